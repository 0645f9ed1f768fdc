"""Money, dates, divisions and faults."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bangfu.core.calendar import age_on, month_end, parse_date, years_before
from bangfu.core.division import COUNTRY, Level, ancestry, is_inside, level, prefix
from bangfu.core.fault import Effect, Fault
from bangfu.core.money import to_fen, yuan


@given(st.integers(-(10**12), 10**12))
def test_money_survives_being_written_and_read(fen: int) -> None:
    assert to_fen(yuan(fen)) == fen


@pytest.mark.parametrize(
    ("written", "fen"),
    [
        ("0.005", 1),
        ("-0.005", -1),
        ("1e3", None),
        ("", None),
        ("3万", None),
        ("3.", None),
    ],
)
def test_money_is_rounded_half_up_or_refused(written: str, fen: int | None) -> None:
    assert to_fen(written) == fen


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2026年03月05日", date(2026, 3, 5)),
        ("2026/3/5", date(2026, 3, 5)),
        ("2026-03-05 00:00:00", date(2026, 3, 5)),
        ("20260305", date(2026, 3, 5)),
        ("２０２６．３．５", date(2026, 3, 5)),
        ("2026年3月", date(2026, 3, 1)),
        ("2026-13-01", None),
        ("去年", None),
    ],
)
def test_dates_are_read_as_clerks_write_them(written: str, day: date | None) -> None:
    assert parse_date(written) == day


def test_years_are_counted_by_birthdays() -> None:
    assert age_on(date(2010, 7, 1), date(2026, 6, 30)) == 15
    assert age_on(date(2010, 6, 30), date(2026, 6, 30)) == 16
    assert years_before(date(2026, 6, 30), 10) == date(2016, 6, 30)
    assert month_end(date(2024, 2, 3)) == date(2024, 2, 29)


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        (COUNTRY, Level.COUNTRY),
        ("620000000000", Level.PROVINCE),
        ("620500000000", Level.PREFECTURE),
        ("620599000000", Level.COUNTY),
        ("620599101000", Level.TOWNSHIP),
        ("620599101001", Level.VILLAGE),
    ],
)
def test_the_level_is_read_from_the_zeros(code: str, expected: Level) -> None:
    assert level(code) is expected


def test_a_place_is_inside_everything_that_contains_it() -> None:
    village = "620599101001"
    assert all(is_inside(village, outer) for outer in ancestry(village))
    assert not is_inside(village, "620523")
    assert prefix(COUNTRY) == ""
    assert [len(prefix(code)) for code in ancestry(village)] == [12, 9, 6, 4, 2, 0]


def test_a_fault_names_file_sheet_row_column_and_remedy() -> None:
    fault = Fault(
        Effect.CELL,
        "a.xls",
        "是“X”",
        "请改",
        sheet="表1",
        row=7,
        column="户类型",
        expected="脱贫户",
    )
    assert (
        fault.sentence == "《a.xls》 工作表“表1” 第7行 户类型 是“X”，应为脱贫户，请改"
    )
    assert {effect.label for effect in Effect} == {
        "整个文件未收",
        "该行未收",
        "该格按空白处理",
        "提示",
    }
