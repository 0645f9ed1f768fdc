"""人事动作: units, accounts and posts are written here and nowhere else.

A first password is made by the caller and passed in, so that the trail never has it.
What the security administrator grants waits for a second person (see ``grants``).
"""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Q

from bangfu.core.access import ADMINISTRATORS, NotHere, Role
from bangfu.core.division import is_inside
from bangfu.web.accounts.access import check_staff_act
from bangfu.web.accounts.errors import (
    AccountDisabled,
    AdministratorsApart,
    AlreadyEnded,
    DatesReversed,
    DeputyMismatch,
    LoginMalformed,
    LoginTaken,
    MainPostMissing,
    NameMissing,
    NotToYourself,
    UnitInUse,
    UnitTaken,
    UnknownPlace,
)
from bangfu.web.accounts.models import (
    Account,
    Post,
    PostState,
    RoundBinding,
    Unit,
    UnitKind,
    name_place,
)
from bangfu.web.accounts.passwords import FIRST_PASSWORD_LASTS, hash_first
from bangfu.web.accounts.places import check_level, known_place
from bangfu.web.accounts.queries import account_of
from bangfu.web.seal import seal
from bangfu.web.trail.act import SYSTEM, Actor, Done, act
from bangfu.web.trail.clock import now, today

_REFUSED = PostState.REFUSED.value
LOGIN = re.compile(r"[a-z][a-z0-9.\-]{1,39}")


@dataclass(frozen=True, slots=True)
class Grant:
    """任命: a role in a unit over a division, from when to when, for whom a deputy."""

    unit: int
    role: Role
    division: str
    from_date: date
    until: date | None = None
    deputy_of: int | None = None


def number_of(subject: str) -> int:
    """The row that a subject such as ``account:12`` is about."""
    return int(subject.partition(":")[2])


def day_of_clock() -> date:
    """The county's day."""
    return date.fromisoformat(today())


@act("open_unit")
def open_unit(
    actor: Actor, *, name: str, kind: UnitKind, division: str, from_date: date
) -> Done:
    """开设单位."""
    check_staff_act(actor, "open_unit")
    name, place = name.strip(), known_place(division)
    if Unit.objects.filter(name=name, division=place, until=None).exists():
        raise UnitTaken
    unit = Unit.objects.create(
        name=name, kind=kind.value, division=place, from_date=from_date
    )
    told = {"name": name, "kind": kind.value, "division": place, "from": str(from_date)}
    return Done(f"unit:{unit.pk}", told)


@act("close_unit")
def close_unit(actor: Actor, *, unit: int, until: date) -> Done:
    """停用单位: only when nobody holds a post in it any more."""
    check_staff_act(actor, "close_unit")
    found = _unit(unit)
    if found.until is not None:
        raise AlreadyEnded("单位")
    if until < found.from_date:
        raise DatesReversed
    posts = found.posts.exclude(state=_REFUSED)
    held = posts.filter(Q(until=None) | Q(until__gte=until)).count()
    if held:
        raise UnitInUse(held)
    found.until = until
    found.save(update_fields=["until"])
    return Done(f"unit:{unit}", {"until": str(until)})


@act("open_account")
def open_account(actor: Actor, *, login: str, name: str, first_password: str) -> Done:
    """开账号: the first password holds 72 hours and must be changed at the first log-in."""
    check_staff_act(actor, "open_account")
    account = new_account(login=login, name=name, first_password=first_password)
    return Done(f"account:{account.pk}", {"login": account.login})


def new_account(*, login: str, name: str, first_password: str) -> Account:
    """Write an account; only inside an act."""
    login, name = login.strip().lower(), name.strip()
    if not LOGIN.fullmatch(login):
        raise LoginMalformed
    if not name:
        raise NameMissing
    if Account.objects.filter(login=login).exists():
        raise LoginTaken
    return Account.objects.create(
        login=login,
        name_cipher=seal(name, place=name_place(login)),
        password=hash_first(first_password),
        password_at=now(),
        first_until=now() + FIRST_PASSWORD_LASTS,
    )


@act("give_post")
def give_post(actor: Actor, *, account: int, grant: Grant) -> Done:
    """任命岗位: an account gets something to do, from when to when."""
    check_staff_act(actor, "give_post")
    _check_not_own(actor, account)
    post = new_post(actor, account_of(account), grant)
    told = {"account": account, **as_told(grant), "state": post.state}
    return Done(f"post:{post.pk}", told)


def new_post(actor: Actor, account: Account, grant: Grant) -> Post:
    """Write a post, in force at once only by the console's hand; only inside an act."""
    state = PostState.CONFIRMED if actor == SYSTEM else PostState.PENDING
    place = known_place(grant.division)
    _check_grant(account, grant, place)
    return Post.objects.create(
        account=account,
        unit_id=grant.unit,
        role=grant.role.value,
        division=place,
        from_date=grant.from_date,
        until=grant.until,
        deputy_of_id=grant.deputy_of,
        state=state.value,
    )


def as_told(grant: Grant) -> dict[str, object]:
    """What the trail keeps of a grant."""
    return {
        "unit": grant.unit,
        "role": grant.role.value,
        "division": grant.division,
        "from": str(grant.from_date),
        "until": str(grant.until) if grant.until else None,
        "deputy_of": grant.deputy_of,
    }


def _check_grant(account: Account, grant: Grant, place: str) -> None:
    if account.disabled_at is not None:
        raise AccountDisabled
    if grant.until is not None and grant.until < grant.from_date:
        raise DatesReversed
    unit = _unit(grant.unit)
    if unit.until is not None:
        raise AlreadyEnded("单位")
    if not is_inside(place, unit.division):
        raise UnknownPlace
    check_level(grant.role, place)
    _check_administrators_apart(account, grant)
    _check_deputy(account, grant, place)


def _check_administrators_apart(account: Account, grant: Grant) -> None:
    """Posts that never overlap count too: who was one administrator is never another."""
    held = {Role(post.role) for post in account.posts.exclude(state=_REFUSED)}
    if (held - {grant.role}) and ((held | {grant.role}) & ADMINISTRATORS):
        raise AdministratorsApart


def _check_deputy(account: Account, grant: Grant, place: str) -> None:
    if grant.deputy_of is None:
        return
    main = Post.objects.filter(pk=grant.deputy_of).first()
    if main is None or main.account_id == account.pk:
        raise DeputyMismatch
    if (main.role, main.division) != (grant.role.value, place):
        raise DeputyMismatch
    if main.deputy_of_id or not main.is_confirmed or _outlasts(grant, main):
        raise MainPostMissing


def _outlasts(grant: Grant, main: Post) -> bool:
    """Whether a deputy would stay after the one he stands in for."""
    ends = main.until
    return ends is not None and (grant.until is None or grant.until > ends)


@act("end_post")
def end_post(actor: Actor, *, post: int, until: date) -> Done:
    """卸任岗位: the last day of a post; what is still open is on the handover list.

    Deputies go with the post they stand in for.
    """
    check_staff_act(actor, "end_post")
    found = Post.objects.filter(pk=post).first()
    if found is None:
        raise NotHere
    _check_not_own(actor, found.account_id)
    if found.until is not None and found.until < day_of_clock():
        raise AlreadyEnded("岗位")
    if until < found.from_date - timedelta(days=1):
        raise DatesReversed
    found.until = until
    found.save(update_fields=["until"])
    ended = found.deputies.filter(Q(until=None) | Q(until__gt=until))
    deputies = list(ended.values_list("pk", flat=True))
    ended.update(until=until)
    return Done(f"post:{post}", {"until": str(until), "deputies": deputies})


@act("disable_account")
def disable_account(actor: Actor, *, account: int, reason: str = "") -> Done:
    """停用账号: at once, also for whoever is logged in with it."""
    check_staff_act(actor, "disable_account")
    _check_not_own(actor, account)
    found = account_of(account)
    if found.disabled_at is not None:
        raise AlreadyEnded("账号")
    found.disabled_at, found.session_key = now(), ""
    found.save(update_fields=["disabled_at", "session_key"])
    return Done(f"account:{account}", {"reason": reason.strip()})


@act("bind_round")
def bind_round(
    actor: Actor,
    *,
    post: int,
    name: str,
    from_date: date,
    until: date,
    household_nos: list[str],
) -> Done:
    """绑定督查轮次: what an inspector may open, and from when to when."""
    check_staff_act(actor, "bind_round")
    found = Post.objects.filter(pk=post, role=Role.INSPECTOR.value).first()
    if found is None:
        raise NotHere
    if until < from_date:
        raise DatesReversed
    RoundBinding.objects.create(
        post=found,
        name=name.strip(),
        from_date=from_date,
        until=until,
        household_nos=household_nos,
    )
    told = {"name": name, "from": str(from_date), "until": str(until)}
    return Done(f"post:{post}", told | {"households": len(household_nos)})


def _unit(number: int) -> Unit:
    found = Unit.objects.filter(pk=number).first()
    if found is None:
        raise NotHere
    return found


def _check_not_own(actor: Actor, account: int) -> None:
    """Whoever gives rights must not use them."""
    if actor.account == account:
        raise NotToYourself
