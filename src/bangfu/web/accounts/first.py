"""第一个管理员: what only the console of the server may do, by the system's own hand."""

from bangfu.core.access import Role
from bangfu.web.accounts.actions import (
    Grant,
    day_of_clock,
    give_post,
    number_of,
    open_account,
    open_unit,
)
from bangfu.web.accounts.entry import reset_password
from bangfu.web.accounts.errors import AdministratorExists, NoSuchAccount
from bangfu.web.accounts.models import Account, Post, Unit, UnitKind
from bangfu.web.accounts.passwords import first_password
from bangfu.web.accounts.places import known_place
from bangfu.web.trail.act import SYSTEM


def add_first_admin(*, login: str, name: str, unit: str, division: str) -> str:
    """Open the first security administrator's account; gives its first password."""
    held = Post.objects.filter(role=Role.SECURITY_ADMIN.value)
    if any(post.is_held_on(day_of_clock()) for post in held):
        raise AdministratorExists
    place, password = known_place(division), first_password()
    opened = open_account(SYSTEM, login=login, name=name, first_password=password)
    grant = Grant(_unit(unit, place), Role.SECURITY_ADMIN, place, day_of_clock())
    give_post(SYSTEM, account=number_of(opened.subject), grant=grant)
    return password


def reset_by_login(login: str) -> str:
    """A new first password, for whoever stands at the server."""
    account = Account.objects.filter(login=login.strip().lower()).first()
    if account is None:
        raise NoSuchAccount
    password = first_password()
    reset_password(SYSTEM, account=account.pk, first_password=password)
    return password


def _unit(name: str, division: str) -> int:
    known = Unit.objects.filter(name=name, division=division, until=None).first()
    if known is not None:
        return known.pk
    opened = open_unit(
        SYSTEM,
        name=name,
        kind=UnitKind.OFFICE,
        division=division,
        from_date=day_of_clock(),
    )
    return number_of(opened.subject)
