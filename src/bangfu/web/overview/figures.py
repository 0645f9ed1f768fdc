"""数: how many leads and problems there are, by place, each with the list behind it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from datetime import date
from urllib.parse import urlencode

from django.urls import reverse

LEAST_FOR_A_RATE = 10


@dataclass(frozen=True, slots=True)
class Counts:
    """计数 of one place."""

    leads_open: int = 0
    leads_overdue: int = 0
    leads_settled: int = 0
    open: int = 0
    overdue: int = 0
    closed: int = 0
    withdrawn: int = 0
    merged: int = 0

    @property
    def opened(self) -> int:
        """登记 = 未销号 + 已销号 + 已撤销 + 已合并."""
        return self.open + self.closed + self.withdrawn + self.merged

    @property
    def rate(self) -> str:
        """销号率: of what had to be closed; none over a handful of problems.

        >>> Counts(open=1, closed=19).rate, Counts(open=1, closed=1).rate
        ('95.0', '')
        """
        owed = self.open + self.closed
        return f"{100 * self.closed / owed:.1f}" if owed >= LEAST_FOR_A_RATE else ""


def total_of(counts: Iterable[Counts]) -> Counts:
    """合计."""
    rows = list(counts)
    return Counts(
        *(sum(getattr(row, field.name) for row in rows) for field in fields(Counts))
    )


@dataclass(frozen=True, slots=True)
class Cell:
    """A figure, and the address of the list that has just so many rows."""

    n: int
    href: str
    column: str

    @property
    def is_late(self) -> bool:
        """Whether it counts what is past its date."""
        return self.column.endswith("overdue")


LEAD_LISTS = {
    "leads_open": {"view": "open"},
    "leads_overdue": {"view": "open", "overdue": "on"},
    "leads_settled": {"view": "settled"},
}
PROBLEM_LISTS: dict[str, dict[str, str]] = {
    "opened": {},
    "open": {"state": "open"},
    "overdue": {"overdue": "on"},
    "closed": {"state": "closed"},
    "withdrawn": {"state": "withdrawn"},
    "merged": {"state": "merged"},
}
ON_PHONES = frozenset({"leads_open", "open", "overdue"})


@dataclass(frozen=True, slots=True)
class Row:
    """One place: its name, how a list is cut to it, and its counts."""

    name: str
    place: str
    counts: Counts

    @property
    def is_a_place(self) -> bool:
        """Whether it is a part of the area, and not what lies in none of them."""
        return self.place.isdigit()

    @property
    def cells(self) -> Sequence[Cell]:
        """The row's figures in the order of the columns."""
        return [
            Cell(getattr(self.counts, column), self.link(column), column)
            for column in (*LEAD_LISTS, *PROBLEM_LISTS)
        ]

    def link(self, column: str) -> str:
        """The list behind a figure."""
        is_lead = column in LEAD_LISTS
        asked = LEAD_LISTS[column] if is_lead else PROBLEM_LISTS[column]
        asked = asked | ({"township": self.place} if self.place else {})
        path = reverse("lead_list" if is_lead else "problem_list")
        return f"{path}?{urlencode(asked)}" if asked else path


@dataclass(frozen=True, slots=True)
class Week:
    """一周, from its Monday: findings and closings, a recurrence counted again."""

    monday: date
    opened: int
    closed: int


@dataclass(frozen=True, slots=True)
class Figures:
    """总览的数, all at one event of the trail."""

    at_seq: int
    rows: tuple[Row, ...]
    weeks: tuple[Week, ...]

    @property
    def busy(self) -> tuple[Row, ...]:
        """Rows with anything in them."""
        return tuple(row for row in self.rows if row.counts != Counts())

    @property
    def quiet(self) -> tuple[Row, ...]:
        """Places where there is nothing: named, not tabled."""
        return tuple(row for row in self.rows if row.counts == Counts())

    @property
    def total(self) -> Row:
        """合计, cut to no place."""
        return Row("合计", "", total_of(row.counts for row in self.rows))
