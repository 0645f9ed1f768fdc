"""册上的号: numbers that households and people go by already, kept for ever."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import pyarrow as pa

from bangfu.intake.numbers import Numbers, distinct
from bangfu.intake.people import Found, Recall, nobody_settled
from bangfu.intake.registers import Homes


@dataclass(frozen=True, slots=True)
class Known:
    """册上已有的: numbers and places by internal key, and what people settled by hand.

    Nothing of it where a screening starts empty.
    """

    households: Mapping[int, str] = field(default_factory=dict)
    members: Mapping[int, str] = field(default_factory=dict)
    places: Mapping[int, str] = field(default_factory=dict)
    recall: Recall = nobody_settled

    def homes(self) -> Homes:
        """Where a take begins: every household that has a number, and numbers in use."""
        by_no = {no: household for household, no in self.households.items()}
        made = {*by_no, *self.members.values()}
        return Homes(by_no=by_no, made=made, places=dict(self.places))

    def keep(
        self, rows: pa.Table, found: Found, numbers: Sequence[Numbers], homes: Homes
    ) -> list[Numbers]:
        """A made number gives way to the one its household or person goes by already."""
        if not self.households:
            return list(numbers)
        own_no, own_member = _given(rows, "household_no"), _given(rows, "member_no")
        kept = []
        for place, made in enumerate(numbers):
            household_no, member_no = made.household_no, made.member_no
            if not own_no[place]:
                known = self.households.get(found.household[place] or 0)
                household_no = known or household_no
            if not own_member[place]:
                own = self.members.get(found.person[place] or 0)
                member_no = own or self._moved(member_no, made, household_no, homes)
            kept.append(Numbers(household_no, member_no))
        return kept

    def _moved(
        self, member_no: str, made: Numbers, household_no: str, homes: Homes
    ) -> str:
        if household_no == made.household_no:
            return member_no
        ending = member_no.removeprefix(made.household_no)
        return distinct(f"{household_no}{ending}", homes.made)


def _given(rows: pa.Table, name: str) -> list[str | None]:
    if name not in rows.column_names:
        return [None] * len(rows)
    listed: list[str | None] = rows[name].to_pylist()
    return listed
