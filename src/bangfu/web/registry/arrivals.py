"""来人来户: what a batch says of who lives where, one value a row, for both writers."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

import pyarrow as pa

from bangfu.core.division import full_code, is_inside, prefix
from bangfu.core.errors import BangfuError
from bangfu.intake.numbers import HEAD, Numbers
from bangfu.intake.take import Staged
from bangfu.lake.register import LIFTED
from bangfu.tables.table import Grain
from bangfu.web.registry.models import HouseholdSpan


@dataclass(frozen=True, slots=True)
class Arrival:
    """One row's word on a household and perhaps a person of it."""

    household: int
    person: int | None
    numbers: Numbers
    division: str
    kind: str
    category: str
    relation: str

    @property
    def lifted(self) -> bool:
        """Whether the row itself makes the household a registered one."""
        return self.kind == LIFTED or bool(self.category)


class Stay(NamedTuple):
    """What becomes a membership, if nothing speaks against it.

    ``until`` and ``ended_event`` are those of somebody whom a change has already seen go.
    """

    household: int
    no: str
    relation: str
    until: date | None = None
    ended_event: int | None = None


class RowsElsewhere(BangfuError):
    """Rows that would put a household elsewhere, or take one from there."""

    def __init__(self, rows: int) -> None:
        super().__init__(
            f"这张表有{rows}行的户不在本单位的范围内。没有保存，请去掉这些行再导入。"
        )


def check_our_own(came: Sequence["Arrival"], division: str) -> None:
    """Raise unless every household lies, and has lain, inside the division."""
    elsewhere = HouseholdSpan.objects.filter(until=None).exclude(
        division__startswith=prefix(full_code(division))
    )
    foreign = set(elsewhere.values_list("household_id", flat=True))
    rows = [
        row
        for row in came
        if row.household in foreign or not is_inside(row.division, division)
    ]
    if rows:
        raise RowsElsewhere(len(rows))


def arrivals(staged: Staged, division: str) -> Iterator[Arrival]:
    """The rows of a register, or a list's newcomers, that name a household."""
    answered, rows = staged.answered, staged.rows
    numbered = (
        dict(enumerate(answered.numbers))
        if answered.numbers is not None
        else answered.newcomers
    )
    head = HEAD if staged.table.grain is Grain.HOUSEHOLD else ""
    places = _column(rows, "division_code")
    kinds, categories = _column(rows, "household_type"), _column(rows, "category")
    relations = _column(rows, "relation")
    for place, numbers in numbered.items():
        household = answered.found.household[place]
        if household is not None:
            yield Arrival(
                household=household,
                person=answered.found.person[place],
                numbers=numbers,
                division=places[place] or division,
                kind=kinds[place] or "",
                category=categories[place] or "",
                relation=relations[place] or head,
            )


def _column(rows: pa.Table, name: str) -> list[str | None]:
    if name not in rows.column_names:
        return [None] * len(rows)
    listed: list[str | None] = rows[name].to_pylist()
    return listed
