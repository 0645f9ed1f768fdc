"""撤销一批的写入: what a batch opened, ended and founded, and putting all of it back.

A batch can be taken back while no later batch rests on it: none names whom it founded or
changed. So nothing has to be guessed, and what is left is what there would be without it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
from django.db.models import F, Model, Q, QuerySet

from bangfu.lake.batch import Batch as Card
from bangfu.lake.lake import Lake
from bangfu.lake.register import NATIONAL
from bangfu.tables import find_table
from bangfu.tables.table import Role
from bangfu.web.registry.models import (
    Batch,
    ChangeEffect,
    Household,
    HouseholdChange,
    HouseholdSpan,
    Membership,
    Person,
    Record,
    UnsureRow,
)
from bangfu.web.registry.people import SEEN, WITHDRAWN

_KEYS = ("person", "household", "division_code")


@dataclass(frozen=True, slots=True)
class Touched:
    """一批动过的: people, households and villages; those it founded, and those it moved."""

    people: set[int]
    homes: set[int]
    villages: set[str]
    founded_people: set[int]
    founded_homes: set[int]
    moved_homes: set[int]


def touched_by(batch: Batch) -> Touched:
    """Whatever would be different without the batch."""
    spans = HouseholdSpan.objects.filter(_spans_of(batch) | Q(ended_by=batch))
    members = Membership.objects.filter(Q(batch=batch) | Q(ended_by=batch))
    people = Person.objects.filter(Q(batch=batch) | Q(entered_by=batch))
    records = Record.objects.filter(Q(batch=batch) | Q(ended_by=batch))
    subjects = [subject.partition(":") for subject in _column(records, "subject")]
    return Touched(
        people={*_column(members, "person_id"), *_column(people, "pk")}
        | {int(key) for kind, _, key in subjects if kind == "p"},
        homes={*_column(spans, "household_id"), *_column(members, "household_id")}
        | {int(key) for kind, _, key in subjects if kind == "h"},
        villages={key for kind, _, key in subjects if kind == "v"},
        founded_people=set(_column(Person.objects.filter(batch=batch), "pk")),
        founded_homes=set(_column(Household.objects.filter(batch=batch), "pk")),
        moved_homes=_moved(spans),
    )


def resting_on(batch: Batch, lake: Lake) -> Iterator[Batch]:
    """后来的批次 that were written on top of a batch and would read otherwise without it."""
    later = Batch.objects.filter(number__gt=batch.number, withdrawn_at=None)
    listed = list(later.order_by("number"))
    if not listed:
        return
    touched = touched_by(batch)
    cards = {card.number: card for card in lake.batches()}
    for other in listed:
        if (
            _has_our_people_as_candidates(other, touched)
            or _read_the_whole(batch, other, touched)
            or _names(lake, cards[other.number], touched)
        ):
            yield other


def changes_resting_on(batch: Batch) -> Sequence[HouseholdChange]:
    """户情变化 that were confirmed since, of people or households that the batch touched."""
    since = HouseholdChange.objects.filter(
        confirmed_at__gte=batch.loaded_at, ended_at=None
    )
    if not since.exists():
        return []
    touched = touched_by(batch)
    return [
        change
        for change in since.prefetch_related("effects").order_by("seq")
        if any(
            one.person_id in touched.people
            or one.household_id in touched.homes
            or one.target_id in touched.homes
            for one in change.effects.all()
        )
    ]


def undo(batch: Batch) -> None:
    """Close what the batch opened, re-open what it ended; its personal values go."""
    _put_back(HouseholdSpan, _spans_of(batch), batch)
    _put_back(Membership, Q(batch=batch), batch)
    _put_back(Record, Q(batch=batch), batch)
    Record.objects.filter(batch=batch).update(body={}, digest=b"")
    ChangeEffect.objects.filter(settled_by=batch).update(settled_by=None)
    entered = Person.objects.filter(entered_by=batch)
    entered.update(standing=SEEN, entered_by=None)
    Person.objects.filter(batch=batch).update(
        standing=WITHDRAWN,
        id_cipher=None,
        name_cipher=None,
        surname="",
        birth_on=None,
        sex="",
    )
    rows = UnsureRow.objects.filter(batch=batch)
    rows.update(id_cipher=None, name_cipher=None, surname="")


def _put_back(model: type[Model], opened: Q, batch: Batch) -> None:
    rows: QuerySet[Model] = model._default_manager.all()  # noqa: SLF001 Django's name
    rows.filter(opened).update(until=F("from_date"), ended_by=batch)
    ended = rows.filter(ended_by=batch).exclude(opened)
    ended.update(until=None, ended_by=None)


def _spans_of(batch: Batch) -> Q:
    return Q(batch=batch, opened_by=None) | Q(opened_by=batch)


def _moved(spans: QuerySet[HouseholdSpan]) -> set[int]:
    """Households that live elsewhere since the batch."""
    places: dict[int, set[str]] = {}
    for household, place in spans.values_list("household_id", "division"):
        places.setdefault(household, set()).add(place)
    return {household for household, told in places.items() if len(told) > 1}


def _has_our_people_as_candidates(other: Batch, touched: Touched) -> bool:
    rows = UnsureRow.objects.filter(batch=other)
    near = (person for own in _column(rows, "candidates") for person in own)
    return not touched.founded_people.isdisjoint(near)


def _read_the_whole(batch: Batch, other: Batch, touched: Touched) -> bool:
    """Whether the later batch looked at more than the households it names.

    A full export ends whom it does not name; once there is a national export, rosters no
    longer say who is registered.
    """
    if other.full and (touched.people or touched.homes):
        return True
    if batch.table not in NATIONAL:
        return False
    before = Batch.objects.filter(table__in=NATIONAL, withdrawn_at=None)
    if before.filter(number__lt=batch.number).exists():
        return False
    wrote = HouseholdSpan.objects.filter(_spans_of(other)).exists()
    return wrote or other.table in NATIONAL


def _names(lake: Lake, card: Card, touched: Touched) -> bool:
    """Whether a batch's rows name somebody whom the earlier one founded or changed."""
    path = lake.part(card, "rows")
    if path is None:
        return False
    rows = pq.read_table(path, columns=list(_KEYS))
    people, homes = touched.founded_people, touched.founded_homes | touched.moved_homes
    if find_table(card.table).role is Role.REGISTRY:
        people, homes = touched.people, touched.homes
    return (
        _any_in(rows["person"], people)
        or _any_in(rows["household"], homes)
        or _any_in(rows["division_code"], touched.villages)
    )


def _any_in(column: pa.ChunkedArray, wanted: set[int] | set[str]) -> bool:
    if not wanted:
        return False
    values = pa.array(sorted(wanted), column.type)
    return bool(pc.any(pc.is_in(column, value_set=values)).as_py())


def _column(rows: QuerySet[Model], name: str) -> list[Any]:
    return list(rows.values_list(name, flat=True))
