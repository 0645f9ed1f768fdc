"""工作日: count the days that an office works; weekends are free unless data say else."""

from dataclasses import dataclass
from datetime import date, timedelta

_SATURDAY = 5


@dataclass(frozen=True, slots=True)
class Workdays:
    """工作日历: 放假 of days that would be worked, 调休 of weekends that are worked."""

    off: frozenset[date] = frozenset()
    worked: frozenset[date] = frozenset()

    def is_worked(self, day: date) -> bool:
        """Whether the office works on a day."""
        if day in self.worked:
            return True
        return day not in self.off and day.weekday() < _SATURDAY

    def last(self, day: date) -> date:
        """The day itself if it is worked, else the last worked one before it.

        >>> Workdays().last(date(2026, 6, 7))
        datetime.date(2026, 6, 5)
        """
        while not self.is_worked(day):
            day -= timedelta(days=1)
        return day

    def after(self, day: date, count: int) -> date:
        """The last of so many working days that follow a day, which is not counted.

        >>> Workdays().after(date(2026, 6, 5), 1)
        datetime.date(2026, 6, 8)
        """
        while count:
            day += timedelta(days=1)
            count -= self.is_worked(day)
        return day
