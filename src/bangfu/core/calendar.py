"""日期: read the spellings that clerks use; count years as birthdays do."""

import re
import unicodedata
from calendar import monthrange
from datetime import date

_PARTS = re.compile(
    r"(\d{4})\s*[-./年]\s*(\d{1,2})(?:\s*[-./月]\s*(\d{1,2})?\s*日?号?)?"
    r"(?:[ T]\d{1,2}:\d{2}(?::\d{2})?(?:\.\d+)?)?"
)
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})?")


def parse_date(written: str) -> date | None:
    """The day that is written; a bare month is its first day; None when impossible.

    >>> parse_date("2026年3月5日"), parse_date("2026.03.05"), parse_date("202603")
    (datetime.date(2026, 3, 5), datetime.date(2026, 3, 5), datetime.date(2026, 3, 1))
    >>> parse_date("2026-02-30") is None
    True
    """
    text = unicodedata.normalize("NFKC", written).strip()
    found = _COMPACT.fullmatch(text) or _PARTS.fullmatch(text)
    if not found:
        return None
    try:
        return date(int(found[1]), int(found[2]), int(found[3] or 1))
    except ValueError:
        return None


def month_end(day: date) -> date:
    """The last day of the month."""
    return day.replace(day=monthrange(day.year, day.month)[1])


def years_before(day: date, years: int) -> date:
    """The same day some years earlier; 29 February becomes the 28th.

    >>> years_before(date(2024, 2, 29), 10)
    datetime.date(2014, 2, 28)
    """
    year = day.year - years
    return day.replace(year=year, day=min(day.day, monthrange(year, day.month)[1]))


def age_on(birth: date, day: date) -> int:
    """周岁 on a day."""
    return day.year - birth.year - ((day.month, day.day) < (birth.month, birth.day))


def say_date(day: date) -> str:
    """A date as a sentence has it.

    >>> say_date(date(2026, 3, 5))
    '2026年3月5日'
    """
    return f"{day.year}年{day.month}月{day.day}日"
