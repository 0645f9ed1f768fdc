"""Drawn tables: written as a sender's files, taken and judged as in a county."""

import csv
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from bangfu.intake.keys import FolderKeys
from bangfu.intake.report import Report
from bangfu.intake.take import Occasion, take
from bangfu.lake.image import image
from bangfu.lake.lake import Lake
from bangfu.policy import load as load_policy
from bangfu.screening.book import Book
from bangfu.screening.book import load as load_book
from bangfu.screening.hit import Hit
from bangfu.screening.run import Run, run

DIVISION = "620599000000"
NOW = datetime(2026, 7, 1, 9, tzinfo=UTC)

Subject = str | tuple[str, str]


@dataclass(frozen=True, slots=True)
class Judged:
    """What was read and what was found, for whatever else a test wants to see."""

    report: Report
    run: Run

    @property
    def faults(self) -> list[str]:
        """What the clerk is told about the files."""
        return [fault.sentence for file in self.report.files for fault in file.faults]

    def evidence(self, household_no: str) -> list[str]:
        """Where each piece of evidence of a household's hits stands, and its value."""
        return [
            f"《{piece['file']}》第{piece['row']}行 {piece['value']}"
            for hit in self.run.hits
            if hit.household_no == household_no
            for piece in hit.evidence
        ]


Spec = Callable[..., Judged]


def judge(rule_id: str, paths: Sequence[Path], lake: Lake, on: date) -> Judged:
    """Files through the whole chain, with a book of one rule."""
    book, policy = load_book(), load_policy()
    sources = policy.at(on, DIVISION)["registry_sources"]
    assert isinstance(sources, tuple)
    occasion = Occasion(on=on, division=DIVISION, now=NOW)
    report = take(paths, lake, FolderKeys(), occasion, sources=sources)
    one_rule = Book({rule_id: book.find(rule_id)}, book.facts)
    seen = image(lake, on=on, known=NOW, sources=sources)
    return Judged(report, run(seen, one_rule, policy, division=DIVISION))


def write(path: Path, drawn: str) -> Path:
    """A drawn table as the CSV file a sender would export."""
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(parse(drawn))
    return path


def parse(drawn: str) -> list[list[str]]:
    """Rows of cells; the dashed line under the headings is only for the eye."""
    lines = [line for line in drawn.splitlines() if line.strip()]
    rows = [[cell.strip() for cell in line.split("|")] for line in lines]
    assert not set(lines[1].strip()) - set("-+"), "第二行应当是虚线"
    assert len({len(row) for row in [rows[0], *rows[2:]]}) == 1, "各行格数不同"
    return [rows[0], *rows[2:]]


def subject(hit: Hit) -> Subject:
    """Whom a hit names: the household, or one member of it."""
    return (hit.household_no, hit.member_no) if hit.member_no else hit.household_no
