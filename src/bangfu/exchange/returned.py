"""退回表: the sender's own sheets, wrong cells in red, each wrong row with its reasons."""

import math
import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import xlsxwriter

from bangfu.core.fault import Effect, Fault
from bangfu.exchange.checked import CheckedFile, CheckedSheet
from bangfu.exchange.headings import read_headings
from bangfu.exchange.read import read_file
from bangfu.exchange.sheet import Sheet, Stored
from bangfu.exchange.source import Source

REASON = "退回原因"
MOST_ROWS_SHOWN_WHOLE = 20_000
_MOST_REASONS = 2000  # characters: more than a clerk reads, less than a cell holds
_NUMBER_WIDE, _REASON_WIDE = 22, 60
_A4 = 9
_FORBIDDEN = re.compile(r"[\[\]:*?/\\]")
_WIDEST_NAME = 31
_RED = {"bg_color": "#FFC7CE", "font_color": "#9C0006"}
_YELLOW = {"bg_color": "#FFEB9C"}
_BOLD = {"bold": True}


@dataclass(frozen=True, slots=True)
class Painted:
    """One sheet to be written: which rows, which cells are wrong, and why."""

    sheet: Sheet
    header: int
    faults: dict[int, list[Fault]]
    position: dict[str, int]

    def rows(self) -> Iterator[int]:
        """Indices of the rows to write: all, or with very many bad ones only those."""
        if self.is_long:
            return iter([*range(self.header + 1), *sorted(self.faults)])
        return iter(range(self.sheet.height))

    @property
    def is_long(self) -> bool:
        """Whether so many rows are bad that only those go back, without comments."""
        return len(self.faults) > MOST_ROWS_SHOWN_WHOLE


def write_returned(
    checked: CheckedFile, source: Source, out: Path, *, on: date
) -> None:
    """Write the sheets of a file back as a workbook that its sender can correct.

    Checked again after correction it reads as before: the added column is no column of
    any table. Texts are written as texts, so nothing in them can run as a formula. ``on``
    is the day a list holds on that tells none.
    """
    sheets, _ = read_file(source)
    by_name = {sheet.name: sheet for sheet in sheets}
    with xlsxwriter.Workbook(str(out)) as workbook:
        formats = {
            Effect.ROW: workbook.add_format(_RED),
            Effect.CELL: workbook.add_format(_RED),
            Effect.NOTE: workbook.add_format(_YELLOW),
            None: workbook.add_format(_BOLD),
        }
        for taken in checked.sheets:
            painted = _painted(taken, by_name[taken.sheet], checked.faults)
            # Sent again on a later day, these few rows must stand beside the good ones
            # that were taken before: as a newer list they would replace them.
            day = f"{taken.as_of or on} " if painted.is_long else ""
            name = _free_name(day + taken.sheet, workbook.sheetnames)
            _write_sheet(workbook.add_worksheet(name), painted, formats)


def _free_name(name: str, taken: Collection[str]) -> str:
    """A sheet name that a workbook may have and none of its sheets has yet."""
    plain = _FORBIDDEN.sub("_", name).strip("'")[:_WIDEST_NAME] or "数据"
    if plain.lower() not in {one.lower() for one in taken} | {"history"}:
        return plain
    return f"{plain[: _WIDEST_NAME - 4]}_{len(taken) + 1}"


def _painted(taken: CheckedSheet, sheet: Sheet, faults: Sequence[Fault]) -> Painted:
    header = taken.header_row - 1
    by_row: dict[int, list[Fault]] = defaultdict(list)
    for fault in faults:
        if fault.row is not None and fault.sheet == taken.sheet:
            by_row[fault.row - 1].append(fault)
    row = sheet.top(taken.header_row)[header]
    places = {heading.text: heading.position for heading in read_headings(row)}
    position = {
        taken.table.column(match.column).title: places[match.heading]
        for match in taken.matches
    }
    return Painted(sheet, header, dict(by_row), position)


def _write_sheet(
    worksheet: Any, painted: Painted, formats: dict[Effect | None, Any]
) -> None:
    text = [column.combine_chunks() for column in painted.sheet.text]
    stored = [column.combine_chunks() for column in painted.sheet.stored]
    reasons_at = _reasons_at(painted)
    _lay_out(worksheet, painted, reasons_at)
    headings = painted.sheet.top(painted.header + 1)[painted.header]
    worksheet.write_string(painted.header, reasons_at, REASON, formats[None])
    for line, row in enumerate(painted.rows()):
        faults = painted.faults.get(row, [])
        wrong = {
            painted.position.get(fault.column): fault for fault in reversed(faults)
        }
        for column, (cells, kinds) in enumerate(zip(text, stored, strict=True)):
            fault = wrong.get(column)
            paint = formats[fault.effect] if fault else None
            # A heading merged over two rows comes back unmerged, where it is read.
            value = headings[column] if row == painted.header else cells[row].as_py()
            _write_cell(worksheet, (line, column), value, kinds[row].as_py(), paint)
            if fault and not painted.is_long:
                worksheet.write_comment(line, column, f"{fault.found}，{fault.remedy}")
        if faults:
            told = "；".join(f"{f.column}{f.found}，{f.remedy}" for f in faults)
            worksheet.write_string(line, reasons_at, told[:_MOST_REASONS])


def _lay_out(worksheet: Any, painted: Painted, reasons_at: int) -> None:
    """Wide enough to read, one page wide to print, the headings always in sight."""
    for heading in read_headings(painted.sheet.top(painted.header + 1)[painted.header]):
        wide = max(
            _NUMBER_WIDE if "号" in heading.text else 12, 2 * len(heading.text) + 2
        )
        worksheet.set_column(heading.position, heading.position, wide)
    worksheet.set_column(reasons_at, reasons_at, _REASON_WIDE)
    worksheet.freeze_panes(painted.header + 1, 0)
    worksheet.repeat_rows(painted.header)
    worksheet.set_landscape()
    worksheet.set_paper(_A4)
    worksheet.fit_to_pages(1, 0)


def _reasons_at(painted: Painted) -> int:
    """The first free column, or the one of an earlier return."""
    for heading in read_headings(painted.sheet.top(painted.header + 1)[painted.header]):
        if heading.text == REASON:
            return heading.position
    return len(painted.sheet.text)


def _write_cell(
    worksheet: Any, at: tuple[int, int], value: str, stored: int, paint: Any
) -> None:
    if not value:
        if paint:
            worksheet.write_blank(*at, None, paint)
    elif stored == Stored.NUMBER and math.isfinite(float(value)):
        worksheet.write_number(*at, float(value), paint)
    else:
        worksheet.write_string(*at, value, paint)
