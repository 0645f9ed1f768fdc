"""写入人员: newcomers with their sealed identity, and people who come into a register."""

from collections.abc import Iterator
from typing import Any

import pyarrow as pa
from django.db.models import Max

from bangfu.core.id_number import birth_of, is_male
from bangfu.intake.people import ask
from bangfu.intake.take import Staged
from bangfu.tables.table import Role
from bangfu.web.many_rows import insert
from bangfu.web.registry.models import Batch, Person
from bangfu.web.registry.records import CHUNK
from bangfu.web.registry.sealed import seal_value
from bangfu.web.seal import blind

REGISTERED, SEEN, WITHDRAWN = "registered", "seen", "withdrawn"
_IDENTITY = ("id_index", "id_cipher", "name_cipher", "surname", "birth_on", "sex")
_WRITTEN = (*_IDENTITY, "standing", "batch", "entered_by")


def write_people(staged: Staged, batch: Batch) -> None:
    """Write everybody the register did not have; whoever was only seen is registered."""
    last = Person.objects.aggregate(last=Max("pk"))["last"] or 0
    gone = set(Person.objects.filter(standing=WITHDRAWN).values_list("pk", flat=True))
    new: dict[int, int] = {}
    again: dict[int, int] = {}
    for place, person in enumerate(staged.answered.found.person):
        if person is not None and person > last:
            new.setdefault(person, place)
        elif person in gone:
            again.setdefault(person, place)
    standing = REGISTERED if staged.table.role is Role.REGISTRY else SEEN
    names, shared = ("id", *_IDENTITY), {"standing": standing, "batch_id": batch.pk}
    insert(Person, names, _newcomers(staged, new), **shared)
    known_again = [
        Person(**shared, **dict(zip(names, said, strict=True)))
        for said in _newcomers(staged, again)
    ]
    Person.objects.bulk_update(known_again, _WRITTEN, batch_size=CHUNK)
    if staged.table.role is Role.REGISTRY:
        _enter(staged, batch)


def count_unlisted(staged: Staged, batch: Batch) -> None:
    """Tell how many rows of a list are about people in no register, once all are written."""
    seen: set[int] = set()
    if staged.table.role is not Role.REGISTRY:
        known = Person.objects.filter(standing=SEEN)
        seen = set(known.values_list("pk", flat=True))
    rows = sum(person in seen for person in staged.answered.found.person)
    Batch.objects.filter(pk=batch.pk).update(unlisted=rows)


def _enter(staged: Staged, batch: Batch) -> None:
    seen = set(Person.objects.filter(standing=SEEN).values_list("pk", flat=True))
    entered = sorted(seen.intersection(staged.answered.found.person))
    for start in range(0, len(entered), CHUNK):
        now_known = Person.objects.filter(pk__in=entered[start : start + CHUNK])
        now_known.update(standing=REGISTERED, entered_by=batch)


def _newcomers(staged: Staged, places: dict[int, int]) -> Iterator[tuple[Any, ...]]:
    """Of each person at a place the number here, and the identity as it is kept."""
    rows = staged.rows.take(pa.array(places.values(), pa.int64()))
    asked = ask(rows, "")
    listed = zip(
        places,
        asked["id_number"].to_pylist(),
        asked["name"].to_pylist(),
        _column(rows, "birth_on"),
        _column(rows, "sex"),
        strict=True,
    )
    for person, number, name, birth, sex in listed:
        yield (
            person,
            blind(number) if number else None,
            seal_value(number, f"person:{person}:id_number"),
            seal_value(name, f"person:{person}:name"),
            (name or "")[:1],
            birth or (birth_of(number) if number else None),
            sex or (("女", "男")[is_male(number)] if number else ""),
        )


def _column(rows: pa.Table, name: str) -> list[Any]:
    if name not in rows.column_names:
        return [None] * len(rows)
    listed: list[Any] = rows[name].to_pylist()
    return listed
