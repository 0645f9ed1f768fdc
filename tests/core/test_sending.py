"""报送: the day a list is due, and what has not come since when."""

from datetime import date

import pytest

from bangfu.core.rhythm import Rhythm, period_before, period_of
from bangfu.core.sending import SendingState, Terms, periods_of, sending_of
from bangfu.core.workday import Workdays

HOLIDAYS = Workdays(off=frozenset({date(2026, 10, d) for d in range(1, 8)}))
MONTHLY = Terms(Rhythm.MONTH, 5, HOLIDAYS)
SEPTEMBER, OCTOBER = date(2026, 9, 30), date(2026, 10, 31)


@pytest.mark.parametrize(
    ("rhythm", "day", "label", "first", "last"),
    [
        (Rhythm.TEN_DAYS, "2026-02-10", "2026年2月上旬", "2026-02-01", "2026-02-10"),
        (Rhythm.TEN_DAYS, "2026-02-11", "2026年2月中旬", "2026-02-11", "2026-02-20"),
        (Rhythm.TEN_DAYS, "2024-02-29", "2024年2月下旬", "2024-02-21", "2024-02-29"),
        (Rhythm.MONTH, "2026-12-31", "2026年12月", "2026-12-01", "2026-12-31"),
        (Rhythm.QUARTER, "2026-09-30", "2026年第3季度", "2026-07-01", "2026-09-30"),
        (Rhythm.TERM, "2026-02-01", "2026年春季学期", "2026-02-01", "2026-07-31"),
        (Rhythm.TERM, "2026-01-31", "2025年秋季学期", "2025-08-01", "2026-01-31"),
        (Rhythm.YEAR, "2026-07-01", "2026年", "2026-01-01", "2026-12-31"),
    ],
)
def test_the_period_that_a_day_lies_in(
    rhythm: Rhythm, day: str, label: str, first: str, last: str
) -> None:
    """旬、月、季、学期、年各从哪天到哪天"""
    period = period_of(rhythm, date.fromisoformat(day))
    assert period.label == label
    assert (str(period.first), str(period.last)) == (first, last)


@pytest.mark.parametrize(
    "rhythm", [rhythm for rhythm in Rhythm if rhythm.has_periods], ids=str
)
def test_periods_follow_one_another_without_a_gap(rhythm: Rhythm) -> None:
    """三年里每一天都在一期里，前一期的最后一天就是这一期第一天的前一天"""
    for n in range(3 * 366):
        period = period_of(rhythm, date.fromordinal(date(2024, 1, 1).toordinal() + n))
        before = period_before(rhythm, period)
        assert (period.first - before.last).days == 1
        assert period.first <= period.last


def test_a_deadline_in_the_holidays_moves_to_the_next_working_day() -> None:
    """期限遇国庆长假，顺延到10月8日"""
    assert MONTHLY.due(period_of(Rhythm.MONTH, SEPTEMBER)) == date(2026, 10, 8)


@pytest.mark.parametrize(
    ("came", "on", "state", "label", "late"),
    [
        ((), "2026-10-20", SendingState.NEVER, "2026年9月", 0),
        ((date(2026, 8, 31),), "2026-10-08", SendingState.NOT_DUE, "2026年9月", 0),
        ((date(2026, 8, 31),), "2026-10-09", SendingState.OVERDUE, "2026年9月", 1),
        ((SEPTEMBER,), "2026-10-31", SendingState.SENT, "2026年9月", 0),
        ((SEPTEMBER,), "2026-11-01", SendingState.NOT_DUE, "2026年10月", 0),
        ((date(2026, 10, 3),), "2026-10-20", SendingState.SENT, "2026年9月", 0),
        ((date(2026, 10, 15),), "2026-10-20", SendingState.SENT, "2026年10月", 0),
        ((date(2026, 7, 31),), "2026-10-06", SendingState.OVERDUE, "2026年8月", 29),
        ((date(2027, 9, 30),), "2026-10-20", SendingState.NEVER, "2026年9月", 0),
    ],
)
def test_where_a_monthly_list_stands(
    came: tuple[date, ...], on: str, state: SendingState, label: str, late: int
) -> None:
    """已报、逾期、未到期、从未报过；最早缺的那一期算起；日期在将来的不算"""
    told = sending_of(came, MONTHLY, on=date.fromisoformat(on))
    assert told.period
    assert (told.state, told.period.label, told.late) == (state, label, late)


def test_a_list_that_is_only_sent_when_something_happens_is_never_late() -> None:
    """有事才报、本县不收：没有期限"""
    for rhythm in (Rhythm.WHEN_NEEDED, Rhythm.NOT_ASKED):
        told = sending_of((), Terms(rhythm, 0, HOLIDAYS), on=OCTOBER)
        assert (told.state.value, told.due) == (rhythm.value, None)


def test_a_late_export_is_the_ended_periods_unless_that_has_its_own() -> None:
    """11月3日导出的算10月的；10月31日的已经有了，就算11月的"""
    late = date(2026, 11, 3)
    assert periods_of([late], MONTHLY)[late].label == "2026年10月"
    assert periods_of([OCTOBER, late], MONTHLY)[late].label == "2026年11月"
