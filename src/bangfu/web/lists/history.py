"""往期: which batches came for each period of a list, and whether they came in time."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bangfu.core.rhythm import Period, period_before, period_of
from bangfu.core.sending import Terms, periods_of
from bangfu.web.registry.models import Batch
from bangfu.web.trail.clock import SHANGHAI

MOST = 24


@dataclass(frozen=True, slots=True)
class Past:
    """One past period: its batches, when it was due, and how that was kept."""

    period: Period
    due: date
    batches: Sequence[Batch]
    kind: str
    words: str


def past_of(batches: Sequence[Batch], terms: Terms, *, on: date) -> list[Past]:
    """The last periods of a list, the newest first; each batch stands in one of them.

    It begins with the first period that anything came for.
    """
    if not (batches and terms.rhythm.has_periods):
        return []
    told = periods_of((batch.as_of for batch in batches), terms)
    own: dict[Period, list[Batch]] = {}
    for batch in batches:
        own.setdefault(told[batch.as_of], []).append(batch)
    period = max([*own, period_of(terms.rhythm, on)])
    first = min(own, default=period)
    past: list[Past] = []
    while period >= first and len(past) < MOST:
        past.append(_past(period, own.get(period, ()), terms.due(period), on))
        period = period_before(terms.rhythm, period)
    return past


def _past(period: Period, batches: Sequence[Batch], due: date, on: date) -> Past:
    kind, words = "hold", "未报"
    if batches:
        came = min(batch.loaded_at for batch in batches).astimezone(SHANGHAI).date()
        late = (came - due).days
        kind, words = ("soon", f"迟报{late}天") if late > 0 else ("done", "按期")
    elif period.last >= on:
        kind, words = "open", "本期未完"
    elif due >= on:
        kind, words = "open", "未到期"
    return Past(period, due, batches, kind, words)
