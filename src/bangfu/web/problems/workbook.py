"""台账工作簿: rows as they come, in memory that does not grow; a sheet says what it is."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from bangfu.core.division import full_code
from bangfu.tables.divisions import name_of
from bangfu.web.problems.shown import Row

COLUMNS: Sequence[tuple[str, int]] = (
    ("编号", 14),
    ("农户", 10),
    ("问题", 20),
    ("为什么是问题", 56),
    ("类别", 8),
    ("乡镇", 12),
    ("地点", 20),
    ("主管单位", 16),
    ("轮到谁", 20),
    ("发现日期", 12),
    ("期限", 12),
    ("状态", 22),
    ("销号编号", 16),
)
"""台账的列: title and width."""
DEMO = "演示数据，人物、证件号与金额均为虚构"
_A4 = 9
_OPTIONS = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


@dataclass(frozen=True, slots=True)
class About:
    """说明: what was asked for, by which post, for what and when."""

    conditions: Sequence[str]
    post: str
    purpose: str
    made_at: datetime
    is_demo: bool


def write_workbook(path: Path, rows: Iterable[Row], about: About) -> int:
    """Write the ledger; how many rows it holds."""
    with xlsxwriter.Workbook(path, _OPTIONS) as book:
        bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
        wrapped = book.add_format({"text_wrap": True, "valign": "top"})
        day = book.add_format({"num_format": "yyyy-mm-dd", "valign": "top"})
        sheet = book.add_worksheet("问题台账")
        _begin(sheet, bold, about)
        count = 0
        for count, row in enumerate(rows, start=1):
            for at, value in enumerate(_cells(row)):
                _write(sheet, count, at, value, wrapped, day)
        sheet.autofilter(0, 0, max(count, 1), len(COLUMNS) - 1)
        _explain(book.add_worksheet("说明"), about, count, bold, wrapped)
    return count


def _begin(sheet: Worksheet, bold: Format, about: About) -> None:
    for at, (title, width) in enumerate(COLUMNS):
        sheet.set_column(at, at, width)
        sheet.write_string(0, at, title, bold)
    sheet.freeze_panes(1, 1)
    sheet.repeat_rows(0)
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.fit_to_pages(1, 0)
    said = "、".join(about.conditions)
    sheet.set_footer(f"&L{DEMO if about.is_demo else said}&R第&P页，共&N页")


def _cells(row: Row) -> list[str | date]:
    episode = row.episode
    problem = episode.problem
    return [
        problem.no,
        row.household,
        problem.title,
        episode.why,
        problem.get_problem_class_display(),
        name_of(full_code(episode.division[:9])),
        row.place,
        str(problem.owner),
        row.turn,
        episode.found_on,
        episode.due,
        row.status.words,
        episode.closed_no,
    ]


def _write(
    sheet: Worksheet,
    row: int,
    at: int,
    value: str | date,
    wrapped: Format,
    day: Format,
) -> None:
    if isinstance(value, str):
        sheet.write_string(row, at, value, wrapped)
    else:
        sheet.write_datetime(row, at, value, day)


def _explain(
    sheet: Worksheet, about: About, count: int, bold: Format, wrapped: Format
) -> None:
    """说明页: what a figure is worth without its conditions."""
    at = about.made_at
    told = [
        ("条件", "、".join(about.conditions)),
        ("行数", f"{count}件"),
        ("截至", f"{at.year}年{at.month}月{at.day}日 {at.hour}:{at:%M}"),
        ("导出岗位", about.post),
        ("用途", about.purpose),
        ("须知", "只用于帮扶工作，不得外传；用完请销毁。导出已留痕。"),
    ]
    if about.is_demo:
        told.insert(0, ("演示数据", DEMO))
    sheet.set_column(0, 0, 12)
    sheet.set_column(1, 1, 60)
    for row, (label, words) in enumerate(told):
        sheet.write_string(row, 0, label, bold)
        sheet.write_string(row, 1, words, wrapped)
