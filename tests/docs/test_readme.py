"""What the hand-written documents promise is there."""

import re
from pathlib import Path

import pytest

from bangfu.cli.pages.commands import all_commands

ROOT = Path(__file__).parents[2]
DOCUMENTS = [*sorted(ROOT.glob("*.md")), *sorted((ROOT / "docs").rglob("*.md"))]
HEADINGS = ["## Context", "## Decision", "## Consequences"]


def test_the_readme_lists_every_command_and_no_other() -> None:
    """A command nobody hears of is not used; one that is not there disappoints."""
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    listed = re.findall(r"^\| `bangfu (\w+)", text, re.MULTILINE)
    assert sorted(listed) == sorted(name for name, _command in all_commands())


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.stem)
def test_every_link_leads_somewhere(path: Path) -> None:
    """Links of documents go to files of the repository."""
    links = re.findall(r"\]\(([^)#]+)\)", path.read_text(encoding="utf-8"))
    assert [link for link in links if not (path.parent / link).exists()] == []


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.stem)
def test_every_file_that_is_named_is_there(path: Path) -> None:
    """``src/…`` and ``tests/…`` in backquotes, unless a part is to be filled in."""
    text = path.read_text(encoding="utf-8")
    named = re.findall(r"`((?:src|tests|docs)/[^`<>*]+)`", text)
    assert [name for name in named if not (ROOT / name).exists()] == []


def test_every_decision_has_its_three_parts_and_its_day() -> None:
    """Why, what, and what follows."""
    for path in sorted((ROOT / "docs" / "decisions").iterdir()):
        assert re.fullmatch(r"\d{4}-\d\d-\d\d-[a-z0-9-]+\.md", path.name)
        lines = path.read_text(encoding="utf-8").splitlines()
        assert [line for line in lines if line.startswith("## ")] == HEADINGS
