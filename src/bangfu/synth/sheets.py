"""Files out: the same rows as xlsx, xls or csv, byte for byte the same every time."""

import csv
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import TypeAlias

import xlsxwriter
import xlwt

Cell: TypeAlias = str | int | Decimal | date | None
Cells: TypeAlias = Sequence[Cell]
_XLS_ROWS = 65_536
# A file's own date would make two equal counties differ.
_MADE_AT = datetime(2026, 6, 30)  # noqa: DTZ001 xlsx wants it without a zone


def write_sheet(path: Path, sheet: str, lines: Iterable[Cells]) -> int:
    """Write one file by its ending; how many lines it got."""
    writer = {".xlsx": _write_xlsx, ".xls": _write_xls, ".csv": _write_csv}
    return writer[path.suffix](path, sheet, lines)


def _write_xlsx(path: Path, name: str, lines: Iterable[Cells]) -> int:
    options = {"constant_memory": True, "default_date_format": "yyyy-mm-dd"}
    book = xlsxwriter.Workbook(str(path), options)
    book.set_properties({"created": _MADE_AT})
    sheet = book.add_worksheet(name)
    text, number, day = sheet.write_string, sheet.write_number, sheet.write_datetime
    count = 0
    for row, cells in enumerate(lines):
        for column, cell in enumerate(cells):
            if cell is None or cell == "":
                continue
            if isinstance(cell, str):
                text(row, column, cell)
            elif isinstance(cell, date):
                day(row, column, cell)
            else:
                number(row, column, cell)
        count = row + 1
    book.close()
    return count


def _write_xls(path: Path, name: str, lines: Iterable[Cells]) -> int:
    book = xlwt.Workbook(encoding="utf-8")
    count = 0
    for cells in lines:
        if count % _XLS_ROWS == 0:
            part = count // _XLS_ROWS + 1
            sheet = book.add_sheet(name if part == 1 else f"{name}{part}")
        for column, cell in enumerate(cells):
            if cell is not None:
                sheet.write(count % _XLS_ROWS, column, _plain(cell))
        count += 1
    book.save(str(path))
    return count


def _write_csv(path: Path, _name: str, lines: Iterable[Cells]) -> int:
    with path.open("w", encoding="gb18030", newline="") as out:
        writer = csv.writer(out)
        count = 0
        for cells in lines:
            writer.writerow([_plain(cell) for cell in cells])
            count += 1
    return count


def _plain(cell: Cell) -> str | int | Decimal:
    if cell is None:
        return ""
    return cell.isoformat() if isinstance(cell, date) else cell
