"""演示日程: what several people do over weeks, act after act in the order of time."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from heapq import heappop, heappush
from itertools import count

from bangfu.core.calendar import say_date
from bangfu.web.demo.cast import COUNTY
from bangfu.web.leads.calendar import workdays
from bangfu.web.trail.clock import SHANGHAI, set_clock

Story = Iterator["int | Story"]
"""What somebody does: yields the working days until the next act, or another story."""
_OPENS = 9
_MINUTES_APART = 7


class Diary:
    """日程: stories whose acts are done day by day until an evening; the rest stays open."""

    def __init__(self, first: date, last: date) -> None:
        self._last = last
        self._coming: list[tuple[date, int, Story]] = []
        self._numbers = count()
        self._calendar = workdays(COUNTY, on=first)
        self._now = datetime.combine(first, time(_OPENS), SHANGHAI)

    def add(self, story: Story, on: date) -> None:
        """Let a story begin on a day."""
        heappush(self._coming, (on, next(self._numbers), story))

    def live(self) -> Iterator[str]:
        """Do what comes, in order of time; yields each day as it begins."""
        while self._coming and self._coming[0][0] <= self._last:
            day, _, story = heappop(self._coming)
            if day > self._now.date():
                self._now = datetime.combine(day, time(_OPENS), SHANGHAI)
                yield say_date(day)
            self._step(story, day)

    def _step(self, story: Story, day: date) -> None:
        self._now += timedelta(minutes=_MINUTES_APART)
        with set_clock(self._now):
            said = next(story, None)
        if said is None:
            return
        if isinstance(said, int):
            self.add(story, self._calendar.after(day, said) if said else day)
        else:
            self.add(said, day)
            self.add(story, day)
