"""变化生效: what each kind of change does to households and their people."""

from collections.abc import Callable, Mapping

from bangfu.core.division import is_inside
from bangfu.web.registry.change_kinds import HEAD, ChangeKind
from bangfu.web.registry.effects.faults import (
    HouseholdIsNoMore,
    NoHeadLeft,
    NotASplit,
)
from bangfu.web.registry.effects.people import arrive, correct_number
from bangfu.web.registry.effects.stays import (
    Work,
    begin_span,
    close,
    close_if_empty,
    end_span,
    end_stay,
    found_household,
    free_no,
    move,
    note,
    open_span,
    stay_of,
    stays_in,
)
from bangfu.web.registry.effects.told import details_of
from bangfu.web.registry.models import HouseholdChange, HouseholdSpan


def take_effect(change: HouseholdChange) -> None:
    """Write what the change does; refused whole where something has moved meanwhile."""
    work = Work(change, details_of(change), open_span(change.household_id))
    _DOES[ChangeKind(change.kind)](work)


def _depart(work: Work) -> None:
    """Somebody dies or goes; if it was the head, another is head from that day."""
    home = work.span.household_id
    stay = stay_of(work.told.person, home)
    end_stay(work, stay)
    note(work, person=stay.person_id, household=home, target=None)
    left = stays_in(home)
    if stay.relation == HEAD and left:
        heirs = [one for one in left if one.person_id == work.told.head]
        if not heirs:
            raise NoHeadLeft
        move(work, heirs[0], work.span, HEAD)
    close_if_empty(work, home)


def _split(work: Work) -> None:
    """Some of a household become one of their own; the head stays."""
    relations = {int(pk): told for pk, told in work.told.relations.items() if told}
    stays = stays_in(work.span.household_id)
    going = [one for one in stays if one.person_id in relations]
    if len(going) < len(relations) or not going:
        raise NotASplit("没有人分出去，或者有人已经不在这一户")
    if len(going) == len(stays) or any(one.relation == HEAD for one in going):
        raise NotASplit("原户没有留下户主")
    if list(relations.values()).count(HEAD) != 1:
        raise NotASplit("新的一户要有一名户主")
    near = HouseholdSpan.objects.filter(no__startswith=work.span.no)
    taken = set(near.values_list("no", flat=True))
    no = free_no(f"{work.span.no}-分", taken)
    span = begin_span(work, work.span, household=found_household(work), no=no)
    for one in going:
        move(work, one, span, relations[one.person_id])


def _merge(work: Work) -> None:
    """All of a household go into another, which stays the one it is."""
    span = open_span(work.told.into or 0)
    ours = is_inside(span.division, work.county)
    if span.household_id == work.span.household_id or not ours:
        raise HouseholdIsNoMore
    for stay in stays_in(work.span.household_id):
        relation = work.told.relation if stay.relation == HEAD else stay.relation
        move(work, stay, span, relation)
    if work.span.registered and not span.registered:
        end_span(work, span)
        told = {name: getattr(work.span, name) for name in ("kind", "category")}
        home = span.household_id
        begin_span(work, span, household=home, registered=True, **told)
    close(work, work.span, became=span.household_id)


def _relocate(work: Work) -> None:
    """The household lives in another village of the county."""
    home, place = work.span.household_id, work.told.division
    if not is_inside(place, work.county):
        raise HouseholdIsNoMore
    end_span(work, work.span)
    begin_span(work, work.span, household=home, division=place)
    note(work, person=None, household=home, target=home, division=place)


def _leave(work: Work) -> None:
    """The household leaves the county."""
    home = work.span.household_id
    for stay in stays_in(home):
        end_stay(work, stay)
        note(work, person=stay.person_id, household=home, target=None)
    close(work, work.span, became=None)


_DOES: Mapping[ChangeKind, Callable[[Work], None]] = {
    ChangeKind.BIRTH: arrive,
    ChangeKind.MARRY_IN: arrive,
    ChangeKind.MOVE_IN: arrive,
    ChangeKind.DEATH: _depart,
    ChangeKind.MARRY_OUT: _depart,
    ChangeKind.MOVE_OUT: _depart,
    ChangeKind.SPLIT: _split,
    ChangeKind.MERGE: _merge,
    ChangeKind.MOVE: _relocate,
    ChangeKind.LEAVE: _leave,
    ChangeKind.NUMBER: correct_number,
}
