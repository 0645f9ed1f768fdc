"""导入让着户情变化: a register does not silently undo what two people put on record."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from bangfu.web.registry.arrivals import Arrival, Stay
from bangfu.web.registry.change_kinds import HEAD, ChangeKind
from bangfu.web.registry.households import Ranks, rank_of
from bangfu.web.registry.models import (
    Batch,
    ChangeEffect,
    Disagreement,
    Membership,
)

Words = tuple[int, int | None, int]


@dataclass(slots=True)
class Guard:
    """让着的: the effects that stand, and what a batch being written says against them.

    A register that says the same, and speaks early enough, settles an effect: from then on
    registers speak again. One that says otherwise is noted and changes nothing.
    """

    batch: Batch
    ranks: Ranks
    people: dict[int, ChangeEffect] = field(default_factory=dict)
    homes: dict[int, ChangeEffect] = field(default_factory=dict)
    settled: set[int] = field(default_factory=set)
    noted: dict[Words, str] = field(default_factory=dict)

    def of_households(self, came: Sequence[Arrival]) -> list[Arrival]:
        """The rows whose word on a household counts, in the village where it now lives."""
        kept = []
        for row in came:
            effect = self.homes.get(row.household)
            if effect is None:
                kept.append(row)
            elif effect.division:
                kept.append(self._in_its_village(row, effect))
            elif row.person not in self.people:
                self._note(effect, row.household, None, "这一户还在册")
        return kept

    def of_people(self, wanted: dict[int, Stay]) -> dict[int, Stay]:
        """Drop the stays that a change speaks against.

        Who comes into a household that is no more comes into the one it became; where it
        became none, he is returned with a stay that has ended.
        """
        ended = {}
        for person, stay in list(wanted.items()):
            effect = self.people.get(person)
            if effect is not None:
                if not self._agrees(effect, stay, person):
                    del wanted[person]
                continue
            closed = self.homes.get(stay.household)
            if closed is None or closed.division:
                continue
            if closed.target_id:
                wanted[person] = stay._replace(household=closed.target_id)
                continue
            del wanted[person]
            if not Membership.objects.filter(person=person).exists():
                ended[person] = stay._replace(
                    until=self.batch.as_of, ended_event=closed.change_id
                )
        return ended

    def spares(self, person: int) -> bool:
        """Whether a full export that does not name somebody leaves his stay alone."""
        effect = self.people.get(person)
        if effect is None:
            return False
        if effect.target_id:
            self._note(effect, effect.target_id, person, "完整导出里没有这个人")
        return True

    def write(self) -> None:
        """Put on record what the batch settled and where it disagrees."""
        ChangeEffect.objects.filter(pk__in=self.settled).update(settled_by=self.batch)
        Disagreement.objects.bulk_create(
            Disagreement(
                change_id=change,
                batch=self.batch,
                person_id=person,
                household_id=household,
                says=says,
            )
            for (change, person, household), says in self.noted.items()
        )

    def _in_its_village(self, row: Arrival, effect: ChangeEffect) -> Arrival:
        if row.division == effect.division:
            self._settle(effect)
            return row
        self._note(effect, row.household, None, "登记的还是原来的村")
        return replace(row, division=effect.division)

    def _agrees(self, effect: ChangeEffect, stay: Stay, person: int) -> bool:
        if effect.target_id is None:
            says = "登记里还有这个人"
        elif effect.target_id != stay.household:
            says = "登记的还是另一户"
        elif effect.relation == HEAD != stay.relation:
            says = f"登记的与户主关系是{stay.relation or '空白'}"
        else:
            self._settle(effect)
            return effect.pk in self.settled
        self._note(effect, effect.target_id or stay.household, person, says)
        return False

    def _settle(self, effect: ChangeEffect) -> None:
        own = rank_of(self.batch.table, self.ranks)
        if own <= rank_of(effect.batch.table, self.ranks) and self._is_later(effect):
            self.settled.add(effect.pk)

    def _note(
        self, effect: ChangeEffect, household: int, person: int | None, says: str
    ) -> None:
        """Only a register of the day or later disagrees; an earlier one did not know."""
        if self._is_later(effect):
            self.noted.setdefault((effect.change_id, person, household), says)

    def _is_later(self, effect: ChangeEffect) -> bool:
        return bool(self.batch.as_of >= effect.change.on_date)


def guard_for(batch: Batch, ranks: Ranks) -> Guard:
    """让着的 of a batch: the newest effect on each person and household, if it stands."""
    guard = Guard(batch, ranks)
    people: dict[int, ChangeEffect] = {}
    homes: dict[int, ChangeEffect] = {}
    for effect in standing_effects():
        if effect.person_id is not None:
            people[effect.person_id] = effect
        elif effect.household_id is not None:
            homes[effect.household_id] = effect
    guard.people = {pk: one for pk, one in people.items() if one.settled_by_id is None}
    guard.homes = {pk: one for pk, one in homes.items() if one.settled_by_id is None}
    return guard


def standing_effects() -> Iterator[ChangeEffect]:
    """The effects of confirmed changes that nobody took back, in the order they came."""
    found = ChangeEffect.objects.filter(
        change__confirmed_at__isnull=False, change__ended_at=None
    ).exclude(change__kind=ChangeKind.NUMBER)
    # A corrected number says nothing of who lives where.
    yield from found.select_related("change", "batch").order_by(
        "change__confirmed_at", "pk"
    )
