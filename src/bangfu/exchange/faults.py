"""差错怎么说: from row indices and short findings to faults that a clerk can act on."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import pyarrow as pa

from bangfu.core.fault import Effect, Fault
from bangfu.exchange.cells import REMEDIES
from bangfu.exchange.column import ReadColumn
from bangfu.exchange.unreadable import Unreadable
from bangfu.tables.table import Kind

LOST_DIGITS = "被存成数值，后几位已丢失"
_ASK_AGAIN = "请向发送单位重取"
_OTHER_REMEDY = "请核对后改正"


@dataclass(frozen=True, slots=True)
class Told:
    """What is wrong in one row, before the row's number in the spreadsheet is known."""

    row: int
    column: str
    found: str
    remedy: str
    effect: Effect = Effect.CELL
    expected: str = ""


@dataclass(frozen=True, slots=True)
class Teller:
    """Knows the file, the sheet and the spreadsheet's number of each data row."""

    file: str
    sheet: str
    numbers: pa.Array

    def cells(self, told: Iterable[Told]) -> Iterator[Fault]:
        """Faults of rows."""
        listed = list(told)
        rows = self.numbers.take(pa.array([one.row for one in listed], pa.int64()))
        for one, row in zip(listed, rows.to_pylist(), strict=True):
            yield Fault(
                one.effect,
                self.file,
                one.found,
                one.remedy,
                self.sheet,
                row,
                one.column,
                one.expected,
            )

    def note(self, column: str, found: str, remedy: str) -> Fault:
        """A remark about a whole column."""
        return Fault(
            Effect.NOTE, self.file, found, remedy, sheet=self.sheet, column=column
        )


def file_fault(why: Unreadable, file: str, *, sheet: str = "") -> Fault:
    """The fault of a file that could not be taken at all."""
    return Fault(
        Effect.FILE, file, why.found, why.remedy, sheet=sheet, code=why.code.value
    )


def cell_faults(read: ReadColumn, tell: Teller) -> Iterator[Fault]:
    """Every cell that could not be read as its column's kind."""
    column = read.column
    remedy = REMEDIES.get(column.kind, _OTHER_REMEDY)
    expected = "、".join(column.labels) if column.kind is Kind.LABEL else ""
    return tell.cells(
        Told(row, column.title, found, remedy, expected=expected)
        for row, found in read.wrong
    )


def lost_faults(read: ReadColumn, tell: Teller, *, refuses: bool) -> Iterator[Fault]:
    """Every number that lost its digits; in a key it refuses the row."""
    effect = Effect.ROW if refuses else Effect.CELL
    title = read.column.title
    return tell.cells(
        Told(row, title, LOST_DIGITS, _ASK_AGAIN, effect)
        for row in read.lost.to_pylist()
    )
