"""镜像: what the lake says on a day, as tables that rules can read."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import ibis
from ibis import Table as Expr

from bangfu.lake.batch import Batch
from bangfu.lake.change import (
    CHANGES,
    NOTHING_CHANGED,
    Changes,
    after_changes,
    people_of,
)
from bangfu.lake.choice import Chosen, choose, too_new
from bangfu.lake.correction import Correction, restate
from bangfu.lake.lake import Lake
from bangfu.lake.register import SEEN, build_register
from bangfu.tables import all_tables
from bangfu.tables.table import Keeping, Table


@dataclass(frozen=True, slots=True)
class Image:
    """镜像: ``tables`` holds ``households``, ``members`` and every list there is.

    Lists carry ``person``, ``household`` (of that person; null for nobody we know),
    ``batch``, ``sheet`` and ``row`` beside their declared columns; ``batches`` tells which
    file a batch was. A corrected row has a ``batch`` of its own below zero, which tells
    the same batch with a file name that says what was corrected.
    """

    con: Any
    on: date
    tables: Mapping[str, Expr]
    batches: Mapping[int, Batch]
    unused: tuple[Batch, ...] = ()


def image(
    lake: Lake,
    *,
    on: date,
    known: datetime,
    sources: Sequence[str],
    corrections: Sequence[Correction] = (),
    changes: Changes = NOTHING_CHANGED,
    con: Any = None,
) -> Image:
    """The image of a day, by the knowledge of a moment.

    ``sources`` names the registry tables, most trusted first; households and members are
    the union of all of them, each field from the first source that has it. What people
    corrected (as known at the moment, of the day) stands in place of what was imported;
    who lives elsewhere since by a change of a household lives there in every table.
    """
    con = con or ibis.duckdb.connect()
    batches = lake.batches()
    by_number = {batch.number: batch for batch in batches}
    tables: dict[str, Expr] = {}
    for declared in all_tables().values():
        own = [batch for batch in batches if batch.table == declared.name]
        chosen = choose(own, declared.keeping, on=on, known=known)
        if chosen:
            rows = _list(con, lake, declared, chosen)
            own_words = [one for one in corrections if one.table == declared.name]
            if own_words:
                rows = restate(rows, declared, own_words, by_number)
                # Many rules read it: the overlay is laid once, not in each of them.
                name = f"corrected_{declared.name}"
                rows = con.create_table(name, rows, overwrite=True)
            if changes:
                is_register = declared.name in sources
                rows = after_changes(rows, changes, is_register=is_register)
                rows = con.create_table(f"now_{declared.name}", rows, overwrite=True)
            tables[declared.name] = rows
    seen = _seen(con, lake, [batch for batch in batches if batch.is_known(known)])
    registers = {name: tables[name] for name in sources if name in tables}
    if seen:
        listed = ibis.union(*seen) if len(seen) > 1 else seen[0]
        registers[SEEN] = after_changes(listed, changes, is_register=True)
    if changes.placed:
        registers[CHANGES] = people_of(changes)
        sources = [*sources, CHANGES]
    return Image(
        con=con,
        on=on,
        tables=tables | build_register(con, registers, sources),
        batches=by_number,
        unused=tuple(too_new(batches, on=on, known=known)),
    )


def _list(con: Any, lake: Lake, declared: Table, chosen: Sequence[Chosen]) -> Expr:
    parts = [_rows(con, lake, one) for one in chosen]
    rows = ibis.union(*parts) if len(parts) > 1 else parts[0]
    repeats = declared.keeping is Keeping.EVENTS and len(parts) > 1
    return _once(rows) if repeats else rows


def _rows(con: Any, lake: Lake, one: Chosen) -> Expr:
    rows = con.read_parquet(lake.part(one.batch, "rows"))
    if one.replaced_in:
        township = rows.division_code.fill_null("").substr(0, 9)
        rows = rows.filter(township.notin(sorted(one.replaced_in)))
    return rows.mutate(batch=ibis.literal(one.batch.number, type="int32"))


def _once(rows: Expr) -> Expr:
    """Each event once: the newest batch's row for its key and occurrence."""
    order = ibis.window(
        group_by=[rows.event_key, rows.occurrence], order_by=rows.batch.desc()
    )
    return (
        rows.mutate(nth=ibis.row_number().over(order))
        .filter(lambda t: t.nth == 0)
        .drop("nth")
    )


def _seen(con: Any, lake: Lake, batches: Sequence[Batch]) -> list[Expr]:
    """Newcomers stay known when the list that first named them no longer counts."""
    parts = [(batch, lake.part(batch, SEEN)) for batch in batches]
    return [
        con.read_parquet(path).mutate(batch=ibis.literal(batch.number, type="int32"))
        for batch, path in parts
        if path
    ]
