"""From a file to typed rows and faults, sheet by sheet."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pyarrow as pa
import pytest

from bangfu.core.fault import Effect
from bangfu.exchange.checked import CheckedFile, CheckedSheet, arrow_type
from bangfu.tables import UnknownTable
from bangfu.tables.table import Kind

Writer = Callable[..., Path]
Checker = Callable[..., CheckedFile]
Number = Callable[[int], str]
ALLOWANCE = [
    "乡镇",
    "村",
    "姓名",
    "身份证号",
    "性别",
    "低保类别",
    "保障金额",
    "批准日期",
]


def only_sheet(checked: CheckedFile) -> CheckedSheet:
    (sheet,) = checked.sheets
    return sheet


def told(checked: CheckedFile, effect: Effect) -> list[tuple[int | None, str, str]]:
    return [(f.row, f.column, f.found) for f in checked.faults if f.effect is effect]


def test_a_list_becomes_typed_rows(
    a_workbook: Writer, check: Checker, a_number: Number
) -> None:
    """低保花名册：列按表的次序，类型按声明，行号与表格软件一致"""
    rows = [
        ["示例县低保花名册（2026年6月）"],
        ALLOWANCE,
        ["清泉镇", "大洼", "张 三", a_number(1), "男", "Ａ类", 350.5, date(2020, 3, 1)],
        ["清泉镇", "大洼村", "李四", a_number(2).lower(), "—", "B类", "1,200", 45000],
    ]
    path = a_workbook(甲=rows)
    checked = check(path)
    sheet = only_sheet(checked)
    assert (sheet.table.name, sheet.header_row, sheet.read) == (
        "allowance_recipients",
        2,
        2,
    )
    assert sheet.as_of == date(2026, 6, 30)
    assert not checked.faults
    assert len(checked.sha256) == 64
    assert sheet.rows.column_names == [
        "row", "id_number", "name", "sex", "allowance_kind", "monthly_fen", "granted_on",
        "township", "village", "id_quality", "division_code",
    ]  # fmt: skip
    assert sheet.rows.schema.field("row").type == pa.int32()
    assert (
        sheet.rows.schema.field("monthly_fen").type
        == arrow_type(Kind.FEN)
        == pa.int64()
    )
    assert sheet.rows.to_pylist()[1] == {
        "row": 4, "id_number": a_number(2), "name": "李四", "sex": None,
        "allowance_kind": "B类", "monthly_fen": 120000, "granted_on": date(2023, 3, 15),
        "township": "清泉镇", "village": "大洼村", "id_quality": "valid",
        "division_code": "620599101004",
    }  # fmt: skip


def test_an_id_stored_as_a_number_refuses_its_row(
    a_workbook: Writer, a_csv: Writer, check: Checker, a_number: Number
) -> None:
    """身份证号存成数值（xlsx）或科学记数（CSV）：该行未收，绝不出现假号码"""
    header = ["姓名", "身份证号", "低保类别", "户主身份证号"]
    good = ["李四", a_number(2), "A类", a_number(3)]
    bad = ["张三", 620599199003078515, "A类", 620599199003078515]
    typed = check(a_workbook(甲=[header, bad, good]))
    sixteen = check(
        a_workbook("短.xlsx", 甲=[header, ["张三", 6205991990030785], good])
    )
    assert told(sixteen, Effect.ROW) == told(typed, Effect.ROW)
    text = ["张三", "6.20599E+17", "A类", "6.20599E+17"]
    for checked in (typed, check(a_csv([header, text, good]))):
        (fault,) = [f for f in checked.faults if f.effect is Effect.ROW]
        assert (fault.row, fault.column) == (2, "公民身份号码")
        assert fault.found == "被存成数值，后几位已丢失"
        assert fault.remedy == "请向发送单位重取"
        assert told(checked, Effect.CELL) == [
            (2, "户主证件号码", "被存成数值，后几位已丢失")
        ]
        sheet = only_sheet(checked)
        assert sheet.read == 2
        assert sheet.rows["id_number"].to_pylist() == [a_number(2)]


def test_ids_of_every_quality_are_kept_apart(
    a_csv: Writer, check: Checker, a_number: Number
) -> None:
    """有效、15位、校验位错、读不出、空白：读不出的置空，行都保留"""
    wrong_check = a_number(5)[:17] + ("0" if a_number(5)[17] != "0" else "1")
    numbers = [a_number(1), "620599900307001", wrong_check, "12345", ""]
    rows = [["某甲", number, "A类"] for number in numbers]
    checked = check(a_csv([["姓名", "身份证号", "低保类别"], *rows]))
    sheet = only_sheet(checked)
    assert sheet.rows["id_quality"].to_pylist() == [
        "valid", "repaired", "doubtful", "unreadable", "missing",
    ]  # fmt: skip
    assert sheet.rows["id_number"].to_pylist()[3:] == [None, None]
    assert told(checked, Effect.CELL) == [(5, "公民身份号码", "不是身份证号（5个字）")]
    assert told(checked, Effect.NOTE) == [
        (4, "公民身份号码", "号码的校验位不对"),
        (6, "公民身份号码", "空白"),
    ]
    assert not any(
        digits in f.sentence for f in checked.faults for digits in numbers if digits
    )


def test_a_household_number_that_lost_digits_refuses_its_row(
    a_workbook: Writer, check: Checker, a_number: Number
) -> None:
    """户编号存成超长数值：台账该行未收；短的数值照收"""
    header = ["户编号", "姓名", "证件号码", "与户主关系"]
    rows = [
        [12345678901234567890, "张三", a_number(1), "户主"],
        [620599000001, "李四", a_number(2), "户主"],
    ]
    checked = check(a_workbook(甲=[header, *rows]))
    assert told(checked, Effect.ROW) == [(2, "户编号", "被存成数值，后几位已丢失")]
    assert only_sheet(checked).rows["household_no"].to_pylist() == ["620599000001"]


def test_rows_that_are_no_data_are_left_out(
    a_csv: Writer, check: Checker, a_number: Number
) -> None:
    """合计、小计、空行、预填序号、重复表头、落款、说明都不算数据；叫“总计”的列值不误伤"""
    header = ["序号", *ALLOWANCE]
    person = ["", "清泉镇", "大洼", "张三", a_number(1), "男", "A类", "300", "202001"]
    rows = [
        ["1", *person[1:]],
        ["小计", "", "", "", "", "", "", "300", ""],
        ["", "清泉镇合计", "", "1人", "", "", "", "300", ""],
        ["", "", "", "", "", "", "", "", ""],
        ["2", "清泉镇", "大洼", "", "", "", "", "", ""],
        header,
        ["3", "清泉镇", "大洼", "李四", "", "女", "A类", "200", "202001"],
        ["4", "", "", "王五", "", "", "", "", ""],
        ["合 计", "", "", "", "", "", "", "500", ""],
        ["填表人：赵六", "", "", "审核人：某", "", "", "联系电话：13900000000", "", ""],
        [
            "备注：金额为月保障金额，A类为重点保障户，含分类施保资金",
            "",
            "",
            "",
            "",
            "",
            "",
            "",
            "",
        ],
    ]
    checked = check(a_csv([header, *rows]))
    sheet = only_sheet(checked)
    assert sheet.rows["row"].to_pylist() == [2, 8, 9]
    assert sheet.read == 3
    assert {row for row, _, _ in told(checked, Effect.NOTE)} == {8, 9}


def test_cells_that_cannot_be_read_become_missing(
    a_csv: Writer, check: Checker, a_number: Number
) -> None:
    """日期、金额、选项看不懂：该格按空白处理，行保留，话里说明怎么办"""
    row = ["清泉镇", "大洼", "张三", a_number(1), "女性", "A类", "约三百", "2026-02-30"]
    checked = check(a_csv([ALLOWANCE, row]))
    assert told(checked, Effect.CELL) == [
        (2, "性别", "“女性”不是可选的值"),
        (2, "月保障金额", "3个字的内容不是金额"),
        (2, "享受开始日期", "“2026-02-30”不是日历上的日子"),
    ]
    sex = checked.faults[0]
    assert sex.sentence.endswith("“女性”不是可选的值，应为男、女，请改成可选的值")
    kept = only_sheet(checked).rows.to_pylist()[0]
    assert [kept["sex"], kept["monthly_fen"], kept["granted_on"]] == [None, None, None]


def test_the_first_present_column_is_chosen_for_the_whole_sheet(
    a_csv: Writer, check: Checker, a_number: Number
) -> None:
    """有合规自付列就只用它：那一格空白也不去拿个人自付；日期取第一个有值的"""
    header = [
        "姓名",
        "身份证号",
        "个人自付",
        "合规自付（万元）",
        "出院日期",
        "结算日期",
    ]
    rows = [
        ["张三", a_number(1), "900", "", "2026-03-01", "2026-04-01"],
        ["李四", a_number(2), "900", "0.05", "", "2026-04-02"],
        ["王五", a_number(3), "900", "0.07", "", ""],
    ]
    checked = check(a_csv([header, *rows]))
    got = only_sheet(checked).rows
    assert got["counted_self_paid_fen"].to_pylist() == [None, 50_000, 70_000]
    assert got["counted_self_paid_fen_from"].to_pylist() == ["合规自付"] * 3
    assert got["counted_on"].to_pylist() == [date(2026, 3, 1), date(2026, 4, 2), None]
    assert got["counted_on_from"].to_pylist() == ["出院日期", "结算日期", None]
    ((row, column, found),) = told(checked, Effect.CELL)
    assert (row, column) == (4, "计入日期")
    assert "出院日期、结算日期都是空白" in found


def test_the_other_column_serves_when_the_first_is_absent(
    a_csv: Writer, check: Checker, a_number: Number
) -> None:
    """没有合规自付列，用个人自付，并注明"""
    rows = [
        ["姓名", "身份证号", "个人自付", "结算日期"],
        ["张三", a_number(1), "9", "202604"],
    ]
    got = only_sheet(check(a_csv(rows))).rows.to_pylist()[0]
    assert got["counted_self_paid_fen"] == 900
    assert got["counted_self_paid_fen_from"] == "个人自付"
    assert got["counted_on_from"] == "结算日期"


def test_every_recognised_sheet_is_taken(
    a_workbook: Writer, check: Checker, a_number: Number
) -> None:
    """多个工作表：认得的都收（隐藏的也收并提示），认不得的提示"""
    header = ["姓名", "身份证号", "低保类别"]
    checked = check(
        a_workbook(
            清泉镇=[header, ["张三", a_number(1), "A类"]],
            隐藏明川镇=[header, ["李四", a_number(2), "A类"]],
            通讯录=[["单位名称", "值班电话"], ["某单位", "13900000000"]],
        )
    )
    assert [sheet.sheet for sheet in checked.sheets] == ["清泉镇", "明川镇"]
    notes = {f.sheet: f.found for f in checked.faults}
    assert "隐藏的工作表，也已读入" in notes["明川镇"]
    assert "未收" in notes["通讯录"]
    assert not checked.refused


def test_a_file_without_rows_is_refused(a_csv: Writer, check: Checker) -> None:
    """只有表头"""
    checked = check(a_csv([["姓名", "身份证号", "低保类别"]]))
    assert checked.refused
    (fault,) = checked.faults
    assert fault.effect is Effect.FILE
    assert "没有数据行" in fault.found


def test_the_table_may_be_forced(
    a_csv: Writer, check: Checker, a_number: Number
) -> None:
    """指定表名后不再猜；写错表名是用法错误"""
    path = a_csv([["姓名", "身份证号"], ["张三", a_number(1)]])
    assert check(path).refused
    assert only_sheet(check(path, table="pupils")).table.name == "pupils"
    with pytest.raises(UnknownTable):
        check(path, table="没有这种表")


def test_the_date_column_says_what_day_the_list_is_of(
    a_csv: Writer, check: Checker, a_number: Number
) -> None:
    """数据日期列取最晚的一天；晚于核对日要提示"""
    header = ["姓名", "身份证号", "低保类别", "数据日期"]
    rows = [
        ["张三", a_number(1), "A类", "20260701"],
        ["李四", a_number(2), "A类", "20260501"],
    ]
    checked = check(a_csv([header, *rows], name="低保202601.csv"))
    assert only_sheet(checked).as_of == date(2026, 7, 1)
    assert "晚于核对的日子2026-06-30" in checked.faults[0].found


def test_places_are_resolved_row_by_row(
    a_csv: Writer, check: Checker, a_number: Number
) -> None:
    """同一表里：本县村、外县、没有的村、没写"""
    header = ["县", "乡镇", "村", "姓名", "身份证号", "低保类别"]
    rows = [
        ["示例县", "清泉镇", "大洼", "张三", a_number(1), "A类"],
        ["甘谷县", "西坪镇", "石坪村", "李四", a_number(2), "A类"],
        ["示例县", "清泉镇", "没有的村", "王五", a_number(3), "A类"],
        ["", "", "", "赵六", a_number(4), "A类"],
    ]
    checked = check(a_csv([header, *rows]))
    assert only_sheet(checked).rows["division_code"].to_pylist() == [
        "620599101004", "620523112201", "620599101000", None,
    ]  # fmt: skip
    assert told(checked, Effect.CELL) == [(4, "村", "没有叫“没有的村”的村（社区）")]


def test_a_roster_without_ids_is_noted_once(a_csv: Writer, check: Checker) -> None:
    """台账整列没有身份证号：提示一次，不逐行说"""
    rows = [["姓名", "与户主关系"], ["张三", "户主"], ["李四", "配偶"]]
    checked = check(a_csv(rows))
    assert len(checked.faults) == 1
    assert only_sheet(checked).rows["id_quality"].to_pylist() == ["missing"] * 2
