"""权限: which post may do which act, and over which area.

The pure half of access: the site asks here, and adds only what it must look up.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from bangfu.core.division import is_inside
from bangfu.core.errors import BangfuError
from bangfu.core.problem import ProblemAct


class Role(StrEnum):
    """岗位: what kind of work a post is for."""

    VILLAGE_CADRE = "village_cadre"
    TOWNSHIP_CHECKER = "township_checker"
    COUNTY_CLERK = "county_clerk"
    COUNTY_HEAD = "county_head"
    DEPARTMENT_OFFICER = "department_officer"
    LEADER = "leader"
    INSPECTOR = "inspector"
    SYSTEM_ADMIN = "system_admin"
    SECURITY_ADMIN = "security_admin"
    AUDIT_ADMIN = "audit_admin"

    @property
    def label(self) -> str:
        """The post as officers say it."""
        return _LABELS[self]


_LABELS = {
    Role.VILLAGE_CADRE: "村级干部",
    Role.TOWNSHIP_CHECKER: "乡镇核验员",
    Role.COUNTY_CLERK: "县级业务员",
    Role.COUNTY_HEAD: "县级主管",
    Role.DEPARTMENT_OFFICER: "部门经办人",
    Role.LEADER: "领导",
    Role.INSPECTOR: "督查员",
    Role.SYSTEM_ADMIN: "系统管理员",
    Role.SECURITY_ADMIN: "安全管理员",
    Role.AUDIT_ADMIN: "审计管理员",
}

ADMINISTRATORS = frozenset({Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN, Role.AUDIT_ADMIN})
"""三员: kept apart from each other and from all business."""

SEES_HOUSEHOLDS = frozenset(Role) - ADMINISTRATORS

READS_SENSITIVE = SEES_HOUSEHOLDS
"""Who may look behind a mask at an id number, a phone or an illness (class C4)."""

APPROVERS = frozenset({Role.COUNTY_HEAD})
"""Whose word ends a procedure."""

FIXERS = frozenset({Role.VILLAGE_CADRE, Role.TOWNSHIP_CHECKER, Role.DEPARTMENT_OFFICER})
COUNTY = frozenset({Role.COUNTY_CLERK, Role.COUNTY_HEAD})

MAY: Mapping[str, frozenset[Role]] = {
    "found_problem": COUNTY | {Role.TOWNSHIP_CHECKER, Role.DEPARTMENT_OFFICER},
    "register_problem": FIXERS | {Role.COUNTY_CLERK, Role.INSPECTOR},
    ProblemAct.CONFIRM: frozenset({Role.DEPARTMENT_OFFICER, Role.COUNTY_CLERK}),
    ProblemAct.CONTEST: frozenset({Role.DEPARTMENT_OFFICER, Role.COUNTY_CLERK}),
    # What the county proposes to merge the department rules on.
    ProblemAct.UPHOLD: COUNTY | {Role.DEPARTMENT_OFFICER},
    ProblemAct.WITHDRAW: frozenset({Role.COUNTY_HEAD}),
    ProblemAct.PROPOSE_MERGE: FIXERS | {Role.COUNTY_CLERK},
    ProblemAct.MERGE: frozenset({Role.COUNTY_HEAD, Role.DEPARTMENT_OFFICER}),
    ProblemAct.CLAIM: FIXERS,
    ProblemAct.PASS_ON: FIXERS,
    ProblemAct.SUBMIT_PROOF: FIXERS,
    ProblemAct.CHECK: frozenset({Role.TOWNSHIP_CHECKER, Role.DEPARTMENT_OFFICER}),
    ProblemAct.SEND_BACK: frozenset(
        {Role.TOWNSHIP_CHECKER, Role.DEPARTMENT_OFFICER, Role.COUNTY_CLERK}
    ),
    ProblemAct.ACCEPT: frozenset({Role.COUNTY_CLERK}),
    ProblemAct.CLOSE: frozenset({Role.COUNTY_HEAD}),
    ProblemAct.RECUR: COUNTY,
    "open_leads": frozenset({Role.COUNTY_CLERK}),
    "verify_lead": frozenset({Role.VILLAGE_CADRE, Role.TOWNSHIP_CHECKER}),
    "review_lead": frozenset({Role.TOWNSHIP_CHECKER}),
    "raise_overdue_lead": frozenset({Role.COUNTY_CLERK}),
}
"""谁可以做什么. An act that is not here nobody may do."""


class NotYourDuty(BangfuError):
    """An act that the actor's post is not for."""

    def __init__(self, role: Role, act_label: str) -> None:
        super().__init__(
            f"{role.label}岗位不办理“{act_label}”。没有保存，请由经办岗位来办。"
        )


class NotHere(BangfuError):
    """Something the actor may not see, told exactly as if it did not exist."""

    def __init__(self) -> None:
        super().__init__("没有这一项，或者不在您的工作范围内。请从列表里重新打开。")


@dataclass(frozen=True, slots=True)
class Post:
    """任职: the role, unit and division that somebody acts from."""

    role: Role
    unit: int
    division: str

    def may(self, act: str) -> bool:
        """Whether this kind of post does such an act at all."""
        return self.role in MAY.get(act, frozenset())

    def covers(self, division: str) -> bool:
        """Whether a place lies in the post's area; administrators have none."""
        return self.role in SEES_HOUSEHOLDS and is_inside(division, self.division)
