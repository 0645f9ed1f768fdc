"""A small county with plants of its own, and how its files are read back."""

import csv
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import islice
from pathlib import Path
from typing import Any

from python_calamine import CalamineWorkbook

from bangfu.screening.plant import CountyDraft, Planted
from bangfu.screening.rule import Planter
from bangfu.synth.make import FIRST_DAY, make_county

HOUSEHOLDS = 600


@dataclass(frozen=True, slots=True)
class Planting:
    """A rule, as far as synth knows one."""

    id: str
    plant: Planter
    near: Planter


def _cars(draft: CountyDraft) -> Iterator[Planted]:
    plates = (f"甘Z{n:05d}" for n in range(100))
    for registered, count in ((True, 4), (False, 10)):
        for household in islice(draft.households(registered=registered), count):
            draft.clear("vehicles", household)
            draft.add("vehicles", household.members[-1], plate_no=next(plates))
            yield Planted(household, household.members[-1])


def _old_car(draft: CountyDraft) -> Iterator[Planted]:
    [household] = islice(draft.households(registered=True), 1)
    draft.clear("vehicles", household)
    day = date(2016, 7, 1)
    draft.add("vehicles", household.members[0], plate_no="甘Z77777", registered_on=day)
    yield Planted(household)


def _stays(draft: CountyDraft) -> Iterator[Planted]:
    for household in islice(draft.households(registered=True), 3):
        draft.clear("hospital_stays", household)
        draft.add(
            "hospital_stays",
            household.members[0],
            settlement_no="PLANTED",
            discharged_on=draft.on,
            compliant_self_paid_fen=1_234_567,
        )
        yield Planted(household, household.members[0])


def _silent(draft: CountyDraft) -> Iterator[Planted]:
    for household in islice(draft.households(registered=True), 2):
        draft.clear("allowance_recipients", household)
        for member in household.members:
            draft.state(member, "allowance", "城市低保")
        draft.state(household.members[0], "category", "突发严重困难户")
        yield Planted(household)


RULES = (
    Planting("test.cars", _cars, _old_car),
    Planting("test.old_car", _old_car, _silent),
    Planting("test.stays", _stays, _silent),
)
Rows = list[dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Folder:
    """A county's files, read back as a spreadsheet program shows them."""

    path: Path

    def cells(self, word: str) -> list[list[Any]]:
        """All lines of the file whose name has the word."""
        [file] = [f for f in sorted(self.path.iterdir()) if word in f.name]
        if file.suffix == ".csv":
            with file.open(encoding="gb18030", newline="") as lines:
                return [list(line) for line in csv.reader(lines)]
        with CalamineWorkbook.from_path(file) as book:
            return book.get_sheet_by_index(0).to_python(skip_empty_area=False)

    def rows(self, word: str, heading_row: int) -> Rows:
        """Rows under the headings, with the number of each row under ``row``."""
        lines = self.cells(word)
        headings = lines[heading_row - 1]
        return [
            dict(zip(headings, cells, strict=False)) | {"row": number}
            for number, cells in enumerate(lines[heading_row:], heading_row + 1)
        ]

    def truth(self) -> dict[str, Any]:
        """What the plants have said."""
        read: dict[str, Any] = json.loads((self.path / "truth.json").read_text("utf-8"))
        return read


def make(folder: Path, *, on: date = FIRST_DAY, seed: int = 1) -> Folder:
    """A county of 600 households with the plants above."""
    make_county(folder, households=HOUSEHOLDS, seed=seed, on=on, rules=RULES)
    return Folder(folder)
