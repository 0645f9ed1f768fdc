"""取哪些批次: which loaded batches speak for a table on a day, township by township."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from bangfu.lake.batch import Batch
from bangfu.tables.table import Keeping

_NO_TOWNSHIP = "000"


@dataclass(frozen=True, slots=True)
class Chosen:
    """A batch that counts, and the townships it has lost to newer ones."""

    batch: Batch
    replaced_in: frozenset[str]


def choose(
    batches: Iterable[Batch], keeping: Keeping, *, on: date, known: datetime
) -> list[Chosen]:
    """The batches of one table that count.

    Events all count. Of snapshots the newest day counts in each township; files of the same
    day stand side by side, since a sender may split one list over several files. Rows of no
    township are replaced by a newer list that has such rows too, or that speaks for every
    township the older one spoke for.
    """
    held = [batch for batch in batches if batch.holds(on=on, known=known)]
    if keeping is Keeping.EVENTS:
        return [Chosen(batch, frozenset()) for batch in held]
    newest: dict[str, date] = {}
    for batch in held:
        for place in batch.townships:
            newest[place] = max(batch.as_of, newest.get(place, batch.as_of))
    chosen = []
    for batch in held:
        lost = {place for place in batch.townships if batch.as_of < newest[place]}
        lost |= {place for place in batch.townships if _is_covered(place, batch, held)}
        if len(lost) < len(batch.townships):
            chosen.append(Chosen(batch, frozenset(lost)))
    return chosen


def _is_covered(place: str, batch: Batch, held: Iterable[Batch]) -> bool:
    """Whether the rows of no township of a batch were in the scope of a newer one."""
    own = {other for other in batch.townships if not _is_nowhere(other)}
    return (
        _is_nowhere(place)
        and bool(own)
        and any(own <= set(o.townships) for o in held if o.as_of > batch.as_of)
    )


def _is_nowhere(place: str) -> bool:
    return place.endswith(_NO_TOWNSHIP)


def too_new(batches: Iterable[Batch], *, on: date, known: datetime) -> list[Batch]:
    """Batches dated after the day: named to the user, and not used."""
    return [b for b in batches if b.as_of > on and b.holds(on=b.as_of, known=known)]
