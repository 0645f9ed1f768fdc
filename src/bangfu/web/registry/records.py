"""按差异记录: a register's rows against what it said before; only changes are written."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import pyarrow as pa

from bangfu.intake.take import Staged
from bangfu.tables.table import Grain, Kind, Role, Table
from bangfu.web.many_rows import insert
from bangfu.web.registry.models import Batch, Record
from bangfu.web.registry.sealed import body_of, digest_of, sealed_of

CHUNK = 500
_FIELDS = ("subject", "digest", "sheet", "row", "body")


@dataclass(frozen=True, slots=True)
class Counts:
    """写入后果: what becomes of a list's rows; refused ones never got this far."""

    new: int = 0
    changed: int = 0
    same: int = 0
    repeated: int = 0
    older: int = 0
    unsure: int = 0


@dataclass(frozen=True, slots=True)
class Differences:
    """差异: places of rows to write with their subject and digest, and records to close."""

    write: list[tuple[int, str, bytes]] = field(default_factory=list)
    close: list[int] = field(default_factory=list)
    tally: dict[str, int] = field(default_factory=dict)

    @property
    def counts(self) -> Counts:
        """How many rows of each sort."""
        return Counts(**self.tally)

    def count(self, kind: str) -> None:
        """One more row of a sort."""
        self.tally[kind] = self.tally.get(kind, 0) + 1


def compare(staged: Staged) -> Differences:
    """Hold the rows against the open records; a sender's list stays in the lake."""
    told = Differences()
    if staged.table.role is not Role.REGISTRY:
        answered = sum(person is not None for person in staged.answered.found.person)
        if staged.table.grain is Grain.VILLAGE:
            answered = len(staged.rows)
        told.tally.update(new=answered, unsure=len(staged.rows) - answered)
        return told
    known = _open_records(staged.table.name)
    as_of = staged.report.batch.as_of
    met: set[str] = set()
    rows = zip(_subjects(staged), _values(staged.table, staged.rows), strict=True)
    for place, (subject, values) in enumerate(rows):
        if subject is None:
            told.count("unsure")
        elif subject in met:
            told.count("repeated")
        else:
            met.add(subject)
            _sort(told, known, place, (subject, digest_of(values)), as_of)
    return told


def _sort(
    told: Differences,
    known: dict[str, tuple[int, bytes, date]],
    place: int,
    said: tuple[str, bytes],
    as_of: date,
) -> None:
    subject, digest = said
    if subject not in known:
        told.count("new")
        told.write.append((place, *said))
        return
    pk, before, since = known[subject]
    if digest == before:
        told.count("same")
    elif as_of < since:
        told.count("older")
    else:
        told.count("changed")
        told.close.append(pk)
        told.write.append((place, *said))


def write(staged: Staged, told: Differences, batch: Batch) -> None:
    """Close what a changed row ends, and write the new word."""
    for start in range(0, len(told.close), CHUNK):
        gone = told.close[start : start + CHUNK]
        ended = Record.objects.filter(pk__in=gone)
        ended.update(until=batch.as_of, ended_by=batch)
    # In parts: the sealed bodies of a county together would fill the memory.
    for start in range(0, len(told.write), 10 * CHUNK):
        wanted = told.write[start : start + 10 * CHUNK]
        insert(Record, _FIELDS, _records(staged, wanted), **_shared(staged, batch))


def _shared(staged: Staged, batch: Batch) -> dict[str, Any]:
    """What all records of a batch have in common."""
    return {
        "table": staged.table.name,
        "from_date": batch.as_of,
        "batch_id": batch.pk,
    }


def _records(
    staged: Staged, wanted: Sequence[tuple[int, str, bytes]]
) -> Iterator[tuple[Any, ...]]:
    places = pa.array([place for place, _, _ in wanted], pa.int64())
    rows = staged.rows.take(places)
    table, sealed = staged.table, sealed_of(staged.table)
    where = zip(rows["sheet"].to_pylist(), rows["row"].to_pylist(), strict=True)
    for (_, subject, digest), values, (sheet, row) in zip(
        wanted, _values(table, rows), where, strict=True
    ):
        yield subject, digest, sheet, row, body_of(values, table.name, subject, sealed)


def _open_records(table: str) -> dict[str, tuple[int, bytes, date]]:
    rows = Record.objects.filter(table=table, until=None)
    listed = rows.values_list("subject", "pk", "digest", "from_date")
    return {subject: (pk, bytes(said), day) for subject, pk, said, day in listed}


def _subjects(staged: Staged) -> list[str | None]:
    found = staged.answered.found
    match staged.table.grain:
        case Grain.PERSON:
            return [None if one is None else f"p:{one}" for one in found.person]
        case Grain.HOUSEHOLD:
            return [None if one is None else f"h:{one}" for one in found.household]
        case Grain.VILLAGE:
            codes = staged.rows["division_code"].to_pylist()
            return [None if code is None else f"v:{code}" for code in codes]


def _values(table: Table, rows: pa.Table) -> Iterator[list[tuple[str, Any]]]:
    """Row by row what is filled; the day and the place are told elsewhere."""
    present = set(rows.column_names)
    names = [
        column.name
        for column in table.columns
        if column.name in present
        and column.kind is not Kind.PLACE
        and column.name != "as_of"
    ]
    cells = (rows[name].to_pylist() for name in names)
    for row in zip(*cells, strict=True):
        pairs = zip(names, row, strict=True)
        yield [pair for pair in pairs if pair[1] is not None]
