"""揭示: which masked value somebody wants to see, of whom, and for what purpose."""

from dataclasses import dataclass
from enum import StrEnum

from bangfu.web.accounts.standing import Officer
from bangfu.web.registry.models import Household, Person, Record, Statement
from bangfu.web.registry.queries import visible_to
from bangfu.web.registry.sealed import open_field, open_value
from bangfu.web.registry.statable import belongs
from bangfu.web.registry.statement_queries import opened_value

Shown = list[str]
PERSON_FIELDS = {"name": "姓名", "id_number": "公民身份号码"}


class Purpose(StrEnum):
    """查看事由: why a masked value is looked at; the trail keeps it."""

    VISIT = "visit"
    CALL = "call"
    CORRECT = "correct"
    HELP = "help"
    INSPECT = "inspect"

    @property
    def label(self) -> str:
        """The purpose as officers say it."""
        return _LABELS[self]


_LABELS = {
    Purpose.VISIT: "入户核实",
    Purpose.CALL: "电话核实",
    Purpose.CORRECT: "更正信息",
    Purpose.HELP: "办理帮扶",
    Purpose.INSPECT: "督查抽查",
}


@dataclass(frozen=True, slots=True)
class Reveal:
    """要看什么: a field of a person, a record's sealed column, or a statement's value."""

    household: int
    kind: str
    key: int
    field: str
    purpose: Purpose


def read_field(officer: Officer, asked: Reveal) -> str | None:
    """The value; None for anything outside what the officer may see."""
    household = visible_to(officer).filter(pk=asked.household).first()
    if household is None:
        return None
    match asked.kind:
        case "person":
            return _of_person(household, asked)
        case "statement":
            return _of_statement(household, asked)
        case _:
            return _of_record(household, asked)


def _of_person(household: Household, asked: Reveal) -> str | None:
    if asked.field not in PERSON_FIELDS or not _belongs(household, asked.key):
        return None
    person = Person.objects.get(pk=asked.key)
    cipher = person.name_cipher if asked.field == "name" else person.id_cipher
    return open_value(cipher, f"person:{person.pk}:{asked.field}")


def _of_record(household: Household, asked: Reveal) -> str | None:
    record = Record.objects.filter(pk=asked.key).first()
    if record is None or asked.field not in record.body.get("sealed", {}):
        return None
    kind, _, number = record.subject.partition(":")
    own = kind == "h" and int(number) == household.pk
    if own or (kind == "p" and _belongs(household, int(number))):
        return open_field(record.body, record.table, record.subject, asked.field)
    return None


def _of_statement(household: Household, asked: Reveal) -> str | None:
    statement = Statement.objects.filter(pk=asked.key).first()
    if statement is None or not statement.value_cipher or asked.field != "value":
        return None
    if not belongs(household.pk, statement.subject):
        return None
    return str(opened_value(statement))


def _belongs(household: Household, person: int) -> bool:
    return belongs(household.pk, f"p:{person}")
