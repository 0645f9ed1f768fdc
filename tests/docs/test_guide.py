"""The guide for the six users: every page is found, every picture is there and small."""

import re
from pathlib import Path

from PIL import Image

GUIDE = Path(__file__).parents[2] / "docs" / "guide"
PAGES = sorted(GUIDE.glob("*.md"))
LARGEST = 60_000
_PICTURE = re.compile(r"!\[([^\]]*)\]\(([^)]+)\)")
_LINK = re.compile(r"(?<!!)\[[^\]]*\]\(([^)#]+)\)")


def pictures(page: Path) -> list[tuple[str, Path]]:
    """The pictures of a page: what each shows, and its file."""
    text = page.read_text(encoding="utf-8")
    return [(words, page.parent / path) for words, path in _PICTURE.findall(text)]


def test_every_picture_is_there_says_what_it_shows_and_is_small() -> None:
    """A village office opens the guide over a mobile network."""
    shown = [one for page in PAGES for one in pictures(page)]
    assert len(shown) >= len(PAGES)
    for words, path in shown:
        assert words, path
        assert path.is_file(), path
        assert path.stat().st_size <= LARGEST, path
        with Image.open(path) as picture:
            assert picture.width in {360, 1366}, path


def test_no_picture_is_left_over() -> None:
    """A picture that no page shows any more would never be taken anew."""
    shown = {path.resolve() for page in PAGES for _, path in pictures(page)}
    assert set((GUIDE / "pictures").resolve().iterdir()) == shown


def test_each_of_the_six_users_has_a_page_that_the_first_one_leads_to() -> None:
    """县级经办人, 村干部, 乡镇核查员, 部门经办人, 领导, 督查员."""
    front = GUIDE / "README.md"
    linked = {path.strip() for path in _LINK.findall(front.read_text(encoding="utf-8"))}
    assert linked == {page.name for page in PAGES if page != front}
    assert len(linked) == 6
