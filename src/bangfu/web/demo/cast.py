"""演示人员: the units of 示例县 and the people a visitor may log in as."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from bangfu.core.access import Role
from bangfu.core.division import full_code
from bangfu.tables.divisions import children, name_of
from bangfu.web.accounts.actions import (
    Grant,
    bind_round,
    give_post,
    number_of,
    open_account,
    open_unit,
)
from bangfu.web.accounts.entry import change_password
from bangfu.web.accounts.models import Account, Unit, UnitKind
from bangfu.web.accounts.queries import officers_of
from bangfu.web.accounts.standing import Officer
from bangfu.web.demo.files import VILLAGE
from bangfu.web.trail.act import SYSTEM, Actor

COUNTY = full_code("620599")
NEIGHBOUR = full_code("620523")
PASSWORD = "Shili-2026-yanshi"  # noqa: S105 everybody's in the demo, printed when it starts
_FIRST = "first-Word-2026-ok"
_DEPARTMENTS = (
    "县民政局",
    "县医保局",
    "县公安局",
    "县教育局",
    "县残联",
    "县住建局",
    "县人社局",
)


@dataclass(frozen=True, slots=True)
class Character:
    """演示角色: a log-in, the made-up name, and the post it holds."""

    login: str
    name: str
    role: Role
    unit: str
    place: str

    @property
    def told(self) -> str:
        """The line printed when the demo starts."""
        return (
            f"{self.login:<8} {self.role.label}（{self.unit}，{name_of(self.place)}）"
        )


INSPECTOR = "ducha"


def cast() -> tuple[Character, ...]:
    """Everybody a visitor may be: of the village, its township, the county, next door."""
    township, village = full_code(VILLAGE[:9]), full_code(VILLAGE)
    station, committee = f"{name_of(township)}帮扶站", name_of(VILLAGE)
    office, centre = "县帮扶办", "县大数据中心"
    return (
        Character("cun1", "周芳", Role.VILLAGE_CADRE, committee, village),
        Character("cun2", "周强", Role.VILLAGE_CADRE, committee, village),
        Character("zhen1", "李成", Role.TOWNSHIP_CHECKER, station, township),
        Character("zhen2", "李燕", Role.TOWNSHIP_CHECKER, station, township),
        Character("xian", "王敏", Role.COUNTY_CLERK, office, COUNTY),
        Character("xianzg", "赵立", Role.COUNTY_HEAD, office, COUNTY),
        Character("minzheng", "何静", Role.DEPARTMENT_OFFICER, "县民政局", COUNTY),
        Character("minzh2", "何平", Role.DEPARTMENT_OFFICER, "县民政局", COUNTY),
        Character("lingdao", "钱宏", Role.LEADER, "县委办", COUNTY),
        Character("linxian", "陈玉", Role.COUNTY_CLERK, "邻县帮扶办", NEIGHBOUR),
        Character("guanli", "吴刚", Role.SYSTEM_ADMIN, centre, COUNTY),
        Character("anquan", "郑洁", Role.SECURITY_ADMIN, centre, COUNTY),
        Character("shenji", "冯远", Role.AUDIT_ADMIN, centre, COUNTY),
        Character(INSPECTOR, "孙强", Role.INSPECTOR, "市督查组", COUNTY),
    )


def open_units(since: date) -> None:
    """A help station in every township, and the county's offices."""
    for place in children(COUNTY):
        _unit(f"{place.name}帮扶站", UnitKind.TOWNSHIP, place.code, since)
    for name in _DEPARTMENTS:
        _unit(name, UnitKind.DEPARTMENT, COUNTY, since)


def open_accounts() -> None:
    """An account with the demo's password for everybody, young enough to be valid."""
    for one in cast():
        account = number_of(
            open_account(
                SYSTEM, login=one.login, name=one.name, first_password=_FIRST
            ).subject
        )
        change_password(Actor(account), old=_FIRST, new=PASSWORD)


def appoint(since: date) -> None:
    """A post for everybody."""
    for one in cast():
        account = Account.objects.get(login=one.login).pk
        grant = Grant(_unit_of(one, since), one.role, one.place, since)
        give_post(SYSTEM, account=account, grant=grant)


def bind_inspector(since: date, *, drawn: list[str]) -> None:
    """A round for the inspector, and the households that it has drawn."""
    bind_round(
        SYSTEM,
        post=officer(INSPECTOR).post.pk,
        name="第一轮督查",
        from_date=since,
        until=since + timedelta(days=400),
        household_nos=drawn,
    )


def officer(login: str) -> Officer:
    """Somebody of the cast, in the only post."""
    return officers_of(login)[0]


def lines() -> Iterator[str]:
    """What a visitor needs to log in."""
    yield f"所有演示账号的密码都是 {PASSWORD}"
    yield from (f"  {one.told}" for one in cast())


def _unit_of(one: Character, since: date) -> int:
    found = Unit.objects.filter(name=one.unit, division=one.place, until=None).first()
    return found.pk if found else _unit(one.unit, _kind(one), one.place, since)


def _unit(name: str, kind: UnitKind, division: str, since: date) -> int:
    opened = open_unit(SYSTEM, name=name, kind=kind, division=division, from_date=since)
    return number_of(opened.subject)


def _kind(one: Character) -> UnitKind:
    if one.role is Role.VILLAGE_CADRE:
        return UnitKind.VILLAGE
    return UnitKind.TOWNSHIP if one.role is Role.TOWNSHIP_CHECKER else UnitKind.OFFICE
