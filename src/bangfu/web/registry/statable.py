"""可以说明的项目: which fields of a record a person may speak about, and as whose."""

from dataclasses import dataclass
from enum import StrEnum

from bangfu.core.access import NotHere
from bangfu.core.errors import BangfuError
from bangfu.exchange.cells import REMEDIES, Value, reader
from bangfu.tables import find_table
from bangfu.tables.table import Column, Kind
from bangfu.web.registry.models import Membership, Record

_NUMBERS_AND_DAYS = frozenset({"household_no", "member_no", "as_of", "year"})
_OF_THE_HOUSEHOLD = frozenset({"household_type", "category", "risk_cleared"})


class StatementKind(StrEnum):
    """说明方式: how somebody knows what he says; a dispute says only that it is doubted."""

    VERIFY = "verify"
    VISIT = "visit"
    CORRECT = "correct"
    DISPUTE = "dispute"

    @property
    def label(self) -> str:
        """The kind as officers say it."""
        return _LABELS[self]


_LABELS = {
    StatementKind.VERIFY: "核实",
    StatementKind.VISIT: "走访",
    StatementKind.CORRECT: "更正",
    StatementKind.DISPUTE: "有异议",
}


class NotThatValue(BangfuError):
    """A value that the field cannot have."""

    def __init__(self, title: str, wrong: str, remedy: str) -> None:
        super().__init__(f"“{title}”填的{wrong}。没有保存，{remedy}。")


@dataclass(frozen=True, slots=True)
class Field:
    """项目: one column of one table about one person or household."""

    table: str
    column: Column
    subject: str

    @property
    def name(self) -> str:
        """``table.column``."""
        return f"{self.table}.{self.column.name}"


def may_be_stated(column: Column) -> bool:
    """Whether people may speak about a column: not about places, numbers and days."""
    return (
        column.kind not in {Kind.PLACE, Kind.ID_NUMBER}
        and column.name not in _NUMBERS_AND_DAYS
    )


def field_of(household: int, record: int, column: str) -> Field:
    """The field that a page named; NotHere when it is none of the household's."""
    found = Record.objects.filter(pk=record).first()
    if found is None or not belongs(household, found.subject):
        raise NotHere
    table = find_table(found.table)
    if column not in table.column_names or not may_be_stated(table.column(column)):
        raise NotHere
    subject = subject_of(found.subject, column, household)
    return Field(found.table, table.column(column), subject)


def subject_of(subject: str, column: str, household: int) -> str:
    """What a person's row repeats of the household is said of the household."""
    return f"h:{household}" if column in _OF_THE_HOUSEHOLD else subject


def belongs(household: int, subject: str) -> bool:
    """Whether a subject is the household or has ever been a member of it.

    What only a withdrawn batch or change said of a membership makes nobody a member.
    """
    kind, _, number = subject.partition(":")
    if kind == "h":
        return int(number) == household
    of = Membership.objects.filter(household=household, batch__withdrawn_at=None)
    of = of.exclude(opened_event__ended_at__isnull=False)
    return kind == "p" and of.filter(person=int(number)).exists()


def read_value(column: Column, words: str) -> Value:
    """The words as the import would have read them."""
    value, wrong = reader(column)(words)
    if value is None or value == "":
        raise NotThatValue(
            column.title, wrong or "是空的", REMEDIES.get(column.kind, "请填好后再存")
        )
    return value
