"""说明怎么显示: who said what of a field, whether it counts, and what may be done."""

from collections.abc import Mapping, Sequence
from datetime import date

from bangfu.core.calendar import say_date
from bangfu.tables import find_table
from bangfu.web.accounts.standing import Officer
from bangfu.web.registry.access import SETTLERS
from bangfu.web.registry.models import Statement
from bangfu.web.registry.shown import MASK, Word, say_value
from bangfu.web.registry.statable import StatementKind
from bangfu.web.registry.statement_queries import basis_of

_SAYS = {
    StatementKind.VERIFY: "核实为",
    StatementKind.VISIT: "走访得知是",
    StatementKind.CORRECT: "更正为",
}
Spoken = Mapping[tuple[str, str], Sequence[Word]]


def spoken(statements: Sequence[Statement], officer: Officer, day: date) -> Spoken:
    """What was said of each subject and field, of a day."""
    told: dict[tuple[str, str], list[Word]] = {}
    for one in statements:
        if _holds(one, day):
            told.setdefault((one.subject, one.field), []).append(word(one, officer))
    return told


def word(statement: Statement, officer: Officer) -> Word:
    """One statement for one reader."""
    settles = officer.standing.role in SETTLERS
    is_open = statement.ended_at is None
    doubts = statement.kind == StatementKind.DISPUTE
    may_confirm = (
        settles
        and is_open
        and not doubts
        and statement.confirmed_at is None
        and statement.by_id != officer.account.pk
    )
    sealed = f"statement:{statement.pk}:value" if statement.value_cipher else ""
    return Word(
        pk=statement.pk,
        sentence=_sentence(statement),
        basis=basis_of(statement),
        status=_status(statement),
        counts=is_open and statement.confirmed_at is not None,
        may_confirm=may_confirm,
        may_end=settles and is_open,
        key=sealed,
    )


def title_of(statement: Statement) -> str:
    """What it is about: the table and the field."""
    table, _, name = statement.field.partition(".")
    declared = find_table(table)
    return f"{declared.title}的{declared.column(name).title}"


def _sentence(statement: Statement) -> str:
    kind = StatementKind(statement.kind)
    who = f"{statement.unit}{statement.by.name}，{say_date(statement.from_date)}"
    if kind is StatementKind.DISPUTE:
        return f"有异议（{who}）"
    return f"{_SAYS[kind]}{_value(statement)}（{who}起）"


def _value(statement: Statement) -> str:
    if statement.value_cipher:
        return MASK
    table, _, name = statement.field.partition(".")
    return say_value(find_table(table).column(name), statement.value)


def _status(statement: Statement) -> str:
    if statement.ended_on:
        return f"{say_date(statement.ended_on)}起不再这样"
    if statement.kind == StatementKind.DISPUTE:
        return "有异议，等核实"
    if statement.confirmed_by is None:
        return "等另一位同志确认，还不用于筛查"
    return f"{statement.confirmed_by.name}已确认，用于筛查"


def _holds(statement: Statement, day: date) -> bool:
    ends = [one for one in (statement.until, statement.ended_on) if one]
    return statement.from_date <= day and all(day < end for end in ends)
