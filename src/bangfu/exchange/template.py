"""模板: an empty workbook for one table, which reads back without a fault when filled."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import xlsxwriter

from bangfu.exchange.headings import key_of, unit_of
from bangfu.tables.table import Column, Grain, Kind, Role, Table

_ROWS = 5_000  # rows that are made ready; more can be added below
_LONGEST_LIST = 255  # characters a drop-down may hold
_WIDEST_NAME = 31
_WIDE, _PER_CHARACTER = 24, 2.2
_LEAST = {Kind.ID_NUMBER: 21, Kind.ACCOUNT: 21, Kind.PHONE: 14, Kind.DATE: 12}
_NARROW = 10
_A4 = 9
_COMMENT = {"x_scale": 1.8, "y_scale": 1.4}
_TEXT = frozenset(
    {Kind.TEXT, Kind.NAME, Kind.ID_NUMBER, Kind.PHONE, Kind.ACCOUNT, Kind.PLACE}
)
_SAYS = {
    Kind.TEXT: "填文字",
    Kind.NAME: "填姓名",
    Kind.ID_NUMBER: "填18位公民身份号码，按文本填写，末位X大写",
    Kind.PHONE: "填11位手机号或带区号的电话，按文本填写",
    Kind.ACCOUNT: "填完整号码，按文本填写",
    Kind.PLACE: "填行政区划的全称",
    Kind.LABEL: "从下拉框中选一个",
    Kind.FLAG: "填“是”或“否”",
    Kind.DATE: "填日期，如2026-06-30",
    Kind.FEN: "只填数字金额",
    Kind.NUMBER: "只填数字",
    Kind.WHOLE: "只填整数",
}
_YES_NO = ("是", "否")


def write_template(table: Table, out: Path) -> None:
    """Write beside the target and swap: nobody opens half a workbook."""
    fresh = out.with_name(f".{out.name}.part")
    try:
        with xlsxwriter.Workbook(str(fresh)) as workbook:
            sheet = workbook.add_worksheet(table.title[:_WIDEST_NAME])
            _fill(sheet, workbook, table)
        fresh.replace(out)
    finally:
        fresh.unlink(missing_ok=True)


def _fill(sheet: Any, workbook: Any, table: Table) -> None:
    plain = {"bold": True, "border": 1, "text_wrap": True, "valign": "vcenter"}
    usual = workbook.add_format(plain | {"bg_color": "#E7EEF7"})
    needed = workbook.add_format(plain | {"bg_color": "#FCE4D6"})
    text = workbook.add_format({"num_format": "@"})
    day = workbook.add_format({"num_format": "yyyy-mm-dd"})
    sheet.freeze_panes(1, 0)
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.repeat_rows(0)
    for at, column in enumerate(table.columns):
        must = is_needed(column, table)
        heading = heading_of(column)
        shape = text if column.kind in _TEXT else day if _is_day(column) else None
        sheet.set_column(at, at, _width(column, heading), shape)
        sheet.write_string(0, at, heading, needed if must else usual)
        note = "\n".join(notes_of(column, must=must))
        sheet.write_comment(0, at, note, _COMMENT)
        if choices := choices_of(column):
            sheet.data_validation(1, at, _ROWS, at, _drop_down(column, choices))


def is_needed(column: Column, table: Table) -> bool:
    """Whether the list cannot be read without the column."""
    of_people = table.role is Role.LIST and table.grain is not Grain.VILLAGE
    wanted = "id_number" if "id_number" in table.column_names else "head_id_number"
    return column.required or (of_people and column.name == wanted)


def heading_of(column: Column) -> str:
    """The title, with the unit of an amount where the title does not say it.

    >>> from bangfu.tables import find_table
    >>> heading_of(find_table("hospital_stays").column("self_paid_fen"))
    '个人自付（元）'
    >>> heading_of(find_table("villages").column("collective_income_fen"))
    '村级集体经济收入（万元）'
    """
    if column.kind is not Kind.FEN or unit_of(column.title):
        return column.title
    return f"{column.title}（{column.unit}）"


def notes_of(column: Column, *, must: bool) -> Iterator[str]:
    """What a clerk should know before filling the column, a line each."""
    yield "必填" if must else "选填"
    yield _SAYS[column.kind]
    if column.unit:
        yield f"单位：{column.unit}"
    if column.labels:
        told = "可填" if column.kind is Kind.LABEL else "常用"
        yield f"{told}：{'、'.join(column.labels)}"
    others = [name for name in column.aliases if key_of(name) != key_of(column.title)]
    if others:
        yield f"列名也可写成：{'、'.join(others[:6])}"


def choices_of(column: Column) -> tuple[str, ...]:
    """What the drop-down offers; nothing when the words are too many for one."""
    choices = _YES_NO if column.kind is Kind.FLAG else column.labels
    return choices if len(",".join(choices)) <= _LONGEST_LIST else ()


def _drop_down(column: Column, choices: tuple[str, ...]) -> dict[str, Any]:
    """Other words are refused only where the column knows no others."""
    closed = column.kind in {Kind.LABEL, Kind.FLAG}
    return {
        "validate": "list",
        "source": list(choices),
        "error_type": "stop" if closed else "information",
        "error_title": "请从下拉框中选",
        "error_message": "这里只能填下拉框中的一个。" if closed else "不在常用写法里。",
    }


def _is_day(column: Column) -> bool:
    return column.kind is Kind.DATE


def _width(column: Column, heading: str) -> float:
    """Wide enough for its heading, and for all digits of a number."""
    least = _LEAST.get(column.kind, _NARROW)
    return min(max(len(heading) * _PER_CHARACTER, least), _WIDE)
