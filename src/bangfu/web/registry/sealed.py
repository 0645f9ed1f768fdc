"""封存的值: personal values of people and records, each bound to its own place."""

import hashlib
import hmac
from base64 import b64decode, b64encode
from collections.abc import Iterable
from datetime import date
from typing import Any

from bangfu.tables.table import Column, FieldClass
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


def body_of(
    values: Iterable[tuple[Column, Any]], table: str, subject: str
) -> dict[str, Any]:
    """What a record keeps of a row: plain values, and sealed ones under ``sealed``."""
    body: dict[str, Any] = {}
    hidden: dict[str, str] = {}
    for column, value in values:
        if is_sealed(column):
            place = record_place(table, subject, column.name)
            hidden[column.name] = b64encode(seal(str(value), place=place)).decode()
        else:
            body[column.name] = value.isoformat() if isinstance(value, date) else value
    return body | {"sealed": hidden} if hidden else body


def open_field(body: dict[str, Any], table: str, subject: str, column: str) -> str:
    """One sealed value of a record; KeyError when it has none of that name."""
    cipher = b64decode(body["sealed"][column])
    return unseal(cipher, place=record_place(table, subject, column))


def record_place(table: str, subject: str, column: str) -> str:
    """Where a sealed value of a record belongs."""
    return f"record:{table}:{subject}:{column}"


def digest_of(values: Iterable[tuple[Column, Any]]) -> bytes:
    """Tells whether two rows say the same, and nothing of what they say."""
    said = repr([(column.name, value) for column, value in values])
    return hmac.digest(derived("record digest"), said.encode(), hashlib.sha256)
