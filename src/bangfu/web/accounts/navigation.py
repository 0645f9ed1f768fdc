"""导航: the pages of the site and who finds them in the navigation."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from django.urls import Resolver404, resolve

from bangfu.core.access import SEES_HOUSEHOLDS, Role
from bangfu.web.accounts.grants import CONFIRMERS
from bangfu.web.accounts.standing import Officer

_CLERKS = frozenset({Role.COUNTY_CLERK, Role.COUNTY_HEAD})
_SEES_LISTS = _CLERKS | {Role.LEADER, Role.DEPARTMENT_OFFICER}


@dataclass(frozen=True, slots=True)
class NavItem:
    """导航项: a page of the main navigation and who finds it there."""

    label: str
    path: str
    icon: str
    roles: frozenset[Role]
    is_current: bool = False


NAVIGATION = (
    NavItem("我的工作", "/", "work", SEES_HOUSEHOLDS),
    NavItem("总览", "/overview/", "chart", SEES_HOUSEHOLDS),
    NavItem("线索", "/leads/", "lead", SEES_HOUSEHOLDS),
    NavItem("问题", "/problems/", "list", SEES_HOUSEHOLDS),
    NavItem("农户", "/households/", "home", SEES_HOUSEHOLDS),
    NavItem("筛查", "/runs/", "find", _CLERKS),
    NavItem("导入", "/files/", "up", _CLERKS),
    NavItem("清单", "/lists/", "list", _SEES_LISTS),
    NavItem("人员", "/staff/", "people", frozenset({Role.SECURITY_ADMIN})),
    NavItem("单位", "/units/", "list", frozenset({Role.SECURITY_ADMIN})),
    NavItem("任命", "/grants/", "people", frozenset(CONFIRMERS)),
    NavItem("留痕", "/trail/", "done", frozenset({Role.AUDIT_ADMIN})),
    NavItem("告警", "/alarms/", "over", frozenset({Role.AUDIT_ADMIN})),
)


def first_page(officer: Officer) -> str:
    """Where a post's working day begins."""
    pages = (item for item in NAVIGATION if officer.standing.role in item.roles)
    return next((item.path for item in pages if _is_routed(item.path)), "/account/")


def navigation(path: str, officer: Officer | None) -> Iterator[NavItem]:
    """What an officer finds in the navigation, and which of it is open."""
    if officer is None:
        return
    for item in NAVIGATION:
        if officer.standing.role in item.roles and _is_routed(item.path):
            here = path == item.path
            below = item.path != "/" and path.startswith(item.path)
            yield NavItem(item.label, item.path, item.icon, item.roles, here or below)


@cache
def _is_routed(path: str) -> bool:
    try:
        resolve(path)
    except Resolver404:
        return False
    return True
