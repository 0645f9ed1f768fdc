"""The cast: eleven people of two counties, each made by real acts when first called.

``from web.cast import li`` and ``officer = li()`` inside a test with a database. Calling
again gives the same person. ``log_in(client, li())`` goes through the log-in page.
"""

from collections.abc import Callable
from datetime import date, timedelta
from itertools import count

from django.conf import settings
from django.contrib.auth.hashers import Argon2PasswordHasher
from django.test import Client, override_settings

from bangfu.core.access import Role
from bangfu.web.accounts import totp
from bangfu.web.accounts.actions import (
    Grant,
    bind_round,
    day_of_clock,
    give_post,
    number_of,
    open_account,
    open_unit,
)
from bangfu.web.accounts.entry import change_password
from bangfu.web.accounts.factor import reset_factor, set_up_factor
from bangfu.web.accounts.models import Account, Unit, UnitKind
from bangfu.web.accounts.queries import officers_of
from bangfu.web.accounts.standing import Officer
from bangfu.web.trail.act import SYSTEM, Actor
from bangfu.web.trail.clock import now
from bangfu.web.trail.demo import is_demo

COUNTY = "620599"
TOWNSHIP = "620599100"
VILLAGE = "620599100201"
OTHER_VILLAGE = "620599100250"
OTHER_TOWNSHIP = "620599101"
OTHER_COUNTY = "620523"
PASSWORD = "Yuanyang-7293-shan"  # noqa: S105 of nobody
SINCE = date(2026, 1, 1)
Person = Callable[[], Officer]
_numbers = count(1)
# The static server warns, and warnings are errors, when its folder is not there.
settings.STATIC_ROOT.mkdir(exist_ok=True)


class QuickArgon2(Argon2PasswordHasher):
    """The site's hasher at its cheapest; the hash says so, so the site can check it."""

    time_cost = 1
    memory_cost = 8
    parallelism = 1


def zhou() -> Officer:
    """周: village cadre of one village."""
    return _somebody("zhou", "周芳", Role.VILLAGE_CADRE, VILLAGE, "村委会")


def li() -> Officer:
    """李: checker of the township that the village lies in."""
    return _somebody("li", "李成", Role.TOWNSHIP_CHECKER, TOWNSHIP, "镇帮扶站")


def wang() -> Officer:
    """王: clerk of the county office."""
    return _somebody("wang", "王敏", Role.COUNTY_CLERK, COUNTY, "县帮扶办")


def zhao() -> Officer:
    """赵: head of the county office."""
    return _somebody("zhao", "赵立", Role.COUNTY_HEAD, COUNTY, "县帮扶办")


def he() -> Officer:
    """何: officer of the 民政 department."""
    return _somebody("hewj", "何静", Role.DEPARTMENT_OFFICER, COUNTY, "县民政局")


def qian() -> Officer:
    """钱: leader of the county."""
    return _somebody("qian", "钱宏", Role.LEADER, COUNTY, "县委办")


def chen() -> Officer:
    """陈: the same clerk in another county."""
    return _somebody("chen", "陈玉", Role.COUNTY_CLERK, OTHER_COUNTY, "县帮扶办")


def sun(*, household_nos: list[str] | None = None) -> Officer:
    """孙: inspector of one round; the first call says which households were drawn."""
    known = officers_of("sunq")
    officer = _somebody("sunq", "孙强", Role.INSPECTOR, COUNTY, "市督查组")
    if not known:
        bind_round(
            SYSTEM,
            post=officer.post.pk,
            name="第一轮督查",
            from_date=SINCE,
            until=day_of_clock() + timedelta(days=30),
            household_nos=household_nos or [],
        )
    return officer


def system_admin() -> Officer:
    """系统管理员: runs the site."""
    return _somebody("sysadmin", "吴刚", Role.SYSTEM_ADMIN, COUNTY, "县大数据中心")


def security_admin() -> Officer:
    """安全管理员: opens accounts and gives posts."""
    return _somebody("secadmin", "郑洁", Role.SECURITY_ADMIN, COUNTY, "县大数据中心")


def audit_admin() -> Officer:
    """审计管理员: reads the trail."""
    return _somebody("auditadmin", "冯远", Role.AUDIT_ADMIN, COUNTY, "县大数据中心")


CAST = (zhou, li, wang, zhao, he, qian, chen, sun)
ADMINISTRATORS = (system_admin, security_admin, audit_admin)


def come_in() -> None:
    """Whoever most tests call is there before them; 孙 waits for households to be drawn."""
    everyday = [person for person in CAST if person is not sun]
    for person in (*everyday, other_checker, other_cadre, *ADMINISTRATORS):
        person()


def other_checker() -> Officer:
    """A second checker of the same township, where two people are needed."""
    return _somebody("li2", "李燕", Role.TOWNSHIP_CHECKER, TOWNSHIP, "镇帮扶站")


def other_cadre() -> Officer:
    """A second cadre of the same village."""
    return _somebody("zhou2", "周强", Role.VILLAGE_CADRE, VILLAGE, "村委会")


def an_officer(*, role: Role, division: str, unit: str = "另一个单位") -> Officer:
    """Somebody else, new with every call."""
    return _somebody(f"other{next(_numbers)}", "某人", role, division, unit)


def grant_like(officer: Officer) -> Grant:
    """The grant of somebody's post, to be given to somebody else."""
    post = officer.post
    return Grant(post.unit_id, officer.standing.role, post.division, SINCE)


def log_in(client: Client, officer: Officer) -> Client:
    """Come in through the log-in page, with a second factor where the site asks for it.

    The first password was changed before.
    """
    told = {"login": officer.account.login, "password": PASSWORD}
    if is_demo():
        answer = client.post("/login/", told)
    else:
        secret = a_factor(officer.account)
        page = client.post("/login/", told).context
        unused = totp.code_at(secret, _last_step(officer.account) + 1)
        answer = client.post("/login/", {"half": page["half"], "code": unused})
    assert answer.status_code == 302, "the log-in page did not let the cast in"
    return client


def a_factor(account: Account) -> bytes:
    """A second factor set up anew with the code of now; the next one is not used yet.

    Both are good for another half minute: a test may be slow, or cross into the next.
    """
    account = Account.objects.get(pk=account.pk)
    secret, codes = totp.new_secret(), totp.recovery_codes()
    if account.factor_at is not None:
        reset_factor(SYSTEM, account=account.pk)
    code = totp.code_at(secret, totp.step_of(now()))
    set_up_factor(Actor(account.pk), secret=secret, code=code, recovery=codes)
    return secret


def _last_step(account: Account) -> int:
    return Account.objects.values_list("factor_step", flat=True).get(pk=account.pk)


def _somebody(login: str, name: str, role: Role, division: str, unit: str) -> Officer:
    if known := officers_of(login):
        return known[0]
    account = _account(login, name)
    grant = Grant(_unit(unit, division), role, division, SINCE)
    give_post(SYSTEM, account=account, grant=grant)
    return officers_of(login)[0]


def _account(login: str, name: str) -> int:
    if known := Account.objects.filter(login=login).first():
        return known.pk
    first = "first-Word-2026-ok"
    with override_settings(PASSWORD_HASHERS=["web.cast.QuickArgon2"]):
        opened = open_account(SYSTEM, login=login, name=name, first_password=first)
        number = number_of(opened.subject)
        change_password(Actor(number), old=first, new=PASSWORD)
    return number


def _unit(name: str, division: str) -> int:
    full = division.ljust(12, "0")
    if known := Unit.objects.filter(name=name, division=full, until=None).first():
        return known.pk
    kind = {12: UnitKind.VILLAGE, 9: UnitKind.TOWNSHIP}.get(len(division))
    return number_of(
        open_unit(
            SYSTEM,
            name=name,
            kind=kind or UnitKind.DEPARTMENT,
            division=division,
            from_date=SINCE,
        ).subject
    )
