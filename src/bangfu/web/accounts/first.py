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
from bangfu.web.accounts.factor import reset_factor
from bangfu.web.accounts.models import Account, Unit, UnitKind
from bangfu.web.accounts.passwords import first_password
from bangfu.web.accounts.places import known_place
from bangfu.web.accounts.queries import in_force
from bangfu.web.trail.act import SYSTEM


def add_first_admin(
    *,
    login: str,
    name: str,
    unit: str,
    division: str,
    role: Role = Role.SECURITY_ADMIN,
) -> str:
    """Open the account of the first administrator of a kind; gives its first password."""
    if in_force().filter(role=role.value, account__disabled_at=None).exists():
        raise AdministratorExists(role.label)
    place, password = known_place(division), first_password()
    opened = open_account(SYSTEM, login=login, name=name, first_password=password)
    grant = Grant(_unit(unit, place), role, place, day_of_clock())
    give_post(SYSTEM, account=number_of(opened.subject), grant=grant)
    return password


def reset_by_login(login: str, *, factor: bool = False) -> str:
    """A new first password, for whoever stands at the server; a new factor if asked."""
    account = Account.objects.filter(login=login.strip().lower()).first()
    if account is None:
        raise NoSuchAccount
    password = first_password()
    reset_password(SYSTEM, account=account.pk, first_password=password)
    if factor:
        reset_factor(SYSTEM, account=account.pk)
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
