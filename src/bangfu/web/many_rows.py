"""成批写入: new rows by the hundred thousand, through one statement and without objects."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connections, models

_AT_ONCE = 5_000
# Days, moments and JSON are written in each database's own way; the rest as it is.
_OWN_WAY = (models.DateField, models.JSONField)


def insert(
    model: type[models.Model],
    names: Sequence[str],
    rows: Iterable[Sequence[Any]],
    /,
    **same: Any,
) -> None:
    """Write new rows of ``names``; ``same`` is what they share, the rest is as by default.

    Fields go by the names of their columns: ``batch_id``, not ``batch``.
    """
    database = connections[DEFAULT_DB_ALIAS]
    quoted = database.ops.quote_name
    fields = {field.attname: field for field in model._meta.concrete_fields}  # noqa: SLF001 Django's documented name
    unsaid = [
        name
        for name, field in fields.items()
        if name not in names and not isinstance(field, models.AutoField)
    ]
    shared = tuple(
        fields[name].get_db_prep_save(
            same.get(name, fields[name].get_default()), database
        )
        for name in unsaid
    )
    columns = ", ".join(quoted(str(fields[name].column)) for name in (*names, *unsaid))
    table = quoted(model._meta.db_table)  # noqa: SLF001 as above
    marks = ", ".join(["%s"] * (len(names) + len(unsaid)))
    statement = f"INSERT INTO {table} ({columns}) VALUES ({marks})"  # noqa: S608 names of our own models
    own_way = [
        (place, fields[name])
        for place, name in enumerate(names)
        if isinstance(fields[name], _OWN_WAY)
    ]

    def ready(row: Sequence[Any]) -> Sequence[Any]:
        told = [*row, *shared]
        for place, field in own_way:
            if told[place] is not None:
                told[place] = field.get_db_prep_save(told[place], database)
        return told

    with database.cursor() as cursor:
        for some in _in_parts(rows):
            cursor.executemany(statement, [ready(row) for row in some])


def _in_parts(rows: Iterable[Sequence[Any]]) -> Iterator[list[Sequence[Any]]]:
    told = iter(rows)
    while some := list(islice(told, _AT_ONCE)):
        yield some
