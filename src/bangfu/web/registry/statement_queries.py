"""读说明: what people said of a subject, and what of it a run must know."""

import json
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import Any

from django.db.models import Q, QuerySet

from bangfu.exchange.cells import Value
from bangfu.lake.correction import Correction
from bangfu.tables import find_table
from bangfu.tables.table import Column, Kind
from bangfu.web.registry.models import Statement
from bangfu.web.registry.queries import inside
from bangfu.web.registry.statable import StatementKind
from bangfu.web.seal import unseal

_BY = {"p": "person", "h": "household"}


def statements_of(subjects: Sequence[str]) -> list[Statement]:
    """Everything that was said of somebody, the newest first."""
    found = Statement.objects.filter(subject__in=subjects)
    return list(found.select_related("by", "confirmed_by").order_by("-seq"))


def counted_statements(
    division: str, *, on: date, known: datetime
) -> QuerySet[Statement]:
    """Confirmed words of a place that held on a day, as far as known at a moment."""
    found = Statement.objects.filter(inside(division), confirmed_at__lte=known)
    found = found.exclude(kind=StatementKind.DISPUTE).filter(from_date__lte=on)
    found = found.filter(Q(until=None) | Q(until__gt=on))
    ended = Q(ended_at__lte=known, ended_on__lte=on)
    # A later word on the same field comes last, and is the one that counts.
    return found.exclude(ended).order_by("seq")


def corrections(statements: Sequence[Statement]) -> Iterator[Correction]:
    """人工说明 as the engine takes them; sealed values are opened in memory only."""
    for one in statements:
        table, _, name = one.field.partition(".")
        kind, _, key = one.subject.partition(":")
        column = find_table(table).column(name)
        if not column.stays_outside:
            yield Correction(table, name, _BY[kind], int(key), value_of(one, column))


def value_of(statement: Statement, column: Column) -> Value:
    """What was said, as the column keeps it."""
    sealed = statement.value_cipher is not None
    said: Any = opened_value(statement) if sealed else statement.value
    value: Value = date.fromisoformat(said) if column.kind is Kind.DATE else said
    return value


def opened_value(statement: Statement) -> Any:
    """A sealed value again."""
    sealed = bytes(statement.value_cipher or b"")
    return json.loads(unseal(sealed, place=_place(statement, "value")))


def basis_of(statement: Statement) -> str:
    """依据, in the words of who said it."""
    return unseal(bytes(statement.proof_cipher), place=_place(statement, "proof"))


def _place(statement: Statement, what: str) -> str:
    return f"statement:{statement.subject}:{statement.field}:{statement.seq}:{what}"
