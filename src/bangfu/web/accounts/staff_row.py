"""人员名单的一行: read cell by cell, with every fault of the row told at once."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar

from bangfu.core.access import Role
from bangfu.core.division import is_inside
from bangfu.core.fault import Effect, Fault
from bangfu.exchange.cells import reader
from bangfu.tables.staff import STAFF
from bangfu.web.accounts.actions import LOGIN, Grant
from bangfu.web.accounts.errors import UnknownPlace, WrongLevel
from bangfu.web.accounts.models import Account, Unit
from bangfu.web.accounts.places import check_level, known_place
from bangfu.web.accounts.staff_list import Row

Value = TypeVar("Value")
_LONG_NUMBER = re.compile(r"\d{11}")
_QUOTED_AT_MOST = 30
_ROLES = {role.label: role for role in Role}
_read_date = reader(STAFF.column("from_date"))


class Wrong(Exception):
    """A cell that cannot be taken: its column, what was found, and what to do."""

    def __init__(self, column: str, found: str, remedy: str) -> None:
        super().__init__(found)
        self.column, self.found, self.remedy = column, found, remedy


def said(value: str) -> str:
    """A bad value, as far as it may be repeated: never a long number."""
    shown = value if not _LONG_NUMBER.search(value) else f"{len(value)}个字的内容"
    return f"“{shown[:_QUOTED_AT_MOST]}”"


def fault_of(wrong: Wrong, file: str, sheet: str, row: int) -> Fault:
    """The fault as the clerk reads it."""
    return Fault(Effect.ROW, file, wrong.found, wrong.remedy, sheet, row, wrong.column)


@dataclass(frozen=True, slots=True)
class Known:
    """What is known already: log-in names, the file's by row, and units by name."""

    logins: set[str] = field(default_factory=set)
    rows: dict[str, int] = field(default_factory=dict)
    units: Mapping[str, list[Unit]] = field(default_factory=dict)

    @classmethod
    def now(cls) -> "Known":
        """As the database has it."""
        units: dict[str, list[Unit]] = {}
        for unit in Unit.objects.filter(until=None):
            units.setdefault(unit.name, []).append(unit)
        logins = set(Account.objects.values_list("login", flat=True))
        return cls(logins=logins, units=units)


def read_row(
    number: int, cells: Mapping[str, str], known: Known
) -> tuple[Row | None, list[Wrong]]:
    """The person and post of a row, or everything that is wrong with it."""
    wrong: list[Wrong] = []

    def tried(read: Callable[[], Value]) -> Value | None:
        try:
            return read()
        except Wrong as found:
            wrong.append(found)
            return None

    role = tried(lambda: _role(cells["role"]))
    place = tried(lambda: _place(cells["division"], role))
    unit = tried(lambda: _unit(cells["unit"], place, known)) if place else None
    name = tried(lambda: _name(cells["name"]))
    login = tried(lambda: _login(cells["login"], number, known))
    since = tried(lambda: _day(cells["from_date"], "起"))
    until = tried(lambda: _until(cells.get("until", ""), since))
    if wrong or not (role and place and unit and name and login and since):
        return None, wrong
    return Row(number, login, name, Grant(unit.pk, role, place, since, until)), []


def _role(told: str) -> Role:
    if told not in _ROLES:
        remedy = f"请写{'、'.join(_ROLES)}中的一种"
        raise Wrong("岗位", f"没有这种岗位{said(told)}", remedy)
    return _ROLES[told]


def _place(code: str, role: Role | None) -> str:
    try:
        place = known_place(code)
        if role is not None:
            check_level(role, place)
    except UnknownPlace:
        remedy = "请写县6位、乡镇9位或村12位代码"
        found = f"没有这个行政区划代码{said(code)}"
        raise Wrong("区划", found, remedy) from None
    except WrongLevel as why:
        found = f"{str(why).partition('。')[0]}，写的是{said(code)}"
        raise Wrong("区划", found, "请改写区划代码") from None
    return place


def _unit(name: str, division: str, known: Known) -> Unit:
    """The smallest unit of that name whose place contains the post's."""
    units = known.units.get(name, ())
    around = [unit for unit in units if is_inside(division, unit.division)]
    if not around:
        found = f"没有单位{said(name)}，或者它不管这个地方"
        raise Wrong("单位", found, "请先在“单位”里开设，或改写单位名称")
    return max(around, key=lambda unit: len(unit.division.rstrip("0")))


def _name(told: str) -> str:
    if not told:
        raise Wrong("姓名", "没有填", "请写上使用人的姓名")
    return told


def _login(told: str, number: int, known: Known) -> str:
    login = told.lower()
    if not LOGIN.fullmatch(login):
        remedy = "要用2到40个小写字母、数字或点、横线，并以字母开头，请改写"
        raise Wrong("登录名", f"{said(told)}写法不对", remedy)
    if login in known.logins:
        raise Wrong("登录名", f"{said(login)}已经有人用了", "请换一个登录名")
    if login in known.rows:
        found = f"{said(login)}和第{known.rows[login]}行重复"
        raise Wrong("登录名", found, "请换一个登录名，一个人只写一行")
    known.rows[login] = number
    return login


def _day(told: str, column: str) -> date:
    value, _ = _read_date(told) if told else (None, "")
    if not isinstance(value, date):
        raise Wrong(column, f"{said(told)}不是日期", "请写成 2026-06-30 的样子")
    return value


def _until(told: str, since: date | None) -> date | None:
    if not told:
        return None
    until = _day(told, "止")
    if since is not None and until < since:
        raise Wrong("止", f"{said(told)}早于起期{since}", "请核对起止日期")
    return until
