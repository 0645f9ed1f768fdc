"""工作日: counted by the calendar that is loaded."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from bangfu.core.workday import Workdays

FRIDAY = date(2026, 9, 25)


def test_weekends_are_not_counted() -> None:
    assert Workdays().after(FRIDAY, 1) == date(2026, 9, 28)
    assert Workdays().after(FRIDAY, 5) == date(2026, 10, 2)
    assert Workdays().after(date(2026, 9, 26), 1) == date(2026, 9, 28)


def test_holidays_are_skipped_and_worked_weekends_count() -> None:
    october = frozenset(date(2026, 10, day) for day in range(1, 8))
    worked = frozenset({date(2026, 9, 27)})
    calendar = Workdays(off=october, worked=worked)
    assert calendar.after(FRIDAY, 1) == date(2026, 9, 27)
    assert calendar.after(date(2026, 9, 30), 1) == date(2026, 10, 8)


@given(st.dates(date(2020, 1, 1), date(2040, 1, 1)), st.integers(1, 40))
def test_a_date_that_is_due_is_a_working_day_and_each_day_more_is_later(
    day: date, count: int
) -> None:
    due = Workdays().after(day, count)
    assert Workdays().is_worked(due)
    assert Workdays().after(day, count + 1) > due
    assert Workdays().after(day, 0) == day
