"""收表: small files taken into a lake, for the tests of the chain."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from bangfu.core.id_number import check_character
from bangfu.intake.keys import FolderKeys
from bangfu.intake.report import Report
from bangfu.intake.take import Occasion, take
from bangfu.lake.image import Image, image
from bangfu.lake.lake import Lake
from bangfu.policy import load

ON = date(2026, 6, 30)
NOW = datetime(2026, 7, 1, tzinfo=UTC)
DIVISION = "620599000000"


def number(order: int, born: str = "19800101") -> str:
    """A valid id number of the made-up county."""
    body = f"620599{born}{order:03d}"
    return body + check_character(body)


@dataclass(frozen=True)
class Taken:
    """What a take left behind."""

    lake: Lake
    report: Report
    image: Image

    def rows(self, table: str, *columns: str) -> list[tuple[Any, ...]]:
        """Rows of an image table, in order."""
        listed = self.image.tables[table].select(*columns).to_pyarrow().to_pylist()
        return sorted((tuple(row.values()) for row in listed), key=repr)


TakeFiles = Callable[[dict[str, str]], Taken]


def take_texts(texts: dict[str, str], home: Path) -> Taken:
    """Take csv texts by file name, as ``bangfu screen`` would."""
    folder = home / "county"
    folder.mkdir()
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")
    sources = load().at(ON, DIVISION)["registry_sources"]
    assert isinstance(sources, tuple)
    lake = Lake(home / "lake")
    occasion = Occasion(ON, DIVISION, NOW)
    report = take(folder.iterdir(), lake, FolderKeys(), occasion, sources=sources)
    return Taken(lake, report, image(lake, on=ON, known=NOW, sources=sources))
