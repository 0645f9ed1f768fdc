"""户的页面: members and dated facts as they may be shown, personal values masked."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from bangfu.core.calendar import age_on, say_date
from bangfu.core.money import yuan
from bangfu.tables import find_table
from bangfu.tables.table import Column, Kind
from bangfu.web.registry.models import Membership, Record
from bangfu.web.registry.reveal import PERSON_FIELDS

MASK = "＊＊＊＊＊＊"


@dataclass(frozen=True, slots=True)
class Member:
    """成员 as the page has it: surname, relation, age; nothing that finds the person."""

    no: str
    person: int
    masked: str
    relation: str
    sex: str
    age: int | None
    has_number: bool
    seen_only: bool


@dataclass(frozen=True, slots=True)
class Fact:
    """事实: one thing that a register says."""

    title: str
    value: str
    masked: bool
    key: str


@dataclass(frozen=True, slots=True)
class Told:
    """One subject's facts under the table that says them, since when, and where."""

    who: str
    title: str
    since: date
    source: str
    facts: tuple[Fact, ...]


def masked_name(surname: str) -> str:
    """A name as pages show it before anybody asks for it.

    >>> masked_name("张")
    '张＊＊'
    """
    return f"{surname}＊＊" if surname else "姓名不详"


def members(listed: Sequence[Membership], day: date) -> list[Member]:
    """The household's people on a day."""
    return [
        Member(
            no=one.no,
            person=one.person_id,
            masked=masked_name(one.person.surname),
            relation=one.relation,
            sex=one.person.sex,
            age=age_on(one.person.birth_on, day) if one.person.birth_on else None,
            has_number=one.person.id_cipher is not None,
            seen_only=one.person.standing == "seen",
        )
        for one in listed
    ]


def facts(records: Sequence[Record], who: dict[str, str]) -> list[Told]:
    """The records table by table, subject by subject; ``who`` names the subjects."""
    return [
        Told(
            who=who[record.subject],
            title=find_table(record.table).title,
            since=record.from_date,
            source=source_of(record),
            facts=tuple(_facts(record)),
        )
        for record in sorted(records, key=lambda one: (one.table, who[one.subject]))
    ]


def _facts(record: Record) -> Iterator[Fact]:
    table = find_table(record.table)
    hidden = record.body.get("sealed", {})
    for column in table.columns:
        masked = column.name in hidden
        if masked or column.name in record.body:
            said = MASK if masked else _say(column, record.body[column.name])
            yield Fact(
                title=column.title,
                value=said,
                masked=masked,
                key=f"record:{record.pk}:{column.name}",
            )


def source_of(record: Record) -> str:
    """The file and row a record stands in."""
    sheets = record.batch.sheets
    sheet = sheets[record.sheet] if len(sheets) > 1 else ""
    where = f"工作表“{sheet}”" if sheet else ""
    return f"《{record.batch.file}》{where}第{record.row}行"


def _say(column: Column, value: Any) -> str:
    match column.kind:
        case Kind.FEN:
            return f"{yuan(value)}元"
        case Kind.FLAG:
            return "是" if value else "否"
        case Kind.DATE:
            return say_date(date.fromisoformat(value))
        case _:
            return f"{value}{column.unit}"


def reveal_choices(
    people: Sequence[Member], told: Sequence[Told]
) -> list[tuple[str, str]]:
    """What of this household can be looked at, each with the words that offer it."""
    choices = []
    for one in people:
        for field, title in PERSON_FIELDS.items():
            if field == "name" or one.has_number:
                label = f"{one.masked}（{one.relation or '成员'}）的{title}"
                choices.append((f"person:{one.person}:{field}", label))
    for of in told:
        choices += [
            (fact.key, f"{of.title}里{of.who}的{fact.title}")
            for fact in of.facts
            if fact.masked
        ]
    return choices
