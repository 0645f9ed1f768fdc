"""封存的值: personal values of people and records, each bound to its own place."""

import hashlib
import hmac
from base64 import b64decode, b64encode
from collections.abc import Iterable
from datetime import date
from typing import Any

from bangfu.tables.table import Column, FieldClass, Table
from bangfu.web.seal import derived, seal, unseal


def seal_value(text: str | None, place: str) -> bytes | None:
    """A sealed value, or nothing where there is none."""
    return seal(text, place=place) if text else None


def open_value(sealed: bytes | memoryview | None, place: str) -> str | None:
    """The value again."""
    return unseal(bytes(sealed), place=place) if sealed else None


def is_sealed(column: Column) -> bool:
    """Whether a column's values may only lie here sealed: names, numbers, C4."""
    return column.stays_outside or column.field_class is FieldClass.SENSITIVE


def sealed_of(table: Table) -> frozenset[str]:
    """The columns of a table whose values lie here sealed."""
    return frozenset(column.name for column in table.columns if is_sealed(column))


def body_of(
    values: Iterable[tuple[str, Any]], table: str, subject: str, sealed: frozenset[str]
) -> dict[str, Any]:
    """What a record keeps of a row: plain values, and sealed ones under ``sealed``."""
    body: dict[str, Any] = {}
    hidden: dict[str, str] = {}
    for name, value in values:
        if name in sealed:
            cipher = seal(str(value), place=record_place(table, subject, name))
            hidden[name] = b64encode(cipher).decode()
        else:
            body[name] = value.isoformat() if isinstance(value, date) else value
    return body | {"sealed": hidden} if hidden else body


def open_field(body: dict[str, Any], table: str, subject: str, column: str) -> str:
    """One sealed value of a record; KeyError when it has none of that name."""
    cipher = b64decode(body["sealed"][column])
    return unseal(cipher, place=record_place(table, subject, column))


def record_place(table: str, subject: str, column: str) -> str:
    """Where a sealed value of a record belongs."""
    return f"record:{table}:{subject}:{column}"


def digest_of(values: list[tuple[str, Any]]) -> bytes:
    """Tells whether two rows say the same, and nothing of what they say."""
    return hmac.digest(derived("record digest"), repr(values).encode(), hashlib.sha256)
