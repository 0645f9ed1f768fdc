"""定位: the division code of every row, each distinct place looked up once."""

from collections.abc import Iterator, Mapping
from datetime import date

import pyarrow as pa
import pyarrow.compute as pc

from bangfu.exchange.column import ReadColumn
from bangfu.exchange.faults import Told
from bangfu.exchange.places import resolve
from bangfu.exchange.written import COLUMNS, Resolved, Written


def locate(
    read: Mapping[str, ReadColumn],
    height: int,
    *,
    division: str,
    on: date | None = None,
) -> tuple[pa.Array, Iterator[Told]]:
    """Codes of all rows, and the place cells that name no one place."""
    present = [name for name in COLUMNS if name in read]
    if not present:
        return pa.nulls(height, pa.string()), iter(())
    rows = pa.table({name: read[name].values for name in present})
    rows = rows.append_column("at", pa.array(range(height), pa.int64()))
    groups = rows.group_by(present, use_threads=False).aggregate([("at", "list")])
    found = [
        resolve(_written(place), division=division, on=on)
        for place in groups.select(present).to_pylist()
    ]
    which = groups["at_list"].combine_chunks()
    group_of = pa.array(range(len(found)), pa.int64()).take(
        pc.list_parent_indices(which)
    )
    order = pc.array_sort_indices(pc.list_flatten(which))
    at = group_of.take(order)
    codes = pa.array([one.code for one in found], pa.string()).take(at)
    return codes, _told(found, at, read)


def _written(place: dict[str, str | None]) -> Written:
    return Written(**{name: value or "" for name, value in place.items()})


def _told(
    found: list[Resolved], at: pa.Array, read: Mapping[str, ReadColumn]
) -> Iterator[Told]:
    if not any(one.found for one in found):
        return
    wrong = pa.array([bool(one.found) for one in found]).take(at)
    rows = pc.indices_nonzero(wrong)
    for row, group in zip(rows.to_pylist(), at.take(rows).to_pylist(), strict=True):
        one = found[group]
        title = read[one.column].column.title if one.column in read else ""
        yield Told(row, title, one.found, one.remedy)
