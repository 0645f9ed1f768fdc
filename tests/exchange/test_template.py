"""A template tells a clerk what to fill in, and reads back without a fault."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from random import Random

import openpyxl
import pytest
from click.testing import CliRunner
from openpyxl.worksheet.worksheet import Worksheet

from bangfu.cli.tables import command
from bangfu.exchange.checked import CheckedFile
from bangfu.exchange.headings import read_headings
from bangfu.exchange.matching import match_headings
from bangfu.exchange.template import choices_of, heading_of, write_template
from bangfu.synth.likely import likely
from bangfu.tables import all_tables, find_table
from bangfu.tables.table import Column, Kind, Table

DAY = date(2026, 6, 30)
# Persons, households and villages; every kind of column; amounts in 元 and in 万元.
FILLED = (
    "allowance_recipients", "budget_funds", "businesses", "hospital_stays", "houses",
    "national_households", "national_persons", "relocations", "roster", "small_loans",
    "villages", "water_supplies",
)  # fmt: skip
PLACES = {
    "province": "甘肃省",
    "prefecture": "示例市",
    "county": "示例县",
    "township": "清泉镇",
    "village": "大洼居民委员会",
}


def opened(path: Path) -> Worksheet:
    sheet = openpyxl.load_workbook(path).active
    assert isinstance(sheet, Worksheet)
    return sheet


def a_template(name: str, folder: Path) -> Worksheet:
    path = folder / "模板.xlsx"
    write_template(find_table(name), path)
    return opened(path)


def heading(sheet: Worksheet, title: str) -> int:
    return [cell.value for cell in sheet[1]].index(title) + 1


def format_of(sheet: Worksheet, title: str) -> str:
    """The number format of the empty cells below a heading."""
    at = heading(sheet, title)
    spans = sheet.column_dimensions.values()
    [own] = [one for one in spans if one.min <= at <= one.max]
    return str(own.number_format)


def cell_for(column: Column, number: str, rng: Random) -> object:
    """What a clerk would type into a column."""
    if column.kind is Kind.ID_NUMBER:
        return number
    if column.kind is Kind.PLACE:
        return PLACES[column.name]
    if column.kind in {Kind.FLAG, Kind.TEXT, Kind.LABEL}:
        usual = ("是", "否") if column.kind is Kind.FLAG else column.labels
        return rng.choice(usual or ("填写的内容",))
    typed = {Kind.FEN: 1234.5, Kind.NUMBER: 7, Kind.WHOLE: 7}
    return typed.get(column.kind) or likely(column, DAY, rng)


@pytest.mark.parametrize("table", all_tables().values(), ids=lambda table: table.name)
def test_the_headings_of_a_template_are_those_of_its_table(table: Table) -> None:
    """每张表的模板：列名一个不差地认回原来的列，下拉框装得下常用的写法"""
    headings = read_headings([heading_of(column) for column in table.columns])
    matched = [match for _, match in match_headings(headings, table)]
    assert [match.column for match in matched] == list(table.column_names)
    assert {match.confidence for match in matched} == {1}
    assert all(choices_of(column) for column in table.columns if column.labels)


@pytest.mark.parametrize("name", FILLED)
def test_a_filled_template_reads_back_without_a_fault(
    name: str,
    tmp_path: Path,
    a_number: Callable[[int], str],
    check: Callable[..., CheckedFile],
) -> None:
    """填两行：认得出是这张表，每列都用上，没有一处差错，号码一位不少，金额不差一分"""
    table = find_table(name)
    path = tmp_path / "填好.xlsx"
    write_template(table, path)
    book = openpyxl.load_workbook(path)
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    rng = Random(1)  # noqa: S311 made-up cells
    numbers = [a_number(order) for order in (1, 2)]
    for number in numbers:
        sheet.append([cell_for(column, number, rng) for column in table.columns])
    book.save(path)
    checked = check(path)
    [read] = checked.sheets
    assert checked.faults == ()
    assert read.table is table
    assert {match.column for match in read.matches} == set(table.column_names)
    assert (read.read, read.dropped) == (2, ())
    if "id_number" in table.column_names:
        assert read.rows["id_number"].to_pylist() == numbers
    fen = [column.name for column in table.columns if column.kind is Kind.FEN]
    wan = {c.name for c in table.columns if c.unit == "万元"}
    for amount in fen:
        in_fen = 1_234_500_000 if amount in wan else 123_450
        assert read.rows[amount].to_pylist() == [in_fen] * 2


def test_the_head_of_a_template_explains_each_column(tmp_path: Path) -> None:
    """表头冻结，必填的列底色不同，每列有批注：必填、怎么填、单位、可填的值、别的写法"""
    sheet = a_template("hospital_stays", tmp_path)
    assert sheet.freeze_panes == "A2"
    number = sheet.cell(1, heading(sheet, "公民身份号码"))
    paid = sheet.cell(1, heading(sheet, "个人自付（元）"))
    assert number.fill.fgColor.rgb != paid.fill.fgColor.rgb
    assert number.comment is not None
    assert "必填" in number.comment.text
    assert "18位" in number.comment.text
    assert "身份证号" in number.comment.text
    assert paid.comment is not None
    assert "选填" in paid.comment.text
    assert "单位：元" in paid.comment.text
    assert all(cell.comment for cell in sheet[1])


def test_numbers_of_people_are_text_cells(tmp_path: Path) -> None:
    """身份证号、电话、卡号的列是文本格式，Excel 不会改成科学计数；日期列是日期格式"""
    sheet = a_template("allowance_recipients", tmp_path)
    for title in ("公民身份号码", "户主证件号码", "联系电话", "银行账号"):
        assert format_of(sheet, title) == "@"
    assert format_of(sheet, "享受开始日期") == "yyyy-mm-dd"


def test_a_closed_list_is_a_drop_down_that_refuses_other_words(tmp_path: Path) -> None:
    """是否和固定选项：下拉框，别的写法不让填；常用写法：下拉框，别的也可填"""
    sheet = a_template("national_persons", tmp_path)
    offered = {
        str(one.sqref).split("2:")[0]: one
        for one in sheet.data_validations.dataValidation
    }

    def of(title: str) -> tuple[str, str | None]:
        one = offered[sheet.cell(1, heading(sheet, title)).column_letter]
        return str(one.formula1), one.errorStyle

    assert of("户类型") == ('"脱贫户,一般农户,普通农户"', None)  # None is stop
    assert of("是否参加大病保险") == ('"是,否"', None)
    assert of("劳动技能")[1] == "information"
    assert "弱劳动力或半劳动力" in of("劳动技能")[0]


def test_the_command_writes_a_template_by_name_or_title(tmp_path: Path) -> None:
    """bangfu tables 低保花名册 --template：写出模板；同名文件不覆盖；没写表名说清楚"""
    out = tmp_path / "模板.xlsx"
    run = CliRunner()
    done = run.invoke(command, ["低保花名册", "--template", str(out)])
    assert done.exit_code == 0
    assert "低保花名册的模板已写到" in done.output
    before = out.read_bytes()
    again = run.invoke(command, ["houses", "--template", str(out)])
    assert again.exit_code == 2
    assert "换一个文件名" in again.output
    assert out.read_bytes() == before
    assert run.invoke(command, ["--template", str(tmp_path / "b.xlsx")]).exit_code == 2
    for wrong in (tmp_path / "b.csv", tmp_path / "none" / "b.xlsx"):
        refused = run.invoke(command, ["houses", "--template", str(wrong)])
        assert refused.exit_code == 2
        assert not wrong.exists()


def test_one_table_is_listed_when_it_is_named() -> None:
    """bangfu tables 表名：只列这一张"""
    shown = CliRunner().invoke(command, ["roads"]).output
    assert shown.startswith("roads  农村道路台账")
    assert shown.count("\n") == 2
