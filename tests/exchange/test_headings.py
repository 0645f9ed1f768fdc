"""Which heading is which column, and which table a sheet is."""

from collections.abc import Sequence

import pyarrow as pa
import pytest

from bangfu.exchange.headings import read_headings
from bangfu.exchange.matching import match_headings
from bangfu.exchange.recognise import Recognised, recognise
from bangfu.exchange.sheet import Sheet
from bangfu.exchange.unreadable import Unreadable
from bangfu.tables import all_tables, find_table


def a_sheet(*rows: Sequence[str]) -> Sheet:
    width = max(map(len, rows))
    padded = [[*row, *[""] * (width - len(row))] for row in rows]
    text = tuple(
        pa.chunked_array([list(column)]) for column in zip(*padded, strict=True)
    )
    return Sheet("甲", hidden=False, text=text, stored=())


def taken_for(table: str, *headings: str) -> dict[str, str]:
    pairs = match_headings(read_headings(headings), find_table(table))
    return {match.heading: match.column for _, match in pairs}


def recognised(*rows: Sequence[str], file: str = "表.xlsx") -> Recognised:
    return recognise(a_sheet(*rows), file=file, table=None)


def why_not(*rows: Sequence[str]) -> str:
    with pytest.raises(Unreadable) as caught:
        recognised(*rows)
    return str(caught.value)


@pytest.mark.parametrize("table", all_tables().values(), ids=lambda table: table.name)
def test_every_table_is_recognised_by_its_own_titles(table: object) -> None:
    """用模板原样的表头，各种表各认各的，一列不落"""
    assert hasattr(table, "columns")
    found = recognised([column.title for column in table.columns])
    assert found.table is table
    assert not found.dropped


def test_the_real_exports_of_the_national_system_are_recognised() -> None:
    """全国系统2020年导出、2022年名单的表头（公开资料里的原样写法）"""
    export = "省 市 县 乡 村 户编号 人口编号 姓名 性别 出生日期 证件类型 证件号码 民族 户联系电话 成员联系电话 年度 与户主关系 文化程度 在校生状况 劳动技能 务工时间（月） 健康状况 政治面貌 是否享受低保 户主姓名 户主证件号码"  # noqa: E501 one row of headings
    names = "序号 数据日期 县(市、区、旗) 乡(镇) 行政村 自然村 户编号 人编号 姓名 证件号码 人数 与户主关系 民族 文化程度 在校生状况 健康状况 劳动技能 户类型 易返贫致贫户(监测对象)类型 风险是否消除"  # noqa: E501 one row of headings
    for row in (export, names):
        found = recognised(row.split())
        assert found.table.name == "national_persons"
        assert all(match.confidence == 1 for _, match in found.matches)
    assert found.dropped == ("序号",)


def test_the_header_may_stand_below_title_rows() -> None:
    """表头在第3行，上面是标题和单位；标题里的日期与单位都留着"""
    found = recognised(
        ["示例县低保花名册", ""],
        ["单位：万元", ""],
        ["姓名", "身份证号", "低保类别"],
        ["某甲", "1", "A"],
    )
    assert found.header == 2
    assert found.titles == ("示例县低保花名册", "单位：万元")
    assert found.unit == "万元"


def test_a_repeated_heading_gets_a_number_and_is_not_taken_twice() -> None:
    """两个“姓名”列：只用第一个，第二个叫“姓名2”"""
    found = recognised(["姓名", "身份证号", "低保类别", "姓 名"])
    assert found.dropped == ("姓名2",)


def test_spaces_brackets_and_units_do_not_hide_a_heading() -> None:
    """全角空格、星号、（元）（万元）、（镇、街道）"""
    got = taken_for(
        "hospital_stays",
        "*姓 名",
        "合规自付（万元）",
        "乡（镇、街道）",
        "出院\n日期：",
        "村（居）",
    )
    assert set(got.values()) == {
        "name", "compliant_self_paid_fen", "township", "discharged_on", "village",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("table", "slip", "column"),
    [
        ("roster", "公民身分号码", "id_number"),
        ("national_persons", "监测对像类别", "category"),
        ("hospital_stays", "医疗机构名成", "hospital"),
        ("houses", "房屋危险性等级", "danger_grade"),
        ("national_persons", "风险是否己消除", "risk_cleared"),
    ],
)
def test_a_slip_of_the_pen_is_understood(table: str, slip: str, column: str) -> None:
    """一字之差的表头认得，但把握不满"""
    ((_, match),) = match_headings(read_headings([slip]), find_table(table))
    assert match.column == column
    assert 0.8 < match.confidence < 1


@pytest.mark.parametrize(
    ("table", "heading"),
    [
        ("roster", "与户主关糸"),  # one of five characters is too much to guess
        ("hospital_stays", "入院诊断"),
        ("hospital_stays", "先行自付"),
        ("hospital_stays", "转诊医疗机构名称"),
        ("roster", "妻身份证号码"),
        ("hospital_stays", "个人现金支付"),
        ("hospital_stays", "监护人姓名"),
        ("roster", "配偶身份证号码"),
        ("roster", "父亲身份证号码"),
        ("roster", "原身份证号码"),
        ("roster", "原户编号"),
        ("roster", "监护人联系电话"),
        ("roster", "户主性别"),
        ("roster", "上年人均纯收入"),
        ("national_households", "园地面积（亩）"),
        ("national_households", "房屋面积"),
        ("allowance_recipients", "审批日期"),
        ("allowance_recipients", "医保类型"),
        ("pupils", "学籍辅号"),
        ("houses", "住房面积"),
    ],
)
def test_a_heading_of_something_else_is_left_out(table: str, heading: str) -> None:
    """像而不是的表头，宁可不用"""
    assert taken_for(table, heading) == {}


@pytest.mark.parametrize(
    ("table", "headings"),
    [
        ("roster", {"户主姓名": "head_name", "姓名": "name"}),
        ("roster", {"户主证件号码": "head_id_number", "证件号码": "id_number"}),
        ("hospital_stays", {"入院日期": "admitted_on", "出院日期": "discharged_on"}),
        (
            "hospital_stays",
            {"个人自付": "self_paid_fen", "合规自付": "compliant_self_paid_fen"},
        ),
    ],
)
def test_near_pairs_are_never_swapped(table: str, headings: dict[str, str]) -> None:
    """成对的列，两个都在、只在一个、次序颠倒，都不会错"""
    assert taken_for(table, *headings) == headings
    assert taken_for(table, *reversed(headings)) == headings
    for heading, column in headings.items():
        assert taken_for(table, heading) == {heading: column}


def test_a_missing_required_column_is_named() -> None:
    """国家系统导出缺证件号码：说缺哪列、见到哪些表头"""
    said = why_not(["户编号", "人口编号", "姓名", "文化程度", "劳动技能", "在校生状况"])
    assert "监测对象信息，但缺少必需的列：公民身份号码" in said
    assert "在校生状况" in said


def test_a_list_of_persons_needs_an_id() -> None:
    """没有身份证号的低保名单收不了；只有户主的身份证号也行"""
    assert "缺少必需的列：公民身份号码" in why_not(["低保类别", "保障金额", "姓名"])
    heads = recognised(["低保类别", "保障金额", "户主姓名", "户主身份证号"])
    assert heads.table.name == "allowance_recipients"


def test_an_unknown_list_is_refused_with_its_headings() -> None:
    """认不出的表，说见到了哪些表头"""
    said = why_not(["企业名称", "注册资本", "姓名", "乡镇"])
    assert "看不出是哪一种表" in said
    assert "企业名称、注册资本" in said


def test_a_sheet_without_headings_does_not_show_its_data() -> None:
    """没有表头的名单：话里不带姓名和号码"""
    said = why_not(["张三", "620599199003078515", "13900000000"])
    assert "没有找到" in said
    assert "张三" not in said
    assert "1390" not in said


def test_words_in_the_title_decide_between_tables_that_fit_equally() -> None:
    """表头一样多时，看标题里的字"""
    row = ["姓名", "身份证号", "与户主关系", "户主姓名", "低保类别", "户类型"]
    assert recognised(["低保花名册"], row).table.name == "allowance_recipients"
    assert recognised(["农户台账"], row).table.name == "roster"
