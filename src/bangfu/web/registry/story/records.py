"""登记的变化: the versions of records, and what one says otherwise than the one before."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from bangfu.tables import find_table
from bangfu.tables.table import Column
from bangfu.web.registry.models import Record
from bangfu.web.registry.sealed import open_field
from bangfu.web.registry.shown import is_filled, registered_as, source_of


@dataclass(frozen=True, slots=True)
class Version:
    """登记的一版: a record and the one that it took the place of, if any."""

    record: Record
    before: Record | None

    @property
    def title(self) -> str:
        """The table that says it."""
        return find_table(self.record.table).title

    @property
    def source(self) -> str:
        """File and row, and the batch that brought it."""
        return f"{source_of(self.record)}，第{self.record.batch_id}批"


def versions_of(subjects: Sequence[str]) -> Iterator[Version]:
    """Every version of every table's word on somebody; not what was taken back."""
    records = Record.objects.filter(subject__in=subjects, batch__withdrawn_at=None)
    before: dict[tuple[str, str], Record] = {}
    for record in records.select_related("batch").order_by("from_date", "pk"):
        key = record.table, record.subject
        yield Version(record, before.get(key))
        before[key] = record


def said_in(version: Version) -> str:
    """What is new in a version, in words; a masked value only that it is another."""
    record, before = version.record, version.before
    columns = find_table(record.table).columns
    if before is None:
        filled = sum(is_filled(record, column) for column in columns)
        return f"登记{filled}项"
    told = [
        _change(before, record, one) for one in columns if _differs(before, record, one)
    ]
    return "；".join(told) or "内容没有变"


def _change(before: Record, after: Record, column: Column) -> str:
    if _is_sealed(before, column) or _is_sealed(after, column):
        return f"{column.title}有变化（已遮盖）"
    return f"{column.title}由{registered_as(before, column)}变为{registered_as(after, column)}"


def _differs(before: Record, after: Record, column: Column) -> bool:
    return bool(_value(before, column) != _value(after, column))


def _is_sealed(record: Record, column: Column) -> bool:
    return column.name in record.body.get("sealed", {})


def _value(record: Record, column: Column) -> Any:
    if _is_sealed(record, column):
        return open_field(record.body, record.table, record.subject, column.name)
    return record.body.get(column.name)
