"""线索: its kinds and states, the verdicts each kind allows, and what a verdict needs."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from bangfu.core.calendar import years_before
from bangfu.core.cause import Cause, RuleKind
from bangfu.core.errors import BangfuError

_ELIGIBILITY = frozenset(
    {
        Cause.VEHICLE,
        Cause.PROPERTY,
        Cause.BUSINESS,
        Cause.PUBLIC_PAYROLL,
        Cause.DEATH,
        Cause.MOVED_AWAY,
        Cause.SAVINGS,
    }
)
_CONSISTENCY = frozenset(
    {
        Cause.ALLOWANCE,
        Cause.CERTIFICATE,
        Cause.ENROLMENT,
        Cause.INSURANCE_RECORD,
        Cause.PENSION,
        Cause.IDENTITY,
        Cause.PUBLIC_POST,
        Cause.LOAN,
        Cause.HOUSE_RECORD,
    }
)
URGENT = frozenset(
    {Cause.ILLNESS, Cause.DISASTER, Cause.ACCIDENT, Cause.WATER, Cause.HOUSING}
)
"""Urgent: a household that may be in need today is visited sooner."""
DAYS, URGENT_DAYS = 5, 3


def kind_of(cause: Cause) -> RuleKind:
    """类别 of a cause; every rule of a cause is of one family.

    >>> kind_of(Cause.VEHICLE)
    <RuleKind.ELIGIBILITY: 'eligibility'>
    """
    if cause in _ELIGIBILITY:
        return RuleKind.ELIGIBILITY
    return RuleKind.CONSISTENCY if cause in _CONSISTENCY else RuleKind.WARNING


def working_days(cause: Cause) -> int:
    """核实期限 of a cause, in working days."""
    return URGENT_DAYS if cause in URGENT else DAYS


class LeadState(StrEnum):
    """线索状态."""

    OPEN = "open"
    VERIFIED = "verified"
    SETTLED = "settled"

    @property
    def label(self) -> str:
        """The state as officers say it."""
        return _STATE_LABELS[self]


_STATE_LABELS = {
    LeadState.OPEN: "待核实",
    LeadState.VERIFIED: "待审核",
    LeadState.SETTLED: "已办结",
}

VERIFIERS = 2
"""Two accounts, each with his own log-in."""


class Way(StrEnum):
    """核实方式."""

    DOOR = "door"
    PHONE = "phone"
    VIDEO = "video"

    @property
    def label(self) -> str:
        """The way as officers say it."""
        return {"door": "入户", "phone": "电话", "video": "视频"}[self]


class Finding(StrEnum):
    """核实结果: what one verifier found."""

    TRUE = "true"
    PARTLY = "partly"
    NOT_SO = "not_so"

    @property
    def label(self) -> str:
        """The finding as officers say it."""
        return {"true": "属实", "partly": "部分属实", "not_so": "不属实"}[self]


class Verdict(StrEnum):
    """审核结论."""

    ENROL = "enrol"
    DISMISS = "dismiss"
    ALREADY_ENROLLED = "already_enrolled"
    DEPARTMENT_SOLVES = "department_solves"
    NOT_OURS = "not_ours"
    DATA_WRONG = "data_wrong"
    EXPLAINED = "explained"
    TRUE = "true"
    LIST_RIGHT = "list_right"
    SYSTEM_RIGHT = "system_right"
    BOTH_WRONG = "both_wrong"

    @property
    def label(self) -> str:
        """The verdict as officers say it."""
        return _VERDICT_LABELS[self]


_VERDICT_LABELS = {
    Verdict.ENROL: "拟纳入监测",
    Verdict.DISMISS: "不纳入",
    Verdict.ALREADY_ENROLLED: "已纳入，更新帮扶计划",
    Verdict.DEPARTMENT_SOLVES: "转部门解决",
    Verdict.NOT_OURS: "不属本地管理",
    Verdict.DATA_WRONG: "名单有误",
    Verdict.EXPLAINED: "情况说明成立",
    Verdict.TRUE: "情况属实，转退出核查",
    Verdict.LIST_RIGHT: "名单对，系统错",
    Verdict.SYSTEM_RIGHT: "系统对，名单错",
    Verdict.BOTH_WRONG: "两边都错",
}
VERDICTS: Mapping[RuleKind, tuple[Verdict, ...]] = {
    RuleKind.WARNING: (
        Verdict.ENROL,
        Verdict.DISMISS,
        Verdict.ALREADY_ENROLLED,
        Verdict.DEPARTMENT_SOLVES,
        Verdict.NOT_OURS,
        Verdict.DATA_WRONG,
    ),
    RuleKind.ELIGIBILITY: (Verdict.EXPLAINED, Verdict.TRUE),
    RuleKind.CONSISTENCY: (
        Verdict.LIST_RIGHT,
        Verdict.SYSTEM_RIGHT,
        Verdict.BOTH_WRONG,
    ),
}


class Dismissal(StrEnum):
    """不纳入原因: a list, so that dismissals can be counted and looked at again."""

    INCOME_STABLE = "income_stable"
    BURDEN_BEARABLE = "burden_bearable"
    RISK_PASSED = "risk_passed"
    COVERED = "covered"
    DECLINED = "declined"

    @property
    def label(self) -> str:
        """The reason as officers say it."""
        return _DISMISSAL_LABELS[self]


_DISMISSAL_LABELS = {
    Dismissal.INCOME_STABLE: "收入稳定，明显高于监测线",
    Dismissal.BURDEN_BEARABLE: "支出已报销或救助，家庭能够承担",
    Dismissal.RISK_PASSED: "风险已经消除",
    Dismissal.COVERED: "已有稳定的兜底保障",
    Dismissal.DECLINED: "农户说明情况后书面表示不申请",
}


@dataclass(frozen=True, slots=True)
class Review:
    """A verdict with what it must bring."""

    verdict: Verdict
    note: str = ""
    dismissal: Dismissal | None = None
    until: date | None = None
    proofs: int = 0


class ReviewRefused(BangfuError):
    """A verdict that lacks what it must bring."""

    def __init__(self, wrong: str, remedy: str) -> None:
        super().__init__(f"{wrong}。没有保存，{remedy}。")


def check_review(review: Review, *, kind: RuleKind, today: date) -> None:
    """Raise unless the verdict belongs to the kind and brings what it needs."""
    if review.verdict not in VERDICTS[kind]:
        raise ReviewRefused(
            f"{kind.label}线索没有“{review.verdict.label}”这个结论",
            "请从列出的结论里选",
        )
    if not review.note.strip():
        raise ReviewRefused("审核要写明依据", "请写清凭什么下这个结论")
    if review.verdict is Verdict.DISMISS and review.dismissal is None:
        raise ReviewRefused("不纳入要选原因", "请从原因列表里选一项")
    if review.verdict is Verdict.EXPLAINED:
        _check_exemption(review, today)


def _check_exemption(review: Review, today: date) -> None:
    if not review.proofs:
        raise ReviewRefused("情况说明要附证明材料", "请添上照片或文件")
    if review.until is None or review.until <= today:
        raise ReviewRefused("情况说明要有今天以后的截止日期", "请填到哪一天为止")
    if years_before(review.until, 1) > today:
        raise ReviewRefused("情况说明最长12个月", "请把截止日期改到一年以内")
