"""筛查要知道的变化: which effects held on a day, by the knowledge of a moment."""

from collections.abc import Sequence
from datetime import date, datetime

from bangfu.core.id_number import birth_of, is_male
from bangfu.lake.change import Became, Changes, Placed
from bangfu.web.registry.change_kinds import ChangeKind
from bangfu.web.registry.effects.told import details_of
from bangfu.web.registry.models import (
    Batch,
    ChangeEffect,
    HouseholdSpan,
    Membership,
    Person,
)
from bangfu.web.registry.queries import county_of, inside

_Key = tuple[int | None, int | None]


def counted_effects(division: str, *, on: date, known: datetime) -> list[ChangeEffect]:
    """The last effect on each person and household that no register had settled yet."""
    found = ChangeEffect.objects.filter(
        inside(county_of(division), "change__division"),
        change__confirmed_at__lte=known,
        change__on_date__lte=on,
    )
    found = found.exclude(change__ended_at__lte=known)
    found = found.exclude(change__kind=ChangeKind.NUMBER)
    listed = found.select_related("change", "person", "settled_by")
    last: dict[_Key, ChangeEffect] = {}
    for effect in listed.order_by("change__confirmed_at", "pk"):
        own = (effect.person_id, None if effect.person_id else effect.household_id)
        last[own] = effect
    return [one for one in last.values() if not _is_settled(one.settled_by, on, known)]


def changes_on(effects: Sequence[ChangeEffect], known: datetime) -> Changes:
    """The same as the lake's image takes it; nothing of it is written there."""
    spans = _spans_of({one.target_id for one in effects}, known)
    stays = {
        (one.person_id, one.opened_event_id): one
        for one in Membership.objects.filter(
            opened_event__in={effect.change_id for effect in effects}
        )
    }
    placed, became = [], []
    for one in effects:
        span = spans.get(one.target_id or 0)
        no, place = (span.no, span.division) if span else ("", "")
        if one.person is not None:
            stay = stays.get((one.person.pk, one.change_id))
            placed.append(_placed(one, one.person, (no, place), stay))
        elif one.household_id is not None:
            place = one.division or place
            became.append(Became(one.household_id, one.target_id, no, place))
    return Changes(tuple(placed), tuple(became))


def _placed(
    effect: ChangeEffect,
    person: Person,
    home: tuple[str, str],
    stay: Membership | None,
) -> Placed:
    sex, birth = person.sex, person.birth_on
    if effect.household_id is None:
        # Whoever was new with the change may have been taken back since.
        told = details_of(effect.change)
        number = told.id_number
        birth = told.born or (birth_of(number) if number else None)
        sex = told.sex or (("女", "男")[is_male(number)] if number else "")
    return Placed(
        person=person.pk,
        household=effect.target_id,
        household_no=home[0],
        division_code=home[1],
        member_no=stay.no if stay else "",
        relation=stay.relation if stay else "",
        sex=sex,
        birth_on=birth,
    )


def _is_settled(batch: Batch | None, on: date, known: datetime) -> bool:
    """Whether a register that counts on the day had said the same by then."""
    if batch is None or batch.as_of > on or batch.loaded_at > known:
        return False
    return batch.withdrawn_at is None or batch.withdrawn_at > known


def _spans_of(homes: set[int | None], known: datetime) -> dict[int, HouseholdSpan]:
    """The last word on each household that was known at the moment."""
    spans = HouseholdSpan.objects.filter(household__in=homes - {None})
    spans = spans.select_related("batch", "opened_by", "opened_event").order_by("pk")
    return {span.household_id: span for span in spans if _written(span) <= known}


def _written(span: HouseholdSpan) -> datetime:
    change = span.opened_event
    if change is not None and change.confirmed_at is not None:
        return change.confirmed_at
    return (span.opened_by or span.batch).loaded_at
