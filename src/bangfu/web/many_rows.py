"""成批写入: new rows by the hundred thousand, through one statement and without objects."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import islice
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connections, models
from django.db.backends.base.base import BaseDatabaseWrapper

_AT_ONCE = 5_000
# SQLite's Python asks every adapter it has about these, at ten times the cost of a text.
_LITERALS = {None: "NULL", True: "TRUE", False: "FALSE"}


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
    said = dict.fromkeys(names, "%s")
    shared = []
    for name, field in fields.items():
        if name in names or isinstance(field, models.AutoField):
            continue
        value = same.get(name, field.get_default())
        if value is None or isinstance(value, bool):
            said[name] = _LITERALS[value]
        else:
            said[name] = "%s"
            shared.append(field.get_db_prep_save(value, database))
    columns = ", ".join(quoted(str(fields[name].column)) for name in said)
    table = quoted(model._meta.db_table)  # noqa: SLF001 as above
    statement = f"INSERT INTO {table} ({columns}) VALUES ({', '.join(said.values())})"  # noqa: S608 names of our own models
    ways = [
        (place, way)
        for place, name in enumerate(names)
        if (way := _way(fields[name], database))
    ]

    def ready(row: Sequence[Any]) -> Sequence[Any]:
        told = [*row, *shared]
        for place, way in ways:
            if told[place] is not None:
                told[place] = way(told[place])
        return told

    with database.cursor() as cursor:
        for some in _in_parts(rows):
            cursor.executemany(statement, [ready(row) for row in some])


def _way(
    field: "models.Field[Any, Any]", database: BaseDatabaseWrapper
) -> Callable[[Any], Any] | None:
    """How a field's values are made ready for a database; None where they are as they are."""
    if isinstance(field, models.BinaryField):
        return bytearray  # bytes cost SQLite's Python as much as NULL, see above
    if isinstance(field, (models.DateField, models.JSONField)):
        return partial(field.get_db_prep_save, connection=database)
    return None


def _in_parts(rows: Iterable[Sequence[Any]]) -> Iterator[list[Sequence[Any]]]:
    told = iter(rows)
    while some := list(islice(told, _AT_ONCE)):
        yield some
