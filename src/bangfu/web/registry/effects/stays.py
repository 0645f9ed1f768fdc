"""成员的来去: how a change ends and begins stays and spans, each marked as its own."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Max

from bangfu.core.division import full_code
from bangfu.web.registry.change_kinds import HEAD
from bangfu.web.registry.effects.faults import HouseholdIsNoMore, NotAMember
from bangfu.web.registry.effects.told import Details
from bangfu.web.registry.models import (
    ChangeEffect,
    Household,
    HouseholdChange,
    HouseholdSpan,
    Membership,
)

_VALUES = ("no", "division", "kind", "category", "registered")


@dataclass(frozen=True, slots=True)
class Work:
    """一项变化在办: the change, its words, and the household's span as it stands."""

    change: HouseholdChange
    told: Details
    span: HouseholdSpan

    @property
    def on(self) -> date:
        """The day of the change."""
        return self.change.on_date

    @property
    def county(self) -> str:
        """The county that the household lives in."""
        return full_code(self.span.division[:6])


def open_span(household: int) -> HouseholdSpan:
    """The span of a household that is there."""
    span = HouseholdSpan.objects.filter(household=household, until=None).first()
    if span is None:
        raise HouseholdIsNoMore
    return span


def stay_of(person: int | None, household: int) -> Membership:
    """Somebody's open stay in a household."""
    stay = Membership.objects.filter(
        person=person, household=household, until=None
    ).first()
    if stay is None:
        raise NotAMember
    return stay


def stays_in(household: int) -> list[Membership]:
    """Everybody who lives there."""
    here = Membership.objects.filter(household=household, until=None)
    return list(here.order_by("no"))


def end_stay(work: Work, stay: Membership) -> None:
    """The stay lasts until the day; what a register said later of it never was."""
    stay.until = max(work.on, stay.from_date)
    stay.ended_event = work.change
    stay.save()


def begin_stay(
    work: Work, *, person: int, span: HouseholdSpan, no: str, relation: str
) -> None:
    """Somebody lives in a household from the day on."""
    Membership.objects.create(
        person_id=person,
        household_id=span.household_id,
        no=no,
        relation=relation,
        from_date=work.on,
        batch_id=span.batch_id,
        opened_event=work.change,
    )


def note(
    work: Work,
    *,
    person: int | None,
    household: int | None,
    target: int | None,
    **more: object,
) -> None:
    """Keep where the change led."""
    ChangeEffect.objects.create(
        change=work.change,
        person_id=person,
        household_id=household,
        target_id=target,
        batch_id=work.span.batch_id,
        **more,
    )


def move(work: Work, stay: Membership, span: HouseholdSpan, relation: str) -> None:
    """Somebody goes from one household to another and keeps the number he goes by."""
    end_stay(work, stay)
    begin_stay(work, person=stay.person_id, span=span, no=stay.no, relation=relation)
    note(
        work,
        person=stay.person_id,
        household=stay.household_id,
        target=span.household_id,
        relation=HEAD * (relation == HEAD),
    )


def close(work: Work, span: HouseholdSpan, *, became: int | None) -> None:
    """The household is no more; ``became`` is the one it went into."""
    end_span(work, span)
    note(work, person=None, household=span.household_id, target=became)


def close_if_empty(work: Work, household: int) -> None:
    """A household whose last member has gone is no longer one."""
    if not stays_in(household):
        span = HouseholdSpan.objects.filter(household=household, until=None).first()
        if span is not None:
            close(work, span, became=None)


def end_span(work: Work, span: HouseholdSpan) -> None:
    """The span lasts until the day."""
    span.until = max(work.on, span.from_date)
    span.ended_event = work.change
    span.save()


def begin_span(
    work: Work, like: HouseholdSpan, *, household: int, **other: object
) -> HouseholdSpan:
    """A span from the day on that says what another said, but for what is told."""
    values = {name: getattr(like, name) for name in _VALUES} | other
    return HouseholdSpan.objects.create(
        household_id=household,
        from_date=work.on,
        batch_id=like.batch_id,
        opened_event=work.change,
        **values,
    )


def found_household(work: Work) -> int:
    """A household that was not there before; numbers are counted on as imports do."""
    last = Household.objects.aggregate(last=Max("pk"))["last"] or 0
    Household.objects.create(pk=last + 1, batch_id=work.span.batch_id)
    return int(last) + 1


def free_no(wanted: str, taken: set[str]) -> str:
    """A number nobody goes by: the wanted one, or the next after it."""
    stem, n = wanted, 1
    while wanted in taken:
        n += 1
        wanted = f"{stem}-{n}"
    return wanted
