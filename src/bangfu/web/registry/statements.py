"""人工说明: somebody says what a field really is; the imported value stays beside it."""

import json
from dataclasses import dataclass
from datetime import date

from bangfu.core.access import NotHere
from bangfu.core.errors import BangfuError
from bangfu.exchange.cells import Value
from bangfu.web.accounts.standing import Officer
from bangfu.web.registry.access import check_may
from bangfu.web.registry.models import HouseholdSpan, Statement
from bangfu.web.registry.queries import household_for
from bangfu.web.registry.sealed import is_sealed
from bangfu.web.registry.statable import (
    Field,
    StatementKind,
    belongs,
    field_of,
    read_value,
)
from bangfu.web.seal import seal
from bangfu.web.trail.act import Actor, Done, act
from bangfu.web.trail.chain import coming_seq
from bangfu.web.trail.clock import now, today


class NoBasisGiven(BangfuError):
    """Somebody says what is so, and not from where he knows."""

    def __init__(self) -> None:
        super().__init__("没有写依据。没有保存，请写清看了什么材料、问了谁。")


class NotYetSo(BangfuError):
    """A statement about a day to come."""

    def __init__(self) -> None:
        super().__init__("日期在今天以后。没有保存，请改成今天或以前的日子。")


class EndsBeforeItBegins(BangfuError):
    """A statement that would end before its first day."""

    def __init__(self) -> None:
        super().__init__("止日早于起日。没有保存，请改好日期。")


class OwnStatement(BangfuError):
    """Somebody confirms what he said himself."""

    def __init__(self) -> None:
        super().__init__("自己写的说明不能自己确认。没有保存，请由另一位同志确认。")


class StatementMoved(BangfuError):
    """A statement that somebody else confirmed or ended meanwhile."""

    def __init__(self) -> None:
        super().__init__("这条说明已经有人办过。没有保存，请刷新后再看。")


@dataclass(frozen=True, slots=True)
class Said:
    """说了什么: of which record's column, the words, how it is known, and since when."""

    household: int
    record: int
    column: str
    kind: StatementKind
    proof: str
    from_date: date
    words: str = ""


@act("state_fact")
def state_fact(actor: Actor, *, said: Said) -> Done:
    """说明情况: what a field really is; counts once somebody else has confirmed it."""
    officer = check_may(actor, "state_fact")
    if said.kind is StatementKind.DISPUTE:
        raise NotHere
    span = household_for(officer, said.household)
    of = field_of(said.household, said.record, said.column)
    _write(officer, span, said, of, read_value(of.column, said.words))
    return Done(f"household:{said.household}", _payload(said, of))


@act("dispute_fact")
def dispute_fact(actor: Actor, *, said: Said) -> Done:
    """提出异议: a field is doubted; nobody says yet what is so."""
    officer = check_may(actor, "dispute_fact")
    span = household_for(officer, said.household)
    of = field_of(said.household, said.record, said.column)
    _write(officer, span, said, of, None)
    return Done(f"household:{said.household}", _payload(said, of))


@act("confirm_statement")
def confirm_statement(actor: Actor, *, household: int, statement: int) -> Done:
    """确认说明: a second person stands for it; from now on the rules read it."""
    officer = check_may(actor, "confirm_statement")
    found = _statement(officer, household, statement)
    if found.confirmed_at or found.ended_at or found.kind == StatementKind.DISPUTE:
        raise StatementMoved
    if found.by_id == officer.account.pk:
        raise OwnStatement
    found.confirmed_at, found.confirmed_by = now(), officer.account
    found.save()
    return Done(f"household:{household}", {"statement": statement})


@act("end_statement")
def end_statement(
    actor: Actor, *, household: int, statement: int, on: date, reason: str
) -> Done:
    """终止说明: from a day on it no longer holds; it stays with its days."""
    officer = check_may(actor, "end_statement")
    found = _statement(officer, household, statement)
    if found.ended_at:
        raise StatementMoved
    if not reason.strip():
        raise NoBasisGiven
    if on < found.from_date:
        raise EndsBeforeItBegins
    found.ended_at, found.ended_on = now(), on
    found.save()
    told = {"statement": statement, "on": on.isoformat(), "reason": reason.strip()}
    return Done(f"household:{household}", told)


def _statement(officer: Officer, household: int, number: int) -> Statement:
    household_for(officer, household)
    found = Statement.objects.filter(pk=number).first()
    if found is None or not belongs(household, found.subject):
        raise NotHere
    return found


def _write(
    officer: Officer, span: HouseholdSpan, said: Said, of: Field, value: Value | None
) -> None:
    if not said.proof.strip():
        raise NoBasisGiven
    if said.from_date > date.fromisoformat(today()):
        raise NotYetSo
    seq = coming_seq()
    place = f"statement:{of.subject}:{of.name}:{seq}"
    plain = value.isoformat() if isinstance(value, date) else value
    hidden = plain is not None and is_sealed(of.column)
    Statement.objects.create(
        subject=of.subject,
        field=of.name,
        kind=said.kind,
        value=None if hidden else plain,
        value_cipher=seal(json.dumps(plain), place=f"{place}:value")
        if hidden
        else None,
        proof_cipher=seal(said.proof.strip(), place=f"{place}:proof"),
        from_date=said.from_date,
        division=span.division,
        by=officer.account,
        unit=officer.post.unit.name,
        at=now(),
        seq=seq,
    )


def _payload(said: Said, of: Field) -> dict[str, object]:
    return {
        "subject": of.subject,
        "field": of.name,
        "kind": said.kind.value,
        "words": said.words.strip(),
        "proof": said.proof.strip(),
        "from": said.from_date.isoformat(),
    }
