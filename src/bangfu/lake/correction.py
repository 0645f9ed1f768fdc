"""核实更正: what people said of single fields, laid over the rows of the register.

Corrections come from outside and are never written into the lake.
"""

from collections.abc import Iterator, MutableMapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

import ibis
import pyarrow as pa
from ibis import Table as Expr

from bangfu.lake.batch import Batch
from bangfu.tables.table import Table

_KEYS = ("person", "household")
Value = str | bool | date | int | float


@dataclass(frozen=True, slots=True)
class Correction:
    """更正: one field of a person's or household's rows in one table.

    ``by`` is ``person`` or ``household``, and ``key`` its internal number.
    """

    table: str
    column: str
    by: str
    key: int
    value: Value


def restate(
    rows: Expr,
    declared: Table,
    corrections: Sequence[Correction],
    batches: MutableMapping[int, Batch],
) -> Expr:
    """The rows with the corrected values; ``batches`` learns what their sources are called.

    A correction of a column that the table does not keep changes nothing.
    """
    kept = [one for one in corrections if one.column in rows.columns]
    columns = sorted({one.column for one in kept})
    if not columns:
        return rows
    names = rows.columns
    types = rows.schema()
    for key in _KEYS:
        own = [one for one in kept if one.by == key]
        for column in sorted({one.column for one in own}):
            said = _said([one for one in own if one.column == column], types[column])
            rows = _laid_over(rows, said, key, column)
    rows = rows.mutate(mask=_mask(rows, columns))
    return _told(rows, declared, columns, batches).select(*names)


def _said(
    corrections: Sequence[Correction], kind: ibis.expr.datatypes.DataType
) -> Expr:
    """The new values of one column, by key; the last word on each."""
    words = {one.key: one.value for one in corrections}
    return ibis.memtable(
        pa.table(
            {
                "of": pa.array(words.keys(), pa.int64()),
                "said": pa.array(words.values(), kind.to_pyarrow()),
                "is_said": pa.array([True] * len(words)),
            }
        )
    )


def _laid_over(rows: Expr, said: Expr, key: str, column: str) -> Expr:
    joined = rows.left_join(said, rows[key] == said.of)
    is_said = joined.is_said.fill_null(False)
    mark = _mark(column)
    before = joined[mark] if mark in rows.columns else ibis.literal(False)
    return joined.mutate(
        **{column: is_said.ifelse(joined.said, joined[column]), mark: before | is_said}
    ).drop("of", "said", "is_said")


def _mask(rows: Expr, columns: Sequence[str]) -> Expr:
    """Which columns of a row were corrected, as one whole number."""
    bits = (
        rows[_mark(column)].ifelse(1 << place, 0)
        for place, column in enumerate(columns)
    )
    return sum(bits, start=ibis.literal(0, type="int64"))


def _told(
    rows: Expr,
    declared: Table,
    columns: Sequence[str],
    batches: MutableMapping[int, Batch],
) -> Expr:
    """Give corrected rows a batch below zero that is called by what was corrected."""
    changed = rows.filter(rows.mask > 0).select("batch", "mask").distinct()
    pairs = sorted(tuple(row.values()) for row in changed.to_pyarrow().to_pylist())
    if not pairs:
        return rows
    first = min(0, *batches) - 1
    for place, (number, mask) in enumerate(pairs):
        titles = "、".join(_titles(declared, columns, mask))
        original = batches[number]
        file = f"{original.file}（{titles}按核实更正）"
        batches[first - place] = replace(original, file=file)
    named = ibis.memtable(
        pa.table(
            {
                "of": pa.array([number for number, _ in pairs], pa.int32()),
                "with_mask": pa.array([mask for _, mask in pairs], pa.int64()),
                "told": pa.array(range(first, first - len(pairs), -1), pa.int32()),
            }
        )
    )
    same = (rows.batch == named.of) & (rows.mask == named.with_mask)
    joined = rows.left_join(named, same)
    return joined.mutate(batch=ibis.coalesce(joined.told, joined.batch))


def _titles(declared: Table, columns: Sequence[str], mask: int) -> Iterator[str]:
    for place, column in enumerate(columns):
        if mask >> place & 1:
            yield declared.column(column).title


def _mark(column: str) -> str:
    return f"{column}__corrected"
