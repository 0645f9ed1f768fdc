"""Rows of an xlsx, xls or ods workbook, each cell with the type it was stored as."""

import io
from collections.abc import Iterator, Mapping
from itertools import islice

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
    XmlError,
    ZipError,
    load_workbook,
)

from bangfu.core.fault import FaultCode
from bangfu.exchange.formulas import formula_columns
from bangfu.exchange.grid import Grid, Range
from bangfu.exchange.sniff import Format, damaged, locked, too_big
from bangfu.exchange.source import Content
from bangfu.exchange.unreadable import Unreadable

MOST_SHEETS = 200
MOST_MERGED = 10_000
MOST_ROWS = 2**20
"""What a sheet can hold; an address beyond it makes blank rows without end."""


def workbook_grids(content: Content, found: Format) -> Iterator[Grid]:
    """Every worksheet that has any cell, hidden ones too; one at a time in memory."""
    found_in = io.BytesIO(content) if isinstance(content, bytes) else str(content)
    try:
        book = load_workbook(found_in)
        yield from _grids(book, formula_columns(content, found))
    except PasswordError:
        raise locked() from None
    except (CalamineError, XmlError, ZipError, OSError, ValueError) as error:
        if "password" in str(error).lower():
            raise locked() from None
        raise damaged() from None


def _grids(
    workbook: CalamineWorkbook, computed: Mapping[str, Mapping[int, int]]
) -> Iterator[Grid]:
    sheets = [
        sheet
        for sheet in workbook.sheets_metadata
        if sheet.typ is SheetTypeEnum.WorkSheet
    ]
    if len(sheets) > MOST_SHEETS:
        raise Unreadable(
            FaultCode.TOO_MANY_SHEETS,
            f"有{len(sheets)}个工作表，超过{MOST_SHEETS}个",
            "请只留下要提交的工作表",
        )
    for told in sheets:
        sheet = workbook.get_sheet_by_name(told.name)
        if sheet.total_height > MOST_ROWS:
            raise too_big()
        hidden = told.visible is not SheetVisibleEnum.Visible
        if sheet.width:
            formulas = computed.get(told.name, {})
            rows, merged = sheet.iter_rows(), _merged(sheet)
            yield Grid(told.name, hidden, sheet.width, rows, formulas, merged)


def _merged(sheet: CalamineSheet) -> list[Range]:
    """合并格 that lie over more than one row or column, as many as anybody reads of."""
    ranges = islice(sheet.merged_cell_ranges or (), MOST_MERGED)
    return [(*first, *last) for first, last in ranges]
