"""报送: whether a list that is due again and again has come, and since when it has not."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from bangfu.core.rhythm import Period, Rhythm, period_before, period_of
from bangfu.core.workday import Workdays


class SendingState(StrEnum):
    """报送情况: where a list stands on a day."""

    OVERDUE = "overdue"
    NEVER = "never"
    NOT_DUE = "not_due"
    SENT = "sent"
    WHEN_NEEDED = "when_needed"
    NOT_ASKED = "not_asked"

    @property
    def label(self) -> str:
        """The state as a clerk says it."""
        return _LABELS[self]


_LABELS = {
    SendingState.OVERDUE: "逾期",
    SendingState.NEVER: "从未报过",
    SendingState.NOT_DUE: "未到期",
    SendingState.SENT: "已报",
    SendingState.WHEN_NEEDED: "有事才报",
    SendingState.NOT_ASKED: "本县不收",
}


@dataclass(frozen=True, slots=True)
class Terms:
    """报送要求: how often a list is due, and how many days after its period ends."""

    rhythm: Rhythm
    days: int
    calendar: Workdays

    def due(self, period: Period) -> date:
        """The last day on which a period's list is in time."""
        return period.due(self.days, self.calendar)


@dataclass(frozen=True, slots=True)
class Sending:
    """报送进度: the state, its period and last day, and how many days late.

    Of a list that has come: the period it is of, and the day the next one is due.
    """

    state: SendingState
    period: Period | None = None
    due: date | None = None
    late: int = 0


def periods_of(dates: Iterable[date], terms: Terms) -> Mapping[date, Period]:
    """算哪一期: which period each day of a list counts for.

    A list dated in the days left for sending is the ended period's, unless that has a
    list dated inside itself: what is exported on 3 November is usually October's.
    """
    inside = {day: period_of(terms.rhythm, day) for day in set(dates)}
    own = {period.first for period in inside.values()}
    told = {}
    for day, period in inside.items():
        ended = period_before(terms.rhythm, period)
        is_late_export = day <= terms.due(ended) and ended.first not in own
        told[day] = ended if is_late_export else period
    return told


def sending_of(dates: Sequence[date], terms: Terms, *, on: date) -> Sending:
    """Where a list stands on a day, by the days its batches are of.

    A list is asked for once its period is over; the first that is missing counts. What is
    dated later than the day answers for nothing yet.
    """
    if terms.rhythm is Rhythm.NOT_ASKED:
        return Sending(SendingState.NOT_ASKED)
    if terms.rhythm is Rhythm.WHEN_NEEDED:
        return Sending(SendingState.WHEN_NEEDED)
    came = periods_of((day for day in dates if day <= on), terms)
    newest = max(came.values(), default=None)
    if newest is None:
        asked = period_before(terms.rhythm, period_of(terms.rhythm, on))
        return Sending(SendingState.NEVER, asked, terms.due(asked))
    following = _after(terms.rhythm, newest)
    due = terms.due(following)
    if following.last >= on:
        return Sending(SendingState.SENT, newest, due)
    if on <= due:
        return Sending(SendingState.NOT_DUE, following, due)
    return Sending(SendingState.OVERDUE, following, due, (on - due).days)


def _after(rhythm: Rhythm, period: Period) -> Period:
    return period_of(rhythm, date.fromordinal(period.last.toordinal() + 1))
