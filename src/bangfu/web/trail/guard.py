"""写入守卫: no business table is written outside an act; the trail itself only grows."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper

from bangfu.core.errors import BangfuError

_GAP = r"(?:\s|--[^\n]*\n|/\*.*?\*/)*"
_NAME = r'"?(?:public"?\s*\.\s*"?)?(\w+)'
_WRITES = (
    r"insert\s+(?:or\s+\w+\s+)?into|replace\s+into|merge\s+into"
    r"|update(?:\s+or\s+\w+)?(?:\s+only)?|delete\s+from(?:\s+only)?"
    r"|truncate(?:\s+table)?(?:\s+only)?|copy"
)
_WRITE = re.compile(rf"{_GAP}(?:{_WRITES}){_GAP}\s*{_NAME}", re.IGNORECASE | re.DOTALL)
# A write may hide behind "with ... as (...)".
_BEHIND_WITH = re.compile(rf"\b(?:{_WRITES})\s+{_NAME}", re.IGNORECASE | re.DOTALL)
_WITH = re.compile(rf"{_GAP}with\b", re.IGNORECASE | re.DOTALL)
# What belongs to the request and to Django's migrations, not to the county's business.
# A job's row is plumbing like a session: what the job does, it does through acts.
_FREE = ("django_", "sqlite_", "pg_", "new__", "jobs_")
_acting: ContextVar[bool] = ContextVar("acting", default=False)


class WrittenOutsideAnAct(BangfuError):
    """Code wrote to a business table without an act: a mistake of ours, never a user's."""

    def __init__(self, table: str) -> None:
        super().__init__(
            f"表 {table} 只能在留痕的动作里写入。没有保存，请联系维护人员。"
        )


@contextmanager
def acting() -> Iterator[None]:
    """Let writes through; only ``act``, ``make_checkpoint`` and migrations open this."""
    token = _acting.set(True)
    try:
        yield
    finally:
        _acting.reset(token)


def watch(*, connection: BaseDatabaseWrapper, **_: object) -> None:
    """Put the guard on a connection that was just opened."""
    if _check not in connection.execute_wrappers:
        connection.execute_wrappers.append(_check)


def written_tables(sql: str) -> list[str]:
    """The business tables that a statement writes."""
    if _WITH.match(sql):
        names = [found[1] for found in _BEHIND_WITH.finditer(sql)]
    else:
        names = [found[1]] if (found := _WRITE.match(sql)) else []
    return [name for name in map(str.lower, names) if not name.startswith(_FREE)]


def _check(
    execute: Callable[..., Any],
    sql: Any,
    params: object,
    many: bool,  # noqa: FBT001 Django's signature
    context: Any,
) -> Any:
    if not _acting.get() and (tables := written_tables(str(sql))):
        raise WrittenOutsideAnAct(tables[0])
    return execute(sql, params, many, context)
