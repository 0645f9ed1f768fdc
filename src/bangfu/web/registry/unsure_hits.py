"""牵连: what hangs on a doubtful row, so that what matters most is settled first."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from django.db.models import Count, Max

from bangfu.screening.book import load as load_book
from bangfu.web.registry.models import (
    Hit,
    HouseholdSpan,
    Membership,
    Run,
    UnsureRow,
)
from bangfu.web.registry.queries import inside
from bangfu.web.registry.records import CHUNK

_MANY = 30_000


@dataclass(frozen=True, slots=True)
class Hanging:
    """Where people live, and the newest runs' hits there by household and rule."""

    homes: Mapping[int, int]
    hits: Mapping[int, Mapping[str, int]]

    def on(self, table: str, people: Iterable[int]) -> int:
        """How many hits by rules that read the table stand in the people's households."""
        homes = {self.homes[one] for one in people if one in self.homes}
        rules = readers().get(table, frozenset())
        return sum(
            count
            for home in homes
            for rule, count in self.hits.get(home, {}).items()
            if rule in rules
        )


def hanging_on(people: Collection[int]) -> Hanging:
    """What the newest run of each division says of the households of these people."""
    homes = homes_of(people)
    newest = Run.objects.order_by().values("division").annotate(last=Max("pk"))
    runs = list(newest.values_list("last", flat=True))
    hits: dict[int, dict[str, int]] = {}
    households = sorted(set(homes.values()))
    for start in range(0, len(households), _MANY):
        some = households[start : start + _MANY]
        standing = Hit.objects.filter(last_run__in=runs, household__in=some)
        counted = standing.order_by().values_list("household_id", "rule")
        for household, rule, count in counted.annotate(Count("pk")):
            hits.setdefault(household, {})[rule] = count
    return Hanging(homes, hits)


def rank_waiting(run: Run) -> None:
    """Tell every waiting row of a run's division what hangs on it by now."""
    waiting = list(
        UnsureRow.objects.filter(inside(run.division), state=UnsureRow.State.WAITING)
    )
    hanging = hanging_on({one for row in waiting for one in row.candidates})
    changed = []
    for row in waiting:
        hits = hanging.on(row.table, row.candidates)
        if hits != row.hits:
            row.hits = hits
            changed.append(row)
    UnsureRow.objects.bulk_update(changed, ["hits"], batch_size=CHUNK)


def homes_of(people: Collection[int]) -> dict[int, int]:
    """The household of each of these people, as it stands."""
    homes: dict[int, int] = {}
    listed = sorted(people)
    for start in range(0, len(listed), _MANY):
        some = listed[start : start + _MANY]
        members = Membership.objects.filter(person__in=some, until=None)
        homes |= dict(members.values_list("person_id", "household_id"))
    return homes


def places_of(people: Collection[int]) -> dict[int, str]:
    """Where these people live."""
    homes = homes_of(people)
    spans = HouseholdSpan.objects.filter(household__in=homes.values(), until=None)
    places = dict(spans.values_list("household_id", "division"))
    return {one: places[home] for one, home in homes.items() if home in places}


@cache
def readers() -> dict[str, frozenset[str]]:
    """The rules that read each list."""
    book = load_book()
    told: dict[str, set[str]] = {}
    for rule in book.rules.values():
        for table in book.needs(rule)[0]:
            told.setdefault(table, set()).add(rule.id)
    return {table: frozenset(rules) for table, rules in told.items()}
