"""择列: take a value from the first of several columns, and say from which."""

from collections.abc import Mapping

import pyarrow as pa
import pyarrow.compute as pc

from bangfu.core.fault import Effect
from bangfu.exchange.checked import arrow_type
from bangfu.exchange.column import ReadColumn
from bangfu.exchange.faults import Told
from bangfu.tables.table import Choose, Chosen, Table


def chosen_columns(
    table: Table, read: Mapping[str, ReadColumn], height: int
) -> tuple[dict[str, pa.Array], list[Told]]:
    """The chosen columns with their ``_from``, and rows where none had a value."""
    columns: dict[str, pa.Array] = {}
    told: list[Told] = []
    for chosen in table.chosen:
        present = [name for name in chosen.of if name in read]
        values, source = _take(table, chosen, present, read, height)
        columns |= {chosen.name: values, f"{chosen.name}_from": source}
        if chosen.by is Choose.FIRST_FILLED and present:
            told += _empty(table, chosen, present, values)
    return columns, told


def _take(
    table: Table,
    chosen: Chosen,
    present: list[str],
    read: Mapping[str, ReadColumn],
    height: int,
) -> tuple[pa.Array, pa.Array]:
    kind = arrow_type(table.column(chosen.of[0]).kind)
    values = pa.nulls(height, kind)
    source = pa.nulls(height, pa.string())
    for name in present:
        title = pa.scalar(table.column(name).title)
        filled = pc.and_(pc.is_valid(read[name].values), pc.is_null(values))
        if chosen.by is Choose.FIRST_PRESENT:
            # The whole column was taken: its blank cells are blank, not absent.
            return read[name].values, pa.repeat(title, height)
        values = pc.coalesce(values, read[name].values)
        source = pc.if_else(filled, title, source)
    return values, source


def _empty(
    table: Table, chosen: Chosen, present: list[str], values: pa.Array
) -> list[Told]:
    titles = "、".join(table.column(name).title for name in present)
    found = f"没有{chosen.title}：{titles}都是空白或看不懂"
    remedy = f"请补上{titles}" + ("中的一个" if len(present) > 1 else "")
    rows = pc.indices_nonzero(pc.is_null(values)).to_pylist()
    return [Told(row, chosen.title, found, remedy, Effect.CELL) for row in rows]
