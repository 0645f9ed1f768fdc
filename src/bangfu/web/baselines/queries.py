"""读底数: counts by place, and what has become of them since, in a few queries."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.db.models.functions import Substr

from bangfu.core.access import NotHere, Role
from bangfu.core.division import full_code
from bangfu.core.off_registry import TargetClass
from bangfu.tables.divisions import find, name_of
from bangfu.web.accounts.standing import Officer
from bangfu.web.baselines.models import Baseline, BaselineHousehold, OffRegistry
from bangfu.web.problems.area import part_digits
from bangfu.web.registry.models import HouseholdSpan, Statement
from bangfu.web.registry.queries import county_of, in_sight, inside

_VALUES = ("no", "division", "kind", "category", "registered")


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """A place: how many households it had, and what has become of them."""

    code: str
    name: str
    counts: Counter[str]

    @property
    def classes(self) -> list[int]:
        """Households of each off-registry class, in the order of the classes."""
        return [self.counts[one.value] for one in TargetClass]


def baselines_of(officer: Officer) -> list[tuple[Baseline, int]]:
    """The county's baselines, of the newest day first, each with the households in sight."""
    county = full_code(county_of(officer.post.division))
    own = Baseline.objects.filter(division=county).select_related("by")
    homes = in_sight(officer, BaselineHousehold.objects.filter(baseline__in=own))
    sizes = dict(homes.values_list("baseline").annotate(n=Count("pk")).order_by())
    return [(one, sizes.get(one.pk, 0)) for one in own.order_by("-on_date", "-pk")]


def baseline_for(officer: Officer, pk: int) -> Baseline:
    """A baseline of the officer's county; NotHere for any other."""
    county = full_code(county_of(officer.post.division))
    found = Baseline.objects.filter(division=county, pk=pk).select_related("by")
    baseline = found.first()
    if baseline is None:
        raise NotHere
    return baseline


def place_for(officer: Officer, place: str) -> str:
    """The place that is asked for, inside the officer's; his own where none is."""
    if not place:
        return full_code(officer.post.division)
    known = find(place)
    if known is None or not officer.standing.covers(known.code):
        raise NotHere
    return known.code


def homes_in(
    officer: Officer, baseline: Baseline, place: str
) -> QuerySet[BaselineHousehold]:
    """The households of a place that the officer may know of, with how they are now."""
    rows = BaselineHousehold.objects.filter(inside(place), baseline=baseline)
    now = HouseholdSpan.objects.filter(household=OuterRef("household"), until=None)
    same = now.filter(**{name: OuterRef(name) for name in _VALUES})
    return in_sight(officer, rows).annotate(
        is_open=Exists(now),
        is_same=Exists(same),
        is_outside=Exists(OffRegistry.objects.filter(home=OuterRef("pk"))),
    )


GONE = Q(has_left=False, is_open=False)
CHANGED = Q(is_open=True, is_same=False)


def place_rows(officer: Officer, baseline: Baseline, place: str) -> list[PlaceRow]:
    """The parts of a place with their counts, in the order of their codes."""
    digits = part_digits(place)
    counts: dict[str, Counter[str]] = {}
    for code, what, n in _counted(officer, baseline, place, digits):
        counts.setdefault(code, Counter())[what] += n
    return [
        PlaceRow(full_code(code), name_of(full_code(code)), own)
        for code, own in sorted(counts.items())
    ]


def total_of(rows: list[PlaceRow], name: str) -> PlaceRow:
    """Every column adds up."""
    counted: Counter[str] = Counter()
    for row in rows:
        counted.update(row.counts)
    return PlaceRow("", name, counted)


def _counted(
    officer: Officer, baseline: Baseline, place: str, digits: int
) -> Iterator[tuple[str, str, int]]:
    homes = homes_in(officer, baseline, place)
    part = Substr("division", 1, digits)
    grouped: Any = homes.values(part=part)
    for row in grouped.annotate(
        total=Count("pk"),
        registered_n=Count("pk", filter=Q(registered=True)),
        left=Count("pk", filter=Q(has_left=True)),
        # Once registered and in the county's own roster still, but no longer registered.
        once=Count(
            "pk", filter=Q(ever_registered=True, registered=False, has_left=False)
        ),
        outside=Count("pk", filter=Q(is_outside=True)),
        gone=Count("pk", filter=GONE),
        changed=Count("pk", filter=CHANGED),
    ):
        code = row.pop("part")
        yield from ((code, what, n) for what, n in row.items())
    classes = OffRegistry.objects.filter(home__in=homes.values("pk"))
    listed = classes.values_list(Substr("home__division", 1, digits), "target_class")
    yield from listed.annotate(n=Count("pk")).order_by()
    fresh = in_sight(officer, HouseholdSpan.objects.filter(inside(place), until=None))
    known = BaselineHousehold.objects.filter(
        baseline=baseline, household=OuterRef("household"), ever_registered=True
    )
    fresh = fresh.filter(~Exists(known), registered=True)
    for code, n in fresh.values_list(part).annotate(n=Count("pk")).order_by():
        yield code, "new", n
    if officer.standing.role is not Role.INSPECTOR:
        said = Statement.objects.filter(inside(place), at__gt=baseline.known_at)
        for code, n in said.values_list(part).annotate(n=Count("pk")).order_by():
            yield code, "stated", n
