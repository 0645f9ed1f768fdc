"""底数: gather every household of the work as it stood on a day, before it is written."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from django.db.models import F, Min, Q, QuerySet

from bangfu.core.division import full_code
from bangfu.core.off_registry import TargetClass
from bangfu.lake.register import NATIONAL
from bangfu.screening.off_registry import missing, off_registry
from bangfu.web.registry.models import HouseholdSpan, Membership, Record
from bangfu.web.registry.queries import held_on, inside
from bangfu.web.registry.runs import image_of

_BATCH = 2000
_NONE = (None, None)


@dataclass(frozen=True, slots=True)
class Classed:
    """档外对象类别, and the row of a list that says so."""

    target_class: str
    batch: int
    sheet: int
    row: int


@dataclass(frozen=True, slots=True)
class Home:
    """底数里的一户, before it is written."""

    household: int
    no: str
    division: str
    kind: str
    category: str
    registered: bool
    ever_registered: bool
    has_left: bool
    known_since: date
    members: int = 0
    identified_on: date | None = None
    cleared_on: date | None = None
    classes: tuple[Classed, ...] = ()


@dataclass(frozen=True, slots=True)
class Frozen:
    """底数: its households, and what they were made from."""

    division: str
    on: date
    known: datetime
    homes: tuple[Home, ...]
    missing: Mapping[str, Sequence[str]]
    batches: tuple[int, ...]

    @property
    def digest(self) -> str:
        """The digest of every household."""
        return digest_of(self.homes)


def freeze(division: str, *, on: date, known: datetime) -> Frozen:
    """Everybody ever registered in a division, and the five classes beside them."""
    division = full_code(division)
    seen = image_of(on, known, division)
    outside: dict[int, list[Classed]] = {}
    for row in off_registry(seen, division).to_pylist():
        said = Classed(row["target_class"], row["batch"], row["sheet"], row["row"])
        outside.setdefault(row["household"], []).append(said)
    homes = {home.household: home for home in _homes(division, on, set(outside))}
    sizes = _sizes(homes, on)
    dates = _dates(homes, on)
    whole = (
        replace(
            home,
            members=sizes[household],
            identified_on=dates.get(household, _NONE)[0],
            cleared_on=dates.get(household, _NONE)[1],
            classes=() if home.registered else tuple(outside.get(household, ())),
        )
        for household, home in sorted(homes.items())
    )
    lacking = missing(seen)
    return Frozen(
        division=division,
        on=on,
        known=known,
        homes=tuple(whole),
        missing={one.value: lacking[one] for one in TargetClass if one in lacking},
        batches=tuple(
            sorted(b.number for b in seen.batches.values() if b.is_known(known))
        ),
    )


def digest_of(homes: Iterable[Home]) -> str:
    """The same households in the same state give the same one."""
    told = hashlib.sha256()
    for home in sorted(homes, key=lambda one: one.household):
        told.update(f"{home!r}\n".encode())
    return told.hexdigest()


def _homes(division: str, on: date, outside: set[int]) -> Iterator[Home]:
    """Who was ever registered, by the last word before or on the day; and who is outside."""
    spoken = _spoken().filter(inside(division), from_date__lte=on)
    since = dict(spoken.values_list("household").annotate(first=Min("from_date")))
    ever = set(spoken.filter(registered=True).values_list("household", flat=True))
    last: dict[int, HouseholdSpan] = {}
    for span in spoken.order_by("from_date", "pk").iterator(chunk_size=_BATCH):
        if span.household_id in ever or span.household_id in outside:
            last[span.household_id] = span
    for household, span in last.items():
        has_left = span.until is not None and span.until <= on
        if has_left and household not in ever:
            continue
        yield Home(
            household=household,
            no=span.no,
            division=span.division,
            kind=span.kind,
            category=span.category,
            registered=span.registered and not has_left,
            ever_registered=household in ever,
            has_left=has_left,
            known_since=since[household],
        )


def _spoken() -> QuerySet[HouseholdSpan]:
    """Every span but those that were taken back or never held."""
    spans = HouseholdSpan.objects.filter(batch__withdrawn_at=None)
    spans = spans.exclude(opened_by__withdrawn_at__isnull=False)
    return spans.filter(Q(until=None) | Q(until__gt=F("from_date")))


def _sizes(homes: Mapping[int, Home], on: date) -> Counter[int]:
    living = Membership.objects.filter(held_on(on)).values_list("household", flat=True)
    return Counter(one for one in living.iterator(chunk_size=_BATCH) if one in homes)


def _dates(
    homes: Mapping[int, Home], on: date
) -> Mapping[int, tuple[date | None, date | None]]:
    """识别 and 消除, as the national export had them on the day."""
    records = Record.objects.filter(
        held_on(on), table__in=NATIONAL, subject__startswith="h:"
    )
    found = {}
    rows = records.values_list(
        "subject", "body__first_identified_on", "body__cleared_on"
    )
    for subject, identified, cleared in rows.iterator(chunk_size=_BATCH):
        household = int(subject.partition(":")[2])
        if household in homes:
            found[household] = _day(identified), _day(cleared)
    return found


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
