"""变化怎么显示: each change in one sentence, where it led, and what may be done with it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch, Q

from bangfu.core.access import Role
from bangfu.core.calendar import say_date
from bangfu.tables.divisions import name_of
from bangfu.web.accounts.standing import Officer
from bangfu.web.registry.access import SETTLERS
from bangfu.web.registry.change_kinds import ARRIVALS, DEPARTURES, ChangeKind
from bangfu.web.registry.effects.told import Details, basis_of_change, details_of
from bangfu.web.registry.models import (
    ChangeEffect,
    HouseholdChange,
    HouseholdSpan,
    Membership,
)
from bangfu.web.registry.queries import visible_spans
from bangfu.web.registry.shown import masked_name

_OUTSIDE = "范围以外的户"


@dataclass(frozen=True, slots=True)
class ChangeWord:
    """一项变化, as a page has it; ``links`` lead to the other households it touched."""

    pk: int
    label: str
    on: date
    sentence: str
    basis: str
    status: str
    links: tuple[tuple[int, str], ...]
    counts: bool
    may_confirm: bool
    may_refuse: bool
    may_take_back: bool


def changes_of(officer: Officer, household: int) -> list[ChangeWord]:
    """Every change that began or led here, the newest first."""
    effects = ChangeEffect.objects.order_by("pk")
    about = Q(household=household) | Q(effects__household=household)
    found = HouseholdChange.objects.filter(about | Q(effects__target=household))
    listed = list(
        found.select_related("by", "confirmed_by", "ended_by")
        .prefetch_related(Prefetch("effects", effects))
        .distinct()
        .order_by("-on_date", "-seq")
    )
    told = [(one, details_of(one)) for one in listed]
    names = _Names(officer, told)
    return [_word(one, details, officer, household, names) for one, details in told]


class _Names:
    """What people and households of some changes are called, asked for all at once."""

    def __init__(
        self, officer: Officer, told: Sequence[tuple[HouseholdChange, Details]]
    ) -> None:
        effects = [effect for change, _ in told for effect in change.effects.all()]
        people: set[int | None] = {one.person_id for one in effects}
        people |= {details.person for _, details in told}
        people |= {int(pk) for _, details in told for pk in details.relations}
        homes: set[int | None] = {change.household_id for change, _ in told}
        homes |= {details.into for _, details in told}
        homes |= {pk for one in effects for pk in (one.household_id, one.target_id)}
        stays = Membership.objects.filter(person__in=people - {None}).order_by("pk")
        self._people = {
            one.person_id: f"{masked_name(one.person.surname)}（尾号{one.no[-2:]}）"
            for one in stays.select_related("person")
        }
        known = HouseholdSpan.objects.filter(household__in=homes - {None})
        last = {span.household_id: span for span in known.order_by("pk")}
        self._homes = {pk: span.no for pk, span in last.items()}
        seen = visible_spans(officer).filter(household__in=homes - {None})
        self._seen = set(seen.values_list("household_id", flat=True))
        self._seen |= {pk for pk, span in last.items() if _was_seen(officer, span)}

    def of(self, person: int | None) -> str:
        return self._people.get(person or 0, "一名成员")

    def home(self, household: int | None, page: int) -> str:
        """The number of a household that the reader may know of."""
        if household == page:
            return "本户"
        if household in self._seen:
            return f"户编号 {self._homes[household]}"
        return _OUTSIDE

    def links(self, homes: Iterable[int | None], page: int) -> list[tuple[int, str]]:
        return [
            (pk, f"户编号 {self._homes[pk]}")
            for pk in sorted({pk for pk in homes if pk} - {page})
            if pk in self._seen
        ]


def _was_seen(officer: Officer, span: HouseholdSpan) -> bool:
    """Whether a household that is no more was last in the officer's area."""
    is_drawn = officer.standing.role is Role.INSPECTOR
    return (
        span.until is not None
        and not is_drawn
        and officer.standing.covers(span.division)
    )


def _word(
    change: HouseholdChange,
    details: Details,
    officer: Officer,
    page: int,
    names: _Names,
) -> ChangeWord:
    own = change.household_id == page
    settles = own and officer.standing.role in SETTLERS
    is_open = change.ended_at is None
    waits = is_open and change.confirmed_at is None
    reaches = not change.needs_county or officer.standing.role is Role.COUNTY_CLERK
    effects = list(change.effects.all())
    pairs = [pk for one in effects for pk in (one.household_id, one.target_id)]
    return ChangeWord(
        pk=change.pk,
        label=ChangeKind(change.kind).label,
        on=change.on_date,
        sentence=_sentence(change, details, effects, page, names),
        basis=basis_of_change(change) if own else "",
        status=_status(change),
        links=tuple(names.links([*pairs, change.household_id], page)),
        counts=is_open and change.confirmed_at is not None,
        may_confirm=settles
        and waits
        and reaches
        and change.by_id != officer.account.pk,
        may_refuse=settles and waits,
        may_take_back=settles and reaches and is_open and not waits,
    )


def _sentence(
    change: HouseholdChange,
    details: Details,
    effects: Sequence[ChangeEffect],
    page: int,
    names: _Names,
) -> str:
    kind, home = ChangeKind(change.kind), names.home(change.household_id, page)
    targets = {one.household_id: one.target_id for one in effects}
    if kind in ARRIVALS:
        who = masked_name(details.name[:1])
        return f"{who}到{home}，与户主关系：{details.relation}"
    if kind in DEPARTURES:
        head = f"，{names.of(details.head)}接任户主" if details.head else ""
        return f"{names.of(details.person)}不再是{home}成员{head}"
    if kind is ChangeKind.SPLIT:
        who = "、".join(names.of(int(pk)) for pk in details.relations)
        new = targets.get(change.household_id)
        return f"{who}从{home}分出" + (
            f"，另立为{names.home(new, page)}" if new else ""
        )
    if kind is ChangeKind.MERGE:
        return f"{home}并入{names.home(details.into, page)}"
    if kind is ChangeKind.MOVE:
        return f"{home}从{name_of(change.division)}迁到{name_of(details.division)}"
    if kind is ChangeKind.LEAVE:
        return f"{home}整户迁出本县"
    return f"{names.of(details.person)}的证件号更正，原来的号仍能查到本人"


def _status(change: HouseholdChange) -> str:
    wrote = f"{change.unit}{change.by.name}登记"
    ended = change.ended_by.name if change.ended_by else ""
    if change.confirmed_by is None:
        if change.ended_at:
            return f"{wrote}，{ended}不予确认，不算数"
        needs = "县级业务员" if change.needs_county else "另一位同志"
        return f"{wrote}，等{needs}确认，还不算数"
    if change.ended_at:
        day = say_date(change.ended_at.date())
        return f"{wrote}，{change.confirmed_by.name}确认，{ended}{day}撤销"
    return f"{wrote}，{change.confirmed_by.name}已确认"
