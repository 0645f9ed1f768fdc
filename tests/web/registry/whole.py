"""The whole register: written batch by batch, compared without its keys, emptied."""

import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from django.db import connection
from django.db.models import Q

from bangfu.lake.image import image
from bangfu.web.accounts.standing import Officer
from bangfu.web.home import home
from bangfu.web.registry.models import (
    Batch,
    Household,
    HouseholdSpan,
    Membership,
    Person,
    Record,
)
from bangfu.web.registry.runs import home_lake, sources
from bangfu.web.registry.withdrawal import withdraw
from bangfu.web.trail.clock import now
from bangfu.web.trail.guard import acting
from web.cast import wang
from web.registry.township import load

ON = date(2026, 7, 31)


def put(home: Path, name: str, texts: dict[str, str], *, full: bool = False) -> int:
    """Load files in an order of their own; the number of the last batch."""
    load(wang(), home / name, texts, full=full, on=ON)
    return Batch.objects.latest("number").pk


def take_back(batch: int, officer: Officer | None = None) -> None:
    withdraw((officer or wang()).actor, number=batch, reason="发送单位发错了月份")


def identity(person: Person) -> Any:
    return bytes(person.id_index or b"")


def everything() -> dict[str, list[Any]]:
    """Every table of the register without its keys, and without what was taken back."""
    gone = Batch.objects.filter(withdrawn_at__isnull=False)
    people = {p.pk: identity(p) for p in Person.objects.exclude(standing="withdrawn")}
    homes = dict(
        Membership.objects.exclude(batch__in=gone)
        .order_by("-pk")
        .values_list("household", "person")
    )
    home = {pk: people[person] for pk, person in homes.items()}
    return {
        "people": sorted(
            (identity(p), p.surname, p.standing, p.birth_on, p.sex, p.batch.file)
            for p in Person.objects.exclude(standing="withdrawn")
        ),
        "spans": sorted(
            (home[s.household_id], s.no, s.division, s.kind, s.category,
             s.registered, s.from_date, str(s.until), s.batch.file, _by(s.ended_by))
            for s in HouseholdSpan.objects.exclude(
                Q(batch__in=gone) | Q(opened_by__in=gone)
            )
        ),
        "members": sorted(
            (people[m.person_id], home[m.household_id], m.no, m.relation,
             m.from_date, str(m.until), m.batch.file, _by(m.ended_by))
            for m in Membership.objects.exclude(batch__in=gone)
        ),
        "records": sorted(
            (r.table, _subject(r.subject, people, home), r.from_date, str(r.until),
             bytes(r.digest), r.row, r.batch.file, _by(r.ended_by))
            for r in Record.objects.exclude(batch__in=gone)
        ),
        "batches": sorted(
            (b.table, b.file, b.rows, b.new, b.changed, b.same, b.unsure, b.full)
            for b in Batch.objects.filter(withdrawn_at=None)
        ),
        "image": sorted(_of_image()),
    }  # fmt: skip


def _by(batch: Batch | None) -> str:
    return batch.file if batch else ""


def _subject(subject: str, people: dict[int, Any], home: dict[int, Any]) -> Any:
    kind, _, key = subject.partition(":")
    match kind:
        case "p":
            return people[int(key)]
        case "h":
            return home[int(key)]
        case _:
            return key  # a village is its code


def _of_image() -> Iterator[Any]:
    seen = image(home_lake(), on=ON, known=now(), sources=sources(ON, "620599"))
    for name, rows in seen.tables.items():
        for row in rows.to_pyarrow().to_pylist():
            keyless = {"person", "household", "batch", "event_key"}
            yield name, repr(sorted((k, v) for k, v in row.items() if k not in keyless))


def empty() -> None:
    """A register in which nothing ever was."""
    shutil.rmtree(home() / "lake")
    models = (Record, Membership, HouseholdSpan, Person, Household, Batch)
    with acting(), connection.cursor() as cursor:
        for model in models:
            cursor.execute(f"delete from {model._meta.db_table}")  # noqa: S608, SLF001
