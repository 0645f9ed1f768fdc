"""数据日期: the day a list speaks of, by its title rows or its file name."""

import re
import unicodedata
from collections.abc import Iterable
from datetime import date

from bangfu.core.calendar import month_end

_YEARS = range(1990, 2101)
_SEPARATOR = r"\s*[-./年_]\s*"
_DAYS = (
    re.compile(
        rf"(?<!\d)(\d{{4}}){_SEPARATOR}(\d{{1,2}})\s*[-./月_]\s*(\d{{1,2}})(?!\d)"
    ),
    re.compile(r"(?<!\d)(\d{4})(\d{2})(\d{2})(?:\d{4}|\d{6})?(?!\d)"),
)
_MONTH_RANGE = re.compile(
    r"(?<!\d)(\d{4})\s*年\s*\d{1,2}\s*月?\s*[-~至到—]+\s*(\d{1,2})\s*月"
)
_MONTHS = (
    re.compile(rf"(?<!\d)(\d{{4}}){_SEPARATOR}(\d{{1,2}})(?!\d)"),
    re.compile(r"(?<!\d)(\d{4})(\d{2})(?!\d)"),
)


def as_of_told(texts: Iterable[str]) -> date | None:
    """The day that the first telling text names; a month is its last day.

    >>> as_of_told(["农户台账", "示例县台账（2026年6月）", "20260131.xlsx"])
    datetime.date(2026, 6, 30)
    >>> as_of_told(["截至2026-06-15"]), as_of_told(["台账202602.csv"])
    (datetime.date(2026, 6, 15), datetime.date(2026, 2, 28))
    """
    for text in texts:
        if day := _told(unicodedata.normalize("NFKC", text)):
            return day
    return None


def _told(text: str) -> date | None:
    # 2026年1-5月 looks like 5 January until it is known to be a range of months.
    return (
        _month_in(text, _MONTH_RANGE)
        or next((day for pattern in _DAYS if (day := _day_in(text, pattern))), None)
        or next((day for pattern in _MONTHS if (day := _month_in(text, pattern))), None)
    )


def _day_in(text: str, pattern: re.Pattern[str]) -> date | None:
    days = (_day(year, month, day) for year, month, day in pattern.findall(text))
    return next((day for day in days if day), None)


def _month_in(text: str, pattern: re.Pattern[str]) -> date | None:
    days = (_day(year, month, "1") for year, month in pattern.findall(text))
    return next((month_end(day) for day in days if day), None)


def _day(year: str, month: str, day: str) -> date | None:
    if int(year) not in _YEARS:
        return None
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None
