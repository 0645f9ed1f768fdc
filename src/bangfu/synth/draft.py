"""埋设底稿: the county as rules may change it, and what they say they have planted."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from random import Random
from typing import Protocol

from bangfu.core.errors import BangfuError
from bangfu.screening.plant import DraftHousehold, DraftMember, Planted
from bangfu.screening.rule import Planter
from bangfu.synth.declared import listing_of
from bangfu.synth.lists import LISTINGS
from bangfu.synth.people import County, Household, Member, Row, Village
from bangfu.synth.register import HOUSEHOLD_COLUMNS
from bangfu.tables import find_table

_OUTSIDER_EVERY = 7


class NotOfThisCounty(BangfuError):
    """A plant used a household or member that the draft did not hand out."""

    def __init__(self) -> None:
        super().__init__("埋设只能改动底稿给出的户和人，请检查规则的埋设函数。")


class NotExported(BangfuError):
    """A plant wanted the national export to speak of somebody it does not have."""

    def __init__(self) -> None:
        super().__init__("国家系统没有这一户，不能改其登记，请改用已登记的户埋设。")


class CountyUsedUp(BangfuError):
    """There are too few households for all plants."""

    def __init__(self) -> None:
        super().__init__("户数太少，各条规则不够埋设样本，请把 --households 加大。")


class PlantingRule(Protocol):
    """A rule, as far as planting needs it."""

    @property
    def id(self) -> str:
        """The rule's id."""

    @property
    def plant(self) -> Planter:
        """How it makes hits of its own."""

    @property
    def near(self) -> Planter:
        """How it makes near misses."""


@dataclass(frozen=True, slots=True)
class Sown:
    """One truth to be: the rule, hit (plant) or near miss (near), and of whom."""

    rule_id: str
    kind: str
    household: Household
    member: Member | None


@dataclass(frozen=True, slots=True)
class Before:
    """A household as it was before a rule used it."""

    household: Household
    said: dict[str, object]
    members_said: tuple[dict[str, object], ...]
    rows: dict[str, list[Row]]

    def restore(self) -> None:
        """更正: the lists and the register say again what is so."""
        self.household.said = self.said
        for member, said in zip(self.household.members, self.members_said, strict=True):
            member.said = said
        self.household.rows = self.rows

    def changed_tables(self) -> list[str]:
        """Lists on which the household's rows are no longer the same."""
        now = self.household.rows
        return [
            table
            for table in sorted(now.keys() | self.rows.keys())
            if now.get(table, []) != self.rows.get(table, [])
        ]


class Draft:
    """底稿: implements ``CountyDraft`` over a made-up county.

    While ``gather`` names a village, every household that a rule uses lives there.
    """

    def __init__(self, county: County, rng: Random) -> None:
        self._county = county
        self._rng = rng
        self.gather: Village | None = None
        self._left = {True: self._order(registered=True), False: self._others()}
        self.before: dict[Household, Before] = {}

    @property
    def on(self) -> date:
        """The day the lists are made for."""
        return self._county.on

    def households(self, *, registered: bool) -> Iterator[Household]:
        """Households that no rule has used yet; every seventh other is on no roster."""
        left = self._left[registered]
        while left:
            household = left.pop()
            household.taken = True
            household.village = self.gather or household.village
            self.before[household] = _before(household)
            yield household
        raise CountyUsedUp

    def clear(self, table: str, household: DraftHousehold) -> None:
        """Take every row of a household out of a list."""
        own, name = self._own(household), find_table(table).name
        if name in LISTINGS:
            own.rows.pop(name, None)
        else:  # such a list is made while it is written, and then not of this household
            own.rows[name] = []

    def add(self, table: str, member: DraftMember, **values: object) -> None:
        """Write one row about a member on a list; the rest gets likely values."""
        declared = find_table(table)
        for name in values:
            declared.column(name)
        own = self._own_member(member)
        full = listing_of(table).likely(own, values, self.on, self._rng)
        own.household.list_rows(table).append(Row(own, full, given=values))

    def state(self, member: DraftMember, column: str, value: object) -> None:
        """Set what the national export says of a member or of the household."""
        own = self._own_member(member)
        if not own.household.exported:
            raise NotExported
        if column in HOUSEHOLD_COLUMNS:
            own.household.said[column] = value
        else:
            find_table("national_persons").column(column)
            own.said[column] = value

    def sow(self, rules: Sequence[PlantingRule]) -> list[Sown]:
        """Let every rule plant, in order; what they return is the truth."""
        sown = []
        for rule in rules:
            for kind, planter in (("plant", rule.plant), ("near", rule.near)):
                sown += [self._sown(rule.id, kind, item) for item in planter(self)]
        return sown

    def _sown(self, rule_id: str, kind: str, item: Planted) -> Sown:
        member = self._own_member(item.member) if item.member is not None else None
        return Sown(rule_id, kind, self._own(item.household), member)

    def _order(self, *, registered: bool) -> list[Household]:
        found = [
            household
            for household in self._county.households
            if household.registered is registered and not household.taken
        ]
        self._rng.shuffle(found)
        return found

    def _others(self) -> list[Household]:
        # Taken from the end: the second one is on no roster, then every seventh.
        others = self._order(registered=False)
        outsiders = [one for one in self._county.outsiders if not one.taken]
        for place, outsider in enumerate(outsiders):
            others.insert(max(len(others) - 1 - place * _OUTSIDER_EVERY, 0), outsider)
        return others

    def _own(self, household: DraftHousehold) -> Household:
        if isinstance(household, Household) and household in self.before:
            return household
        raise NotOfThisCounty

    def _own_member(self, member: DraftMember) -> Member:
        if isinstance(member, Member) and member.household in self.before:
            return member
        raise NotOfThisCounty


def _before(household: Household) -> Before:
    return Before(
        household,
        dict(household.said),
        tuple(dict(member.said) for member in household.members),
        {table: list(rows) for table, rows in household.rows.items()},
    )
