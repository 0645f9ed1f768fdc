"""户情变化: one writes what became of a household, another confirms, then it counts."""

from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from bangfu.core.access import NotHere, Role
from bangfu.web.accounts.standing import Officer
from bangfu.web.registry.access import check_may
from bangfu.web.registry.change_kinds import ChangeKind
from bangfu.web.registry.effects.apply import take_effect
from bangfu.web.registry.effects.faults import ChangeMoved, CountyConfirms, OwnChange
from bangfu.web.registry.effects.told import Details, sealed_basis, sealed_details
from bangfu.web.registry.effects.undo import undo_change
from bangfu.web.registry.imports import one_at_a_time
from bangfu.web.registry.models import HouseholdChange, HouseholdSpan
from bangfu.web.registry.queries import household_for, span_for, visible_spans
from bangfu.web.registry.statements import NoBasisGiven, NotYetSo
from bangfu.web.trail.act import Actor, Done, Receipt, act
from bangfu.web.trail.chain import coming_seq
from bangfu.web.trail.clock import now, today

_TOWNSHIP = 9


@dataclass(frozen=True, slots=True)
class Asked:
    """要登记的变化: of which household, what, since when, and on what basis."""

    household: int
    kind: ChangeKind
    on: date
    basis: str
    details: Details = field(default_factory=Details)


@act("record_change")
def record_change(actor: Actor, *, asked: Asked) -> Done:
    """登记变化: nothing moves yet; it counts once somebody else has confirmed it."""
    officer = check_may(actor, "record_change")
    span = household_for(officer, asked.household)
    if not asked.basis.strip():
        raise NoBasisGiven
    if asked.on > date.fromisoformat(today()):
        raise NotYetSo
    seq = coming_seq()
    HouseholdChange.objects.create(
        household_id=asked.household,
        kind=asked.kind,
        on_date=asked.on,
        division=span.division,
        body_cipher=sealed_details(asked.details, seq),
        basis_cipher=sealed_basis(asked.basis.strip(), seq),
        by=officer.account,
        unit=officer.post.unit.name,
        at=now(),
        seq=seq,
        needs_county=_needs_county(officer, span, asked.details),
    )
    told = {"kind": asked.kind.value, "on": asked.on.isoformat()}
    return Done(f"household:{asked.household}", told)


def confirm(
    actor: Actor, *, household: int, change: int, act_id: UUID | None = None
) -> Receipt:
    """Confirm while no import runs: both count new numbers on."""
    with one_at_a_time():
        return confirm_change(actor, household=household, change=change, act_id=act_id)


@act("confirm_change")
def confirm_change(actor: Actor, *, household: int, change: int) -> Done:
    """确认变化: a second person stands for it; from now on it holds from its day."""
    officer = check_may(actor, "confirm_change")
    found = _waiting(officer, household, change)
    if found.by_id == officer.account.pk:
        raise OwnChange
    if found.needs_county and officer.standing.role is not Role.COUNTY_CLERK:
        raise CountyConfirms
    found.confirmed_at, found.confirmed_by = now(), officer.account
    found.save()
    take_effect(found)
    return Done(f"household:{household}", _payload(found))


@act("refuse_change")
def refuse_change(actor: Actor, *, household: int, change: int, reason: str) -> Done:
    """不予确认: it stays on record as written and never counts."""
    officer = check_may(actor, "refuse_change")
    found = _waiting(officer, household, change)
    _end(found, officer, reason)
    return Done(f"household:{household}", _payload(found) | {"reason": reason.strip()})


def take_back(
    actor: Actor,
    *,
    household: int,
    change: int,
    reason: str,
    act_id: UUID | None = None,
) -> Receipt:
    """Take a change back while no import runs."""
    with one_at_a_time():
        return take_back_change(
            actor, household=household, change=change, reason=reason, act_id=act_id
        )


@act("take_back_change")
def take_back_change(actor: Actor, *, household: int, change: int, reason: str) -> Done:
    """撤销变化: all is as it was; runs by the knowledge of then keep what they had."""
    officer = check_may(actor, "take_back_change")
    found = _change(officer, household, change)
    if found.confirmed_at is None or found.ended_at is not None:
        raise ChangeMoved
    if found.needs_county and officer.standing.role is not Role.COUNTY_CLERK:
        raise CountyConfirms
    undo_change(found)
    _end(found, officer, reason)
    return Done(f"household:{household}", _payload(found) | {"reason": reason.strip()})


def _needs_county(officer: Officer, span: HouseholdSpan, details: Details) -> bool:
    """Whether it may touch somebody whom a township does not know of."""
    if details.id_number:
        return True
    places = [details.division] if details.division else []
    if details.into:
        target = visible_spans(officer).filter(household=details.into).first()
        if target is None:
            raise NotHere
        places.append(target.division)
    return any(place[:_TOWNSHIP] != span.division[:_TOWNSHIP] for place in places)


def _change(officer: Officer, household: int, number: int) -> HouseholdChange:
    span_for(officer, household)
    found = HouseholdChange.objects.filter(pk=number, household=household).first()
    if found is None:
        raise NotHere
    return found


def _waiting(officer: Officer, household: int, number: int) -> HouseholdChange:
    found = _change(officer, household, number)
    if found.confirmed_at or found.ended_at:
        raise ChangeMoved
    return found


def _end(change: HouseholdChange, officer: Officer, reason: str) -> None:
    if not reason.strip():
        raise NoBasisGiven
    change.ended_at, change.ended_by = now(), officer.account
    change.save()


def _payload(change: HouseholdChange) -> dict[str, object]:
    return {"change": change.pk, "kind": change.kind}
