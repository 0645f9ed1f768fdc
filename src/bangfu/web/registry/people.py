"""写入人员: newcomers with their sealed identity, and people who come into a register."""

from collections.abc import Iterator
from typing import Any

import pyarrow as pa
from django.db.models import Max

from bangfu.core.id_number import birth_of, is_male
from bangfu.intake.people import ask
from bangfu.intake.take import Staged
from bangfu.tables.table import Role
from bangfu.web.registry.models import Batch, Person
from bangfu.web.registry.records import CHUNK
from bangfu.web.registry.sealed import seal_value
from bangfu.web.seal import blind

REGISTERED, SEEN, WITHDRAWN = "registered", "seen", "withdrawn"
_WRITTEN = (
    *("id_index", "id_cipher", "name_cipher", "surname", "birth_on", "sex"),
    *("standing", "batch", "entered_by"),
)


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
    Person.objects.bulk_create(_newcomers(staged, new, batch), batch_size=CHUNK)
    known_again = list(_newcomers(staged, again, batch))
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


def _newcomers(
    staged: Staged, places: dict[int, int], batch: Batch
) -> Iterator[Person]:
    rows = staged.rows.take(pa.array(places.values(), pa.int64()))
    standing = REGISTERED if staged.table.role is Role.REGISTRY else SEEN
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
        yield Person(
            pk=person,
            id_index=blind(number) if number else None,
            id_cipher=seal_value(number, f"person:{person}:id_number"),
            name_cipher=seal_value(name, f"person:{person}:name"),
            surname=(name or "")[:1],
            birth_on=birth or (birth_of(number) if number else None),
            sex=sex or (("女", "男")[is_male(number)] if number else ""),
            standing=standing,
            batch_id=batch.pk,
        )


def _column(rows: pa.Table, name: str) -> list[Any]:
    if name not in rows.column_names:
        return [None] * len(rows)
    listed: list[Any] = rows[name].to_pylist()
    return listed
