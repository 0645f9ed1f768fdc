"""报送周期: how often a list is sent, and which days one sending speaks of."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from bangfu.core.calendar import month_end
from bangfu.core.workday import Workdays

_A_DAY = timedelta(days=1)
_TENTH, _TWENTIETH = 10, 20
_SPRING, _AUTUMN = 2, 8  # the months in which the two terms begin


class Rhythm(StrEnum):
    """周期: how often a department sends a list."""

    TEN_DAYS = "ten_days"
    MONTH = "month"
    QUARTER = "quarter"
    TERM = "term"
    YEAR = "year"
    WHEN_NEEDED = "when_needed"
    NOT_ASKED = "not_asked"

    @property
    def label(self) -> str:
        """The rhythm as a clerk says it."""
        return _LABELS[self]

    @property
    def has_periods(self) -> bool:
        """Whether a list is due again and again."""
        return self not in {Rhythm.WHEN_NEEDED, Rhythm.NOT_ASKED}


_LABELS = {
    Rhythm.TEN_DAYS: "每旬",
    Rhythm.MONTH: "每月",
    Rhythm.QUARTER: "每季",
    Rhythm.TERM: "每学期",
    Rhythm.YEAR: "每年",
    Rhythm.WHEN_NEEDED: "有事才报",
    Rhythm.NOT_ASKED: "本县不收",
}
_MONTHS = {Rhythm.MONTH: 1, Rhythm.QUARTER: 3, Rhythm.YEAR: 12}


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """一期: the days that one sending speaks of, first and last included."""

    first: date
    last: date
    label: str

    def due(self, days: int, calendar: Workdays) -> date:
        """期限: so many days after the last one; a day that is free moves on.

        >>> october = period_of(Rhythm.MONTH, date(2026, 10, 8))
        >>> october.due(7, Workdays()), october.due(9, Workdays())
        (datetime.date(2026, 11, 9), datetime.date(2026, 11, 9))
        """
        return calendar.after(self.last + timedelta(days=days - 1), 1)


def period_of(rhythm: Rhythm, day: date) -> Period:
    """The period that a day lies in.

    >>> period_of(Rhythm.TEN_DAYS, date(2026, 2, 25)).label
    '2026年2月下旬'
    >>> period_of(Rhythm.TERM, date(2027, 1, 9)).label
    '2026年秋季学期'
    """
    match rhythm:
        case Rhythm.TEN_DAYS:
            return _ten_days(day)
        case Rhythm.TERM:
            return _term(day)
        case _:
            return _months(rhythm, day)


def period_before(rhythm: Rhythm, period: Period) -> Period:
    """The period that ended when this one began."""
    return period_of(rhythm, period.first - _A_DAY)


def _ten_days(day: date) -> Period:
    month = f"{day.year}年{day.month}月"
    if day.day <= _TENTH:
        return Period(day.replace(day=1), day.replace(day=_TENTH), f"{month}上旬")
    if day.day <= _TWENTIETH:
        first, last = day.replace(day=_TENTH + 1), day.replace(day=_TWENTIETH)
        return Period(first, last, f"{month}中旬")
    return Period(day.replace(day=_TWENTIETH + 1), month_end(day), f"{month}下旬")


def _term(day: date) -> Period:
    if _SPRING <= day.month < _AUTUMN:
        last = date(day.year, _AUTUMN, 1) - _A_DAY
        return Period(date(day.year, _SPRING, 1), last, f"{day.year}年春季学期")
    year = day.year if day.month >= _AUTUMN else day.year - 1
    last = date(year + 1, _SPRING, 1) - _A_DAY
    return Period(date(year, _AUTUMN, 1), last, f"{year}年秋季学期")


def _months(rhythm: Rhythm, day: date) -> Period:
    length = _MONTHS[rhythm]
    n = (day.month - 1) // length
    first = date(day.year, n * length + 1, 1)
    last = month_end(date(day.year, (n + 1) * length, 1))
    part = {1: f"{day.month}月", 3: f"第{n + 1}季度", 12: ""}[length]
    return Period(first, last, f"{day.year}年{part}")
