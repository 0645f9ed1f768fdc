"""The made-up county in memory: villages, households, members, and rows about them."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from bangfu.core.calendar import age_on
from bangfu.synth.incomes import Income


@dataclass(frozen=True, slots=True)
class Village:
    """行政村: where households live, with its name as the national export has it."""

    code: str
    name: str
    township: str
    order: int

    @property
    def short_name(self) -> str:
        """The name as a township's own list has it.

        >>> Village("620599100201", "上河村民委员会", "明川镇", 1).short_name
        '上河村'
        >>> Village("620599100001", "明川社区居民委员会", "明川镇", 0).short_name
        '明川社区'
        """
        for long, short in _SHORTER:
            if self.name.endswith(long):
                return self.name.removesuffix(long) + short
        return self.name


_SHORTER = (
    ("村村民委员会", "村"),
    ("村民委员会", "村"),
    ("村委会", "村"),
    ("社区居民委员会", "社区"),
    ("居民委员会", "社区"),
    ("居委会", "社区"),
)


@dataclass(slots=True, eq=False)
class Member:
    """家庭成员: one made-up person, and what the national export says of them."""

    household: "Household"
    relation: str
    name: str
    id_number: str
    birth_on: date
    male: bool
    path: str
    member_no: str = ""
    said: dict[str, object] = field(default_factory=dict)

    def age(self, on: date) -> int:
        """周岁 on a day."""
        return age_on(self.birth_on, on)


@dataclass(slots=True, eq=False)
class Row:
    """One row on a sender's list; ``given`` is what a rule that planted it laid down.

    Planted rows are never misspelt beyond repair.
    """

    member: Member
    values: dict[str, object]
    given: dict[str, object] | None = None


@dataclass(slots=True, eq=False)
class Household:
    """户: members head first; ``said`` is filled when the national export has it.

    ``quoted`` is the number people quote, known once the files are written.
    """

    village: Village
    hamlet: int
    phone: str
    income: Income
    members: list[Member] = field(default_factory=list)
    household_no: str = ""
    said: dict[str, object] = field(default_factory=dict)
    rows: dict[str, list[Row]] = field(default_factory=dict)
    outsider: bool = False
    taken: bool = False
    quoted: str = ""

    @property
    def exported(self) -> bool:
        """Whether the national export has this household."""
        return bool(self.household_no)

    @property
    def registered(self) -> bool:
        """脱贫户 or 监测对象, risk removed or not, as the national export says."""
        lifted = self.said.get("household_type") == "脱贫户"
        return self.exported and (lifted or bool(self.said.get("category")))

    @property
    def head(self) -> Member:
        """户主."""
        return self.members[0]

    def list_rows(self, table: str) -> list[Row]:
        """Its rows on one list, to be read or added to."""
        return self.rows.setdefault(table, [])


@dataclass(slots=True, eq=False)
class County:
    """A whole county: rural households in order, and people who are on no roster."""

    seed: int
    on: date
    villages: tuple[Village, ...]
    households: list[Household]
    outsiders: list[Household]

    def everybody(self) -> Iterator[Household]:
        """Households of the roster, then people on no roster as households of one."""
        yield from self.households
        yield from self.outsiders

    def stems(self) -> set[str]:
        """The identity numbers that are given out, without their check characters."""
        return {
            member.id_number[:17]
            for household in self.everybody()
            for member in household.members
        }
