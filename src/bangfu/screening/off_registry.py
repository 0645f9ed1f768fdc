"""档外对象名册: who of the departments' lists is in no register (M03).

The union of what departments send and villages find, without registered households. A
list says of a household that it is in a class when any of its rows does.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import Any

import ibis
import pyarrow as pa

from bangfu.core.off_registry import TargetClass
from bangfu.lake.image import Image
from bangfu.screening.workbench import within

Says = Callable[[Any, Any], Any]
_COLUMNS = ("household", "target_class", "batch", "sheet", "row")


@dataclass(frozen=True, slots=True)
class Source:
    """来源: a list, and which of its rows say on a day that somebody is in a class."""

    table: str
    target_class: TargetClass
    says: Says


def _open(start: str, end: str) -> Says:
    """What has begun by the day and not ended; no date is no bound."""

    def says(rows: Any, on: Any) -> Any:
        begun = (rows[start] <= on).fill_null(True)
        return begun & (rows[end] > on).fill_null(True)

    return says


def _rural(rows: Any, on: Any) -> Any:
    """农村低保: a list that does not say which is taken for the rural one."""
    urban = rows.allowance_kind.contains("城").fill_null(False)
    return ~urban & _open("granted_on", "granted_until")(rows, on)


def _scattered(rows: Any, on: Any) -> Any:
    at_home = rows.support_mode == "分散供养"
    return at_home & _open("support_since", "support_until")(rows, on)


def _severe(rows: Any, _on: Any) -> Any:
    """重残: grade one or two, as the certificates write it; not a cancelled one."""
    grade = rows.disability_grade
    named = reduce(
        or_, (grade.contains(word) for word in ("一级", "二级", "壹级", "贰级"))
    )
    cancelled = rows.certificate_status.contains("注销").fill_null(False)
    return (named | grade.isin(("1", "2", "1级", "2级"))) & ~cancelled


def _ill(rows: Any, on: Any) -> Any:
    known = (rows.diagnosed_on <= on).fill_null(True)
    return known & (rows.care_state != "已治愈").fill_null(True)


def _found(target_class: TargetClass) -> Says:
    """摸排: what the roster of the townships itself says."""

    def says(rows: Any, on: Any) -> Any:
        found = (rows.found_on <= on).fill_null(True)
        return (rows.target_class == target_class.label) & found

    return says


SOURCES: Sequence[Source] = (
    Source("allowance_recipients", TargetClass.ALLOWANCE, _rural),
    Source("destitute_persons", TargetClass.SCATTERED_SUPPORT, _scattered),
    Source("disability_certificates", TargetClass.SEVERE_DISABILITY, _severe),
    Source("severe_illness", TargetClass.SEVERE_ILLNESS, _ill),
    *(Source("off_registry", one, _found(one)) for one in TargetClass),
)
"""边缘户 stand in the townships' roster alone: the documents do not say what they are."""


def off_registry(image: Image, division: str) -> pa.Table:
    """Per household and class the first row that says so.

    Columns: ``household``, ``target_class``, ``batch``, ``sheet``, ``row``.
    """
    if "households" not in image.tables:
        return _empty()
    homes = within(image.tables["households"], division)
    outside = homes.filter(~homes.registered).select("household")
    parts = [
        _of(source, image).semi_join(outside, "household")
        for source in SOURCES
        if source.table in image.tables
    ]
    if not parts:
        return _empty()
    named = ibis.union(*parts) if len(parts) > 1 else parts[0]
    order = ibis.window(
        group_by=["household", "target_class"], order_by=["batch", "sheet", "row"]
    )
    once = named.mutate(nth=ibis.row_number().over(order))
    first = once.filter(once.nth == 0).drop("nth")
    return first.order_by("household", "target_class").to_pyarrow()


def missing(image: Image) -> Mapping[TargetClass, tuple[str, ...]]:
    """Which lists each class lacks: a class is no more complete than they are."""
    lacking: dict[TargetClass, tuple[str, ...]] = {}
    for source in SOURCES:
        if source.table not in image.tables:
            known = lacking.get(source.target_class, ())
            lacking[source.target_class] = (*known, source.table)
    return lacking


def _of(source: Source, image: Image) -> Any:
    rows = image.tables[source.table]
    says = source.says(rows, ibis.literal(image.on)).fill_null(False)
    named = rows.filter(says & rows.household.notnull())
    return named.mutate(
        target_class=ibis.literal(source.target_class.value),
        batch=named.batch.cast("int64"),
        sheet=named.sheet.cast("int64"),
        row=named.row.cast("int64"),
    ).select(*_COLUMNS)


def _empty() -> pa.Table:
    kinds = {name: pa.int64() for name in _COLUMNS} | {"target_class": pa.string()}
    return pa.schema(kinds).empty_table()
