"""户的页面: members and dated facts as they may be shown, personal values masked."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from bangfu.core.calendar import age_on, say_date
from bangfu.core.money import yuan
from bangfu.tables import find_table
from bangfu.tables.table import Column, Kind
from bangfu.web.registry.models import Batch, Membership, Record
from bangfu.web.registry.reveal import PERSON_FIELDS
from bangfu.web.registry.statable import may_be_stated, subject_of

MASK = "＊＊＊＊＊＊"


@dataclass(frozen=True, slots=True)
class Word:
    """一条说明, as the page has it; ``key`` reveals a masked value."""

    pk: int
    sentence: str
    basis: str
    status: str
    counts: bool
    may_confirm: bool
    may_end: bool
    key: str


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

    @property
    def called(self) -> str:
        """称呼: who of the household is meant, where two share a surname."""
        return f"{self.masked}（{self.relation or '成员'}，尾号{self.no[-2:]}）"


@dataclass(frozen=True, slots=True)
class Fact:
    """事实: one thing that a register says, and what people said of it since.

    ``column`` is where somebody may say more; empty where nobody may.
    """

    title: str
    value: str
    masked: bool
    key: str
    column: str
    words: tuple[Word, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """One subject's facts under the table that says them, since when, and where.

    ``blank`` are the fields that the table has and that say nothing.
    """

    who: str
    title: str
    since: date
    source: str
    record: int
    facts: tuple[Fact, ...]
    blank: tuple[Column, ...]


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


def facts(
    records: Sequence[Record],
    who: Mapping[str, str],
    spoken: Mapping[tuple[str, str], Sequence[Word]],
    household: int,
) -> list[Told]:
    """The records table by table, subject by subject; ``who`` names the subjects."""
    told = []
    for record in sorted(records, key=lambda one: (one.table, who[one.subject])):
        found = list(_facts(record, spoken, household))
        told.append(
            Told(
                who=who[record.subject],
                title=find_table(record.table).title,
                since=record.from_date,
                source=source_of(record),
                record=record.pk,
                facts=tuple(fact for _, fact in found),
                blank=_blank(record, {name for name, _ in found}),
            )
        )
    return told


def _facts(
    record: Record,
    spoken: Mapping[tuple[str, str], Sequence[Word]],
    household: int,
) -> Iterator[tuple[str, Fact]]:
    """What is registered, and what is blank but was spoken about."""
    for column in find_table(record.table).columns:
        subject = subject_of(record.subject, column.name, household)
        words = tuple(spoken.get((subject, f"{record.table}.{column.name}"), ()))
        if is_filled(record, column) or words:
            yield (
                column.name,
                Fact(
                    title=column.title,
                    value=registered_as(record, column),
                    masked=column.name in record.body.get("sealed", {}),
                    key=f"record:{record.pk}:{column.name}",
                    column=column.name if may_be_stated(column) else "",
                    words=words,
                ),
            )


def _blank(record: Record, told: set[str]) -> tuple[Column, ...]:
    columns = find_table(record.table).columns
    return tuple(c for c in columns if c.name not in told and may_be_stated(c))


def is_filled(record: Record, column: Column) -> bool:
    """Whether a record says anything in a column."""
    return column.name in record.body or column.name in record.body.get("sealed", {})


def registered_as(record: Record, column: Column) -> str:
    """What a record says in a column, masked where it must be."""
    if column.name in record.body.get("sealed", {}):
        return MASK
    if column.name not in record.body:
        return "没有登记"
    return say_value(column, record.body[column.name])


def source_of(record: Record) -> str:
    """The file and row a record stands in."""
    return source_line(record.batch, record.sheet, record.row)


def source_line(batch: Batch, sheet: int, row: int) -> str:
    """The file, the sheet where there are several, and the row."""
    name = batch.sheets[sheet] if len(batch.sheets) > 1 else ""
    where = f"工作表“{name}”" if name else ""
    return f"《{batch.file}》{where}第{row}行"


def say_value(column: Column, value: Any) -> str:
    """A value as pages write it."""
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
                label = f"{one.called}的{title}"
                choices.append((f"person:{one.person}:{field}", label))
    for of in told:
        choices += [
            (fact.key, f"{of.title}里{of.who}的{fact.title}")
            for fact in of.facts
            if fact.masked
        ]
        choices += [
            (word.key, f"{of.title}里{of.who}的{fact.title}（人工说明）")
            for fact in of.facts
            for word in fact.words
            if word.key
        ]
    return choices
