"""写入成员: who belongs to which household from this batch's day on, and who no longer."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from bangfu.web.many_rows import insert
from bangfu.web.registry.arrivals import Arrival, Stay
from bangfu.web.registry.change_guard import Guard
from bangfu.web.registry.households import (
    end_empty,
    rank_of,
    ranks_of_batches,
)
from bangfu.web.registry.models import Batch, HouseholdSpan, Membership
from bangfu.web.registry.records import CHUNK

Lives = tuple[int, str, str]
_HERE, _GONE = ("household_id", "no", "relation"), ("until", "ended_event_id")


def write_memberships(came: Sequence[Arrival], guard: Guard, *, full: bool) -> None:
    """Open a membership where somebody came or moved, and end the one before.

    Only a ``full`` export ends the membership of people it does not name, in the
    townships it covers; a partial one says nothing of them. What a change of a household
    says of somebody stands until a register says the same.
    """
    if not came:
        return
    batch, ranks = guard.batch, guard.ranks
    wanted: dict[int, Stay] = {}
    for row in came:
        if row.person is not None and row.person not in wanted:
            wanted[row.person] = Stay(
                row.household, row.numbers.member_no, row.relation
            )
    present = set(wanted)
    gone = guard.of_people(wanted)
    own_rank = rank_of(batch.table, ranks)
    ended: list[tuple[int, int]] = []
    rank = ranks_of_batches(ranks)
    for person, (pk, number, since, lives) in _open_memberships().items():
        new = wanted.get(person)
        if new is None:
            continue
        told = own_rank <= rank[number] and batch.as_of >= since
        caught_up = person in guard.people
        if told and (caught_up or own_rank < rank[number] or lives != _lives(new)):
            ended.append((pk, lives[0]))
        else:
            del wanted[person]
    if full:
        ended += _absent(came, present, guard)
    _end([pk for pk, _ in ended], batch)
    shared: dict[str, Any] = {"from_date": batch.as_of, "batch_id": batch.pk}
    staying = ((who, *stay[: len(_HERE)]) for who, stay in wanted.items())
    insert(Membership, ("person_id", *_HERE), staying, **shared)
    left = ((who, *stay) for who, stay in gone.items())
    insert(Membership, ("person_id", *_HERE, *_GONE), left, **shared)
    end_empty((household for _, household in ended), batch)


def _open_memberships() -> Mapping[int, tuple[int, int, date, Lives]]:
    """Of each person the open membership, its batch, since when, and what it says."""
    members = Membership.objects.filter(until=None)
    fields = ("person_id", "pk", "batch_id", "from_date")
    rows = members.values_list(*fields, "household_id", "no", "relation")
    return {
        person: (pk, number, since, (household, no, relation))
        for person, pk, number, since, household, no, relation in rows.iterator(
            chunk_size=2 * CHUNK
        )
    }


def _absent(
    came: Sequence[Arrival], present: set[int], guard: Guard
) -> Iterator[tuple[int, int]]:
    """Members by this table's word, in its townships, whom it no longer names."""
    batch = guard.batch
    townships = {row.division[:9] for row in came}
    spans = HouseholdSpan.objects.filter(until=None)
    places = dict(spans.values_list("household_id", "division"))
    own = set(Batch.objects.filter(table=batch.table).values_list("pk", flat=True))
    for person, (pk, number, since, lives) in _open_memberships().items():
        here = places.get(lives[0], "")[:9] in townships
        told = number in own and since <= batch.as_of
        absent = here and told and person not in present
        if absent and not guard.spares(person):
            yield pk, lives[0]


def _end(numbers: Sequence[int], batch: Batch) -> None:
    for start in range(0, len(numbers), CHUNK):
        gone = Membership.objects.filter(pk__in=numbers[start : start + CHUNK])
        gone.update(until=batch.as_of, ended_by=batch)


def _lives(stay: Stay) -> Lives:
    return stay.household, stay.no, stay.relation
