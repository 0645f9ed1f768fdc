"""号码质量: how far each row's id number can be trusted, and what to say about it."""

from collections.abc import Iterator, Mapping
from itertools import chain

import pyarrow as pa
import pyarrow.compute as pc

from bangfu.core.fault import Effect, Fault
from bangfu.core.id_number import Quality, birth_of
from bangfu.exchange.column import ReadColumn
from bangfu.exchange.faults import Teller, Told
from bangfu.tables.table import Table


def quality_column(ids: ReadColumn | None, height: int) -> pa.Array:
    """号码质量 of every row; missing throughout when the sheet has no such column."""
    if ids is None:
        return pa.repeat(pa.scalar(Quality.MISSING.value), height)
    return ids.quality


def identity_faults(
    read: Mapping[str, ReadColumn], tell: Teller, table: Table
) -> Iterator[Fault]:
    """Notes on ids that are doubtful or missing."""
    doubtful = (_doubtful(one) for one in read.values() if one.quality is not None)
    notes = tell.cells(chain(*doubtful, _missing(read)))
    if "id_number" not in read and "id_number" in table.column_names:
        title = table.column("id_number").title
        told = tell.note(
            title, "没有这一列，只能按姓名和地址认人", "请尽量补上后再提交"
        )
        return chain([told], notes)
    return notes


def _doubtful(ids: ReadColumn) -> Iterator[Told]:
    rows = pc.indices_nonzero(pc.equal(ids.quality, Quality.DOUBTFUL.value))
    numbers = ids.values.take(rows).to_pylist()
    for row, number in zip(rows.to_pylist(), numbers, strict=True):
        wrong = "校验位不对" if birth_of(number) else "出生日期不是日历上的日子"
        told = f"号码的{wrong}"
        yield Told(row, ids.column.title, told, "请核对身份证", Effect.NOTE)


def _missing(read: Mapping[str, ReadColumn]) -> Iterator[Told]:
    if "id_number" not in read or "name" not in read:
        return
    ids, names = read["id_number"], read["name"]
    nobody = pc.indices_nonzero(pc.invert(pc.or_(ids.filled, names.filled)))
    for row in nobody.to_pylist():
        found, remedy = "姓名和号码都空白，不知道是谁", "请补上；合并的格请拆开填满"
        yield Told(row, names.column.title, found, remedy, Effect.NOTE)
    rows = pc.indices_nonzero(pc.and_(pc.invert(ids.filled), names.filled))
    for row in rows.to_pylist():
        yield Told(
            row,
            ids.column.title,
            "空白",
            "请补上，否则只能按姓名和地址认人",
            Effect.NOTE,
        )
