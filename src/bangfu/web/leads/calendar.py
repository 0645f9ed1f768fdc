"""Working days by the calendar that is loaded as policy data."""

from datetime import date

from bangfu.core.workday import Workdays
from bangfu.policy import load
from bangfu.web.trail.clock import today


def workdays(division: str, *, on: date) -> Workdays:
    """工作日历 of a place."""
    days = (_dates(key, division, on) for key in ("days_off", "days_worked"))
    return Workdays(*days)


def due_after(days: int, *, division: str) -> date:
    """So many working days from today on."""
    day = date.fromisoformat(today())
    return workdays(division, on=day).after(day, days)


def _dates(key: str, division: str, on: date) -> frozenset[date]:
    content = load().entries[key].at(on, division).content
    if not isinstance(content, tuple):
        raise TypeError(key)
    return frozenset(date.fromisoformat(day) for day in content)
