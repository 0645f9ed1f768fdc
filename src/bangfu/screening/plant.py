"""样本埋设: how a rule plants its own hits and near misses in a made-up county.

``synth`` implements these protocols; a rule only asks for a household and changes what
the lists say of it. The base county is clean for every rule.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol


class DraftMember(Protocol):
    """家庭成员 of a made-up household; numbers are known only once files are written."""

    @property
    def birth_on(self) -> date:
        """出生日期."""

    @property
    def relation(self) -> str:
        """与户主关系."""


class DraftHousehold(Protocol):
    """户 of the made-up county."""

    @property
    def registered(self) -> bool:
        """Whether it is a 脱贫户 or a 监测对象 in the national export."""

    @property
    def members(self) -> Sequence[DraftMember]:
        """The members, the head first."""


class CountyDraft(Protocol):
    """A county before its files are written."""

    @property
    def on(self) -> date:
        """The day the lists are made for."""

    def households(self, *, registered: bool) -> Iterator[DraftHousehold]:
        """Households that no rule has used yet, in a seeded order; taking one uses it."""

    def clear(self, table: str, household: DraftHousehold) -> None:
        """Take every row of this household out of a list."""

    def add(self, table: str, member: DraftMember, **values: object) -> None:
        """Write one row about a member on a list.

        Names are the table's column names; dates are ``date``, money is whole 分, a blank
        is None. Columns not named get a likely value.
        """

    def state(self, member: DraftMember, column: str, value: object) -> None:
        """Set what the national export says of a member (or of the member's household)."""


@dataclass(frozen=True, slots=True)
class Planted:
    """埋设: one hit to be found, or one near miss that must not be."""

    household: DraftHousehold
    member: DraftMember | None = None
