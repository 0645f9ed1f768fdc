"""Batches of a few rows, as the chain would stage them."""

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from typing import Any

import pyarrow as pa

from bangfu.lake.batch import Batch
from bangfu.lake.lake import Lake

JUNE, JULY = date(2026, 6, 30), date(2026, 7, 31)
MORNING = datetime(2026, 7, 1, 8, tzinfo=UTC)
NOON = datetime(2026, 7, 1, 12, tzinfo=UTC)
EVENING = datetime(2026, 7, 1, 18, tzinfo=UTC)
SOURCES = ("national_persons", "national_households", "roster", "seen")

NEAR, FAR = "620599100001", "620599101002"

_TYPES = {
    "person": pa.int64(),
    "household": pa.int64(),
    "price_fen": pa.int64(),
    "counted_self_paid_fen": pa.int64(),
    "event_key": pa.int64(),
    "occurrence": pa.int32(),
    "sheet": pa.int16(),
    "row": pa.int32(),
    "birth_on": pa.date32(),
    "granted_on": pa.date32(),
    "granted_until": pa.date32(),
    "support_since": pa.date32(),
    "support_until": pa.date32(),
    "diagnosed_on": pa.date32(),
    "found_on": pa.date32(),
    "risk_cleared": pa.bool_(),
}
Rows = Sequence[Mapping[str, Any]]


def arrow(rows: Rows) -> pa.Table:
    """Rows as Arrow; places in the file are made where none are given."""
    filled = [
        {"sheet": 0, "row": place, "division_code": NEAR, **row}
        for place, row in enumerate(rows, start=2)
    ]
    schema = pa.schema({name: _TYPES.get(name, pa.string()) for name in filled[0]})
    return pa.Table.from_pylist(filled, schema=schema)


def load(
    lake: Lake,
    table: str,
    rows: Rows,
    *,
    as_of: date = JUNE,
    at: datetime = MORNING,
    seen: Rows = (),
) -> Batch:
    """Stage and commit one batch."""
    batch = describe(lake.next_number(), table, rows, as_of=as_of, at=at)
    parts = {"rows": arrow(rows)} | ({"seen": arrow(seen)} if seen else {})
    lake.stage(batch, parts)
    lake.commit(batch.number)
    return batch


def describe(
    number: int, table: str, rows: Rows, *, as_of: date = JUNE, at: datetime = MORNING
) -> Batch:
    """The card of a batch."""
    places = {str(row.get("division_code", NEAR))[:9] for row in rows}
    return Batch(
        number=number,
        table=table,
        file=f"{table}-{number}.csv",
        sheets=("",),
        sha256="",
        as_of=as_of,
        loaded_at=at,
        rows=len(rows),
        columns=("person",),
        townships=tuple(sorted(places)),
    )


def car(person: int, village: str = NEAR) -> dict[str, Any]:
    return {"person": person, "household": person, "division_code": village}


def member(person: int, household: int, **said: Any) -> dict[str, Any]:
    """A row of a register."""
    plain = {"household_type": None, "category": None, "member_no": None}
    no = f"H{household}"
    return {
        "person": person,
        "household": household,
        "household_no": no,
        **plain,
        **said,
    }


def stay(key: int, fen: int, *, person: int = 1, occurrence: int = 0) -> dict[str, Any]:
    """A row of the hospitals' list."""
    return {
        "person": person,
        "household": person,
        "counted_self_paid_fen": fen,
        "event_key": key,
        "occurrence": occurrence,
    }
