"""读台账: the only reader; every question about households starts from ``visible_to``."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import TypeVar
from uuid import UUID

from django.db.models import Count, F, Model, Q, QuerySet

from bangfu.core.access import SEES_HOUSEHOLDS, NotHere, Role
from bangfu.core.division import full_code, prefix
from bangfu.tables import all_tables
from bangfu.tables.table import Role as Use
from bangfu.web.accounts.models import RoundBinding
from bangfu.web.accounts.standing import Officer
from bangfu.web.registry.models import (
    Hit,
    Household,
    HouseholdSpan,
    Membership,
    Record,
    Run,
    Upload,
)
from bangfu.web.trail.clock import today

Kept = TypeVar("Kept", bound=Model)
_DIGITS = 12
_LONGEST_SURNAME = 2
_RECENT = 30
_MARKS = ("batch", "ended_by", "opened_event", "ended_event")


def inside(division: str, field: str = "division") -> Q:
    """Places inside a division, as a range that an index can answer."""
    own = prefix(full_code(division))
    first, last = own.ljust(_DIGITS, "0"), own.ljust(_DIGITS, "9")
    return Q(**{f"{field}__gte": first, f"{field}__lte": last})


def visible_spans(officer: Officer) -> QuerySet[HouseholdSpan]:
    """Open spans of the households that an officer may know of."""
    return in_sight(officer, HouseholdSpan.objects.filter(until=None))


def in_sight(officer: Officer, rows: QuerySet[Kept]) -> QuerySet[Kept]:
    """可见的部分 of rows that have a household's ``division`` and number ``no``."""
    if officer.standing.role not in SEES_HOUSEHOLDS:
        return rows.none()
    here = rows.filter(inside(officer.post.division))
    if officer.standing.role is Role.INSPECTOR:
        return here.filter(no__in=_drawn(officer))
    return here


def visible_to(officer: Officer) -> QuerySet[Household]:
    """可见的户: in the post's area; for an inspector, the round's households only."""
    return Household.objects.filter(pk__in=visible_spans(officer).values("household"))


def _drawn(officer: Officer) -> Sequence[str]:
    """The households of the inspector's round, on its days."""
    day = date.fromisoformat(today())
    held = RoundBinding.objects.filter(
        post=officer.post, from_date__lte=day, until__gte=day
    ).first()
    return held.household_nos if held else []


def household_for(officer: Officer, pk: int) -> HouseholdSpan:
    """The open span of a household; NotHere for one the officer may not see."""
    span = visible_spans(officer).filter(household=pk).first()
    if span is None:
        raise NotHere
    return span


def span_for(officer: Officer, pk: int) -> HouseholdSpan:
    """The open span of a household, or the last one of a household that is no more."""
    spans = HouseholdSpan.objects.filter(household=pk)
    if spans.filter(until=None).exists():
        return household_for(officer, pk)
    were = spans.filter(batch__withdrawn_at=None, from_date__lt=F("until"))
    last = were.order_by("-until", "-pk").values("pk")[:1]
    found = in_sight(
        officer, spans.filter(pk__in=list(last.values_list("pk", flat=True)))
    )
    span = found.first()
    if span is None:
        raise NotHere
    return span


def by_source(
    spans: QuerySet[HouseholdSpan], *, listed: bool
) -> QuerySet[HouseholdSpan]:
    """Households of the registers; or those that only some sender's list names."""
    names = [
        table.name for table in all_tables().values() if table.role is Use.REGISTRY
    ]
    own = Q(batch__table__in=names)
    return spans.filter(~own if listed else own)


def search(spans: QuerySet[HouseholdSpan], words: str) -> QuerySet[HouseholdSpan]:
    """Spans by surname of a member, or by the beginning of the household's number."""
    words = words.strip()
    if not words:
        return spans
    if len(words) <= _LONGEST_SURNAME and not words.isascii():
        named = Membership.objects.filter(until=None, person__surname=words[:1])
        return spans.filter(household__in=named.values("household"))
    return spans.filter(no__startswith=words)


def page_of(
    spans: QuerySet[HouseholdSpan], after: int | None, size: int
) -> list[HouseholdSpan]:
    """The next spans in the order of place and number, after a household's."""
    if after is not None:
        last = spans.filter(household=after).first()
        if last is not None:
            spans = spans.filter(
                Q(division__gt=last.division)
                | Q(division=last.division, no__gt=last.no)
                | Q(division=last.division, no=last.no, pk__gt=last.pk)
            )
    return list(spans.order_by("division", "no", "pk")[: size + 1])


def surnames(households: Iterable[int]) -> dict[int, tuple[str, int]]:
    """Of each household the head's surname (else a member's) and how many members."""
    told: dict[int, tuple[str, int]] = {}
    members = Membership.objects.filter(household__in=list(households), until=None)
    listed = members.order_by("no").values_list(
        "household", "person__surname", "relation"
    )
    for household, surname, relation in listed:
        known, count = told.get(household, ("", 0))
        is_head = relation == "户主" or not known
        told[household] = (surname if is_head else known, count + 1)
    return told


def members_on(household: int, day: date) -> list[Membership]:
    """Who belonged to a household on a day."""
    members = Membership.objects.filter(held_on(day), household=household)
    return list(members.select_related("person", "batch").order_by("no"))


def members_before(household: int, day: date) -> list[Membership]:
    """Who had belonged to a household and no longer did on a day."""
    gone = Membership.objects.filter(household=household, until__lte=day)
    spoken = gone.filter(from_date__lt=F("until"), batch__withdrawn_at=None)
    return list(spoken.select_related(*_MARKS, "person").order_by("-until", "no"))


def record_of(pk: int) -> Record:
    """A record with its batch; ask ``field_of`` first whose it is."""
    return Record.objects.select_related("batch").get(pk=pk)


def records_on(subjects: Sequence[str], day: date) -> list[Record]:
    """What the registers said of somebody on a day."""
    records = Record.objects.filter(held_on(day), subject__in=subjects)
    return list(records.select_related("batch").order_by("table", "subject"))


def held_on(day: date) -> Q:
    """What had begun by a day and had not ended."""
    return Q(from_date__lte=day) & (Q(until=None) | Q(until__gt=day))


def spans_of(household: int) -> list[HouseholdSpan]:
    """户的历史: every span, the newest first; not what was taken back."""
    spans = HouseholdSpan.objects.filter(household=household, batch__withdrawn_at=None)
    spans = spans.exclude(opened_by__withdrawn_at__isnull=False)
    spans = spans.exclude(opened_event__ended_at__isnull=False)
    return list(spans.select_related(*_MARKS).order_by("-from_date", "-pk"))


def latest_run(division: str) -> Run | None:
    """The run that speaks for a county now: of the newest day, the last one."""
    runs = Run.objects.filter(division=full_code(division))
    return runs.order_by("on_date", "pk").last()


def county_of(division: str) -> str:
    """The county that a place lies in."""
    return full_code(division[:6])


def hits_of_run(run: Run) -> QuerySet[Hit]:
    """The hits of a run: every span of runs that holds it."""
    return Hit.objects.filter(
        first_run__division=run.division, first_run__lte=run, last_run__gte=run
    )


def hits_of_household(household: int, run: Run | None) -> list[Hit]:
    """What the rules of a run say of a household."""
    if run is None:
        return []
    hits = hits_of_run(run).filter(household=household)
    return list(hits.order_by("rule", "member_no"))


def hit_counts(households: Iterable[int], run: Run | None) -> Mapping[int, int]:
    """How many hits each household has in a run."""
    if run is None:
        return {}
    hits = hits_of_run(run).filter(household__in=list(households))
    counted = hits.values_list("household").annotate(n=Count("pk"))
    return dict(counted.values_list("household", "n"))


def upload_for(officer: Officer, token: UUID) -> Upload:
    """Files that were sent for the officer's county; NotHere for any other."""
    upload = Upload.objects.filter(
        pk=token, division=officer.post.division, dropped_at=None
    ).first()
    if upload is None:
        raise NotHere
    return upload


def uploads_of(officer: Officer) -> list[Upload]:
    """What was sent for the county, the newest first."""
    sent = Upload.objects.filter(division=officer.post.division, dropped_at=None)
    return list(sent.order_by("-sent_at")[:_RECENT])


def runs_of(officer: Officer) -> list[Run]:
    """The county's runs, the newest first."""
    runs = Run.objects.filter(inside(officer.post.division))
    return list(runs.order_by("-pk")[:_RECENT])


def run_for(officer: Officer, pk: int) -> Run:
    """A run of the officer's county; NotHere for any other."""
    run = Run.objects.filter(inside(officer.post.division), pk=pk).first()
    if run is None:
        raise NotHere
    return run


def page_number(asked: str, last: int) -> int:
    """The page that an address asks for, among those there are.

    >>> page_number("2", 3), page_number("9" * 5000, 3), page_number("x", 3)
    (2, 3, 1)
    """
    return max(1, min(int(asked[:9]), last)) if asked.isdecimal() else 1
