"""What a written value means, kind by kind."""

from datetime import date

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bangfu.core.id_number import Quality, check_character, parse
from bangfu.exchange.as_of import as_of_told
from bangfu.exchange.blank import is_blank
from bangfu.exchange.cells import Value, reader
from bangfu.exchange.valid_ids import are_valid
from bangfu.tables.table import Column, Kind

GRADE = Column("grade", "等级", Kind.LABEL, labels=("A级", "B级", "无"))
SEX = Column("sex", "性别", Kind.LABEL, labels=("男", "女"))


def column(kind: Kind, unit: str = "") -> Column:
    return Column("x", "某列", kind, unit=unit)


@pytest.mark.parametrize(
    ("kind", "written", "value"),
    [
        (Kind.NAME, " 张　三 ", "张三"),
        (Kind.NAME, "买买提•艾力", "买买提·艾力"),
        (Kind.TEXT, "Ａ１２　３", "A12 3"),
        (Kind.PHONE, "139-0000 0000", "13900000000"),
        (Kind.PHONE, "+8613900000000", "13900000000"),
        (Kind.PHONE, "13900000000、0938-1234567", "13900000000、09381234567"),
        (Kind.ACCOUNT, "6228 4800 0000", "622848000000"),
        (Kind.ACCOUNT, "甘e12345", "甘E12345"),
        (Kind.FLAG, "是", True),
        (Kind.FLAG, "无", False),
        (Kind.FLAG, "Ｙ", True),
        (Kind.FLAG, "0", False),
        (Kind.FLAG, "FALSE", False),
        (Kind.DATE, "2026年3月5日", date(2026, 3, 5)),
        (Kind.DATE, "２０２６．３．５", date(2026, 3, 5)),
        (Kind.DATE, "2026-03-05 10:01:00", date(2026, 3, 5)),
        (Kind.DATE, "46086", date(2026, 3, 5)),
        (Kind.DATE, "46086.42", date(2026, 3, 5)),
        (Kind.DATE, "202603", date(2026, 3, 1)),
        (Kind.FEN, "1,234.5", 123450),
        (Kind.FEN, "0.285", 29),
        (Kind.FEN, "1e-05", 0),
        (Kind.FEN, "1.2万元", 1_200_000),
        (Kind.FEN, "300元", 30_000),
        (Kind.NUMBER, "3.5亩", 3.5),
        (Kind.WHOLE, "4人", 4),
        (Kind.WHOLE, "4.0", 4),
    ],
)
def test_what_people_write_is_understood(
    kind: Kind, written: str, value: Value
) -> None:
    """各类单元格的常见写法"""
    assert reader(column(kind))(written) == (value, "")


def test_amounts_in_wan_are_scaled_once() -> None:
    """（万元）的列放大一万倍；格里自带单位的以格里为准"""
    read = reader(column(Kind.FEN), unit="万元")
    assert read("1.5") == (1_500_000, "")
    assert read("1.5万元") == (1_500_000, "")
    assert read("3000元") == (300_000, "")
    assert reader(column(Kind.FEN, unit="万元"))("2")[0] == 2_000_000
    assert reader(column(Kind.FEN, unit="万元"), unit="元")("2")[0] == 200


@pytest.mark.parametrize(
    ("kind", "written", "said"),
    [
        (Kind.DATE, "2026-02-30", "“2026-02-30”不是日历上的日子"),
        (Kind.DATE, "1890-01-01", "年份不对"),
        (Kind.DATE, "620599199003078515", "18个字的内容不是日历上的日子"),
        (Kind.FEN, "张三", "2个字的内容不是金额"),
        (Kind.FEN, "13900000000000000", "大得不合情理"),
        (Kind.NUMBER, "约三百", "不是数"),
        (Kind.WHOLE, "3.5", "“3.5”不是整数"),
        (Kind.FLAG, "也许", "看不出是“是”还是“否”"),
        (Kind.PHONE, "没有电话", "不是电话号码（4个字）"),
    ],
)
def test_what_cannot_be_read_is_told_without_repeating_a_person(
    kind: Kind, written: str, said: str
) -> None:
    """看不懂的格：说清楚，不复述号码和姓名"""
    value, wrong = reader(column(kind))(written)
    assert value is None
    assert said in wrong
    assert "张三" not in wrong
    assert "1990" not in wrong


def test_a_label_is_one_of_the_declared_ones() -> None:
    """选项列：全角、空格不碍事；不在选项里的报出来"""
    assert reader(GRADE)(" Ａ 级 ") == ("A级", "")
    assert reader(GRADE)("丙级") == (None, "“丙级”不是可选的值")
    assert "6205" not in reader(GRADE)("620599199003")[1]


@pytest.mark.parametrize(
    "written", ["", " ", "　", "-", "—", "/", "NULL", "#N/A", "null"]
)
def test_blanks_of_every_kind_say_nothing(written: str) -> None:
    """各式空白"""
    assert all(is_blank(written, column(kind)) for kind in Kind)


def test_none_is_blank_only_where_it_is_no_answer() -> None:
    """“无”：电话里是空白，是否列里是“否”，选项里有“无”时就是那个选项"""
    assert is_blank("无", column(Kind.PHONE))
    assert is_blank("无", SEX)
    assert not is_blank("无", GRADE)
    assert not is_blank("无", column(Kind.FLAG))


@pytest.mark.parametrize(
    ("told", "day"),
    [
        ("示例县农户台账（2026年6月）", date(2026, 6, 30)),
        ("截至2026年6月15日", date(2026, 6, 15)),
        ("台账2026-06-30.xlsx", date(2026, 6, 30)),
        ("低保20260630.xls", date(2026, 6, 30)),
        ("导出20260630101530.csv", date(2026, 6, 30)),
        ("低保202602.xls", date(2026, 2, 28)),
        ("2026年1-5月住院", date(2026, 5, 31)),
        ("台账.xlsx", None),
        ("620599台账13900000000", None),
        ("2026年报表", None),
    ],
)
def test_the_day_of_a_list_is_read_from_its_title(told: str, day: date | None) -> None:
    """标题、文件名里的日期；月份取月末"""
    assert as_of_told([told]) == day


DIGITS = st.text("0123456789", min_size=17, max_size=17)
LIKELY = st.builds(
    lambda day, order: f"620599{day:%Y%m%d}{order:03d}",
    st.dates(date(1900, 1, 1), date(2026, 1, 1)),
    st.integers(0, 999),
)
CHECKED = st.one_of(LIKELY, DIGITS).map(lambda first: first + check_character(first))
ANY = st.one_of(CHECKED, st.from_regex(r"[0-9]{17}[0-9Xx]", fullmatch=True), st.text())


@given(st.lists(ANY, max_size=20))
def test_the_quick_check_of_ids_agrees_with_the_slow_one(written: list[str]) -> None:
    """整列快检与逐个核对结论一致：快检说有效的，正是原样有效的"""
    quick = are_valid(pa.array(written, pa.string())).to_pylist()
    slow = [
        parse(text).quality is Quality.VALID and parse(text).text == text
        for text in written
    ]
    assert quick == slow
