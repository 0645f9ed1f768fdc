"""入湖: turn answered rows into what the lake keeps: keys and plain values, no identity."""

import hashlib
from collections import Counter
from collections.abc import Mapping, Sequence

import pyarrow as pa
import pyarrow.compute as pc

from bangfu.exchange.checked import arrow_type
from bangfu.intake.numbers import Numbers
from bangfu.intake.people import Found
from bangfu.tables.table import Column, Keeping, Kind, Table

_COMPUTED = {"household_no", "member_no", "as_of"}


def kept_columns(table: Table) -> list[Column]:
    """The declared columns that the lake keeps as they are."""
    return [
        column
        for column in table.columns
        if not column.stays_outside
        and column.kind is not Kind.PLACE
        and column.name not in _COMPUTED
    ]


def lake_rows(
    table: Table,
    rows: pa.Table,
    found: Found,
    numbers: Sequence[Numbers] | None,
    division: str,
) -> pa.Table:
    """The rows as the lake keeps them, sorted by household.

    Columns that the file did not have are null, so that every batch of a table has the
    same shape.
    """
    columns: dict[str, pa.Array] = {
        "person": pa.array(found.person, pa.int64()),
        "household": pa.array(found.household, pa.int64()),
        "answer": pa.array(found.answer, pa.string()),
        "division_code": pc.fill_null(rows["division_code"], division),
        "sheet": rows["sheet"],
        "row": rows["row"],
    }
    if numbers is not None:
        columns["household_no"] = pa.array(
            [n.household_no for n in numbers], pa.string()
        )
        columns["member_no"] = pa.array([n.member_no for n in numbers], pa.string())
    columns |= _values(table, rows)
    if table.keeping is Keeping.EVENTS:
        columns |= _event_keys(table, rows, found.person)
    order = [(name, "ascending") for name in ("household", "person", "sheet", "row")]
    return pa.table(columns).sort_by(order)


def link_rows(rows: pa.Table, found: Found) -> pa.Table:
    """认人依据: row by row, who it is and on what that rests; no name and no number."""
    return pa.table(
        {
            "sheet": rows["sheet"],
            "row": rows["row"],
            "person": pa.array(found.person, pa.int64()),
            "answer": pa.array(found.answer, pa.string()),
            "method": pa.array(found.method, pa.string()),
            "probability": pa.array(found.probability, pa.float64()),
        }
    )


def seen_rows(
    rows: pa.Table, found: Found, newcomers: Mapping[int, Numbers], division: str
) -> pa.Table:
    """The newcomers of a list as the register will show them."""
    places = list(newcomers)
    taken = rows.take(pa.array(places, pa.int64()))
    return pa.table(
        {
            "person": pa.array([found.person[place] for place in places], pa.int64()),
            "household": pa.array(
                [found.household[place] for place in places], pa.int64()
            ),
            "household_no": pa.array(
                [n.household_no for n in newcomers.values()], pa.string()
            ),
            "member_no": pa.array(
                [n.member_no for n in newcomers.values()], pa.string()
            ),
            "division_code": pc.fill_null(taken["division_code"], division),
            "sheet": taken["sheet"],
            "row": taken["row"],
        }
    )


def _values(table: Table, rows: pa.Table) -> dict[str, pa.Array]:
    present = set(rows.column_names)
    values = {
        column.name: rows[column.name]
        if column.name in present
        else pa.nulls(len(rows), arrow_type(column.kind))
        for column in kept_columns(table)
    }
    for chosen in table.chosen:
        kind = arrow_type(table.column(chosen.of[0]).kind)
        source = f"{chosen.name}_from"
        blank = pa.nulls(len(rows), kind)
        values[chosen.name] = rows[chosen.name] if chosen.name in present else blank
        no_source = pa.nulls(len(rows), pa.string())
        values[source] = rows[source] if source in present else no_source
    return values


def _event_keys(
    table: Table, rows: pa.Table, persons: Sequence[int | None]
) -> dict[str, pa.Array]:
    """What makes two rows the same event, and which of equal rows in this file it is.

    The business key and the sign of the amounts (a refund often repeats the number of the
    bill); without a key the person and what the table calls likeness.
    """
    present = set(rows.column_names)
    money = [c.name for c in table.columns if c.kind is Kind.FEN and c.name in present]
    alike = [name for name in table.likeness if name in present]
    keyed = [name for name in table.business_key if name in present]
    values = {name: rows[name].to_pylist() for name in {*money, *alike, *keyed}}
    counts: Counter[int] = Counter()
    keys, occurrences = [], []
    for place, person in enumerate(persons):
        business = [values[name][place] for name in keyed]
        if business and all(business):
            parts = [*business, any((values[name][place] or 0) < 0 for name in money)]
        else:
            parts = [person, *(values[name][place] for name in alike)]
        digest = hashlib.blake2b(repr(parts).encode(), digest_size=8).digest()
        key = int.from_bytes(digest, "big", signed=True)
        keys.append(key)
        occurrences.append(counts[key])
        counts[key] += 1
    return {
        "event_key": pa.array(keys, pa.int64()),
        "occurrence": pa.array(occurrences, pa.int32()),
    }
