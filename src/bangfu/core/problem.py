"""问题: its states, the acts between them, and whose hands must differ.

One table says it all; the diagram, the buttons and the refusals are made from it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations

from bangfu.core.errors import BangfuError


class ProblemState(StrEnum):
    """问题状态."""

    FOUND = "found"
    DISPUTED = "disputed"
    UNCLAIMED = "unclaimed"
    FIXING = "fixing"
    SUBMITTED = "submitted"
    CHECKED = "checked"
    ACCEPTED = "accepted"
    CLOSED = "closed"
    WITHDRAWN = "withdrawn"
    MERGED = "merged"

    @property
    def label(self) -> str:
        """The state as officers say it."""
        return _STATE_LABELS[self]

    @property
    def is_open(self) -> bool:
        """Whether somebody still has to act."""
        return self not in {self.CLOSED, self.WITHDRAWN, self.MERGED}


_STATE_LABELS = {
    ProblemState.FOUND: "待确认",
    ProblemState.DISPUTED: "待裁定",
    ProblemState.UNCLAIMED: "待认领",
    ProblemState.FIXING: "整改中",
    ProblemState.SUBMITTED: "待核验",
    ProblemState.CHECKED: "待验收",
    ProblemState.ACCEPTED: "待销号",
    ProblemState.CLOSED: "已销号",
    ProblemState.WITHDRAWN: "已撤销",
    ProblemState.MERGED: "已合并",
}


class ProblemClass(StrEnum):
    """问题类别: what kind of thing is wrong decides whose hands must differ."""

    DATA = "data"
    HOUSEHOLD = "household"
    FEEDBACK = "feedback"
    DUTY = "duty"

    @property
    def label(self) -> str:
        """The class as officers say it."""
        return _CLASS_LABELS[self]


_CLASS_LABELS = {
    ProblemClass.DATA: "数据",
    ProblemClass.HOUSEHOLD: "户级",
    ProblemClass.FEEDBACK: "反馈",
    ProblemClass.DUTY: "责任",
}


class Hand(StrEnum):
    """经手环节: the hands that work on one problem, one after another."""

    CONFIRMER = "confirmer"
    FIXER = "fixer"
    CHECKER = "checker"
    ACCEPTER = "accepter"
    APPROVER = "approver"

    @property
    def label(self) -> str:
        """The hand as officers say it."""
        return _HAND_LABELS[self]


_HAND_LABELS = {
    Hand.CONFIRMER: "确认人",
    Hand.FIXER: "整改人",
    Hand.CHECKER: "核验人",
    Hand.ACCEPTER: "验收人",
    Hand.APPROVER: "销号审批人",
}


class ProblemAct(StrEnum):
    """问题办理动作."""

    CONFIRM = "confirm_problem"
    CONTEST = "contest_problem"
    UPHOLD = "uphold_problem"
    WITHDRAW = "withdraw_problem"
    PROPOSE_MERGE = "propose_merge"
    MERGE = "merge_problem"
    CLAIM = "claim_problem"
    PASS_ON = "pass_on_problem"  # noqa: S105 no password
    SUBMIT_PROOF = "submit_proof"
    CHECK = "check_fix"
    SEND_BACK = "send_back"
    ACCEPT = "accept_problem"
    CLOSE = "close_problem"
    RECUR = "recur_problem"

    @property
    def label(self) -> str:
        """The act as its button says it."""
        return _ACT_LABELS[self]


_ACT_LABELS = {
    ProblemAct.CONFIRM: "确认问题",
    ProblemAct.CONTEST: "提出异议",
    ProblemAct.UPHOLD: "裁定成立",
    ProblemAct.WITHDRAW: "裁定撤销",
    ProblemAct.PROPOSE_MERGE: "提议合并",
    ProblemAct.MERGE: "裁定合并",
    ProblemAct.CLAIM: "认领",
    ProblemAct.PASS_ON: "退回另派",
    ProblemAct.SUBMIT_PROOF: "提交佐证",
    ProblemAct.CHECK: "核验通过",
    ProblemAct.SEND_BACK: "退回整改",
    ProblemAct.ACCEPT: "验收通过",
    ProblemAct.CLOSE: "销号",
    ProblemAct.RECUR: "反弹",
}


@dataclass(frozen=True, slots=True)
class Move:
    """流转: from which states an act leads where, by which hand, and what it must bring."""

    start: frozenset[ProblemState]
    end: ProblemState
    hand: Hand | None = None
    needs_reason: bool = False
    needs_proof: bool = False


def _from(*states: ProblemState) -> frozenset[ProblemState]:
    return frozenset(states)


_S = ProblemState
MOVES: Mapping[ProblemAct, Move] = {
    ProblemAct.CONFIRM: Move(_from(_S.FOUND), _S.UNCLAIMED, Hand.CONFIRMER),
    ProblemAct.CONTEST: Move(_from(_S.FOUND), _S.DISPUTED, needs_reason=True),
    ProblemAct.UPHOLD: Move(_from(_S.DISPUTED), _S.UNCLAIMED, needs_reason=True),
    ProblemAct.WITHDRAW: Move(
        _from(_S.DISPUTED), _S.WITHDRAWN, needs_reason=True, needs_proof=True
    ),
    ProblemAct.PROPOSE_MERGE: Move(
        _from(_S.FOUND, _S.UNCLAIMED, _S.FIXING),
        _S.DISPUTED,
        needs_reason=True,
        needs_proof=True,
    ),
    ProblemAct.MERGE: Move(_from(_S.DISPUTED), _S.MERGED, needs_reason=True),
    ProblemAct.CLAIM: Move(_from(_S.UNCLAIMED), _S.FIXING, Hand.FIXER),
    ProblemAct.PASS_ON: Move(_from(_S.UNCLAIMED), _S.UNCLAIMED, needs_reason=True),
    ProblemAct.SUBMIT_PROOF: Move(
        _from(_S.FIXING), _S.SUBMITTED, Hand.FIXER, needs_reason=True, needs_proof=True
    ),
    ProblemAct.CHECK: Move(_from(_S.SUBMITTED), _S.CHECKED, Hand.CHECKER),
    ProblemAct.SEND_BACK: Move(
        _from(_S.SUBMITTED, _S.CHECKED), _S.FIXING, needs_reason=True
    ),
    ProblemAct.ACCEPT: Move(_from(_S.CHECKED), _S.ACCEPTED, Hand.ACCEPTER),
    ProblemAct.CLOSE: Move(_from(_S.ACCEPTED), _S.CLOSED, Hand.APPROVER),
    ProblemAct.RECUR: Move(_from(_S.CLOSED), _S.UNCLAIMED, needs_reason=True),
}
"""流转表. A second 退回另派 of the same episode leads to 待裁定 (see ``next_state``)."""

REFUSALS_BEFORE_DISPUTE = 2


def next_state(act: ProblemAct, *, earlier_refusals: int = 0) -> ProblemState:
    """Where an act leads; whoever is handed a problem back twice gets a ruling.

    >>> next_state(ProblemAct.PASS_ON, earlier_refusals=1)
    <ProblemState.DISPUTED: 'disputed'>
    """
    if act is ProblemAct.PASS_ON and earlier_refusals + 1 >= REFUSALS_BEFORE_DISPUTE:
        return ProblemState.DISPUTED
    return MOVES[act].end


@dataclass(frozen=True, slots=True)
class Person:
    """经手人: an account and the unit it acts for."""

    account: int
    unit: int


LEAST_LOOKS, LOOKS_PER_HUNDRED = 30, 2


def looks_needed(total: int) -> int:
    """手工核对数: of a list that is signed as a whole, so many are looked at one by one.

    >>> [looks_needed(n) for n in (8, 30, 1_500, 1_501)]
    [8, 30, 30, 31]
    """
    share = -(-total * LOOKS_PER_HUNDRED // 100)
    return min(total, max(LEAST_LOOKS, share))


Pair = frozenset[Hand]


def _pairs(*hands: Hand) -> frozenset[Pair]:
    return frozenset(map(frozenset, combinations(hands, 2)))


_DATA_HANDS = _pairs(Hand.FIXER, Hand.CHECKER, Hand.ACCEPTER)
# Some hands share a unit by what they are: the county office accepts and its head
# approves; the department that confirmed also checks where the township fixed.
_ONE_UNIT_BY_NATURE = _pairs(Hand.CONFIRMER, Hand.ACCEPTER, Hand.APPROVER) | _pairs(
    Hand.CONFIRMER, Hand.CHECKER
)
APART: Mapping[ProblemClass, frozenset[Pair]] = {
    ProblemClass.DATA: _DATA_HANDS,
    ProblemClass.HOUSEHOLD: _pairs(*Hand),
    ProblemClass.FEEDBACK: _pairs(*Hand),
    ProblemClass.DUTY: _pairs(*Hand),
}
UNITS_APART: Mapping[ProblemClass, frozenset[Pair]] = {
    ProblemClass.DATA: frozenset(),
    ProblemClass.HOUSEHOLD: _pairs(Hand.FIXER, Hand.CHECKER),
    ProblemClass.FEEDBACK: _pairs(*Hand) - _ONE_UNIT_BY_NATURE,
    ProblemClass.DUTY: _pairs(*Hand) - _ONE_UNIT_BY_NATURE,
}
"""Which two hands of a class may not be one person, and not of one unit."""


def reasons_not_to_lend_a_hand(
    hand: Hand,
    person: Person,
    *,
    hands: Mapping[Hand, Person],
    problem_class: ProblemClass,
) -> list[str]:
    """职责分离: why a person may not be this hand of a problem; empty when he may."""
    reasons = []
    for other, who in hands.items():
        pair = frozenset({hand, other})
        if pair in APART[problem_class] and who.account == person.account:
            reasons.append(f"您是这件问题的{other.label}，不能再做{hand.label}")
        elif pair in UNITS_APART[problem_class] and who.unit == person.unit:
            reasons.append(f"{hand.label}不能和{other.label}同一个单位")
    return reasons


class WrongState(BangfuError):
    """An act on a problem that is not where the act begins."""

    def __init__(self, act: ProblemAct, state: ProblemState) -> None:
        super().__init__(
            f"这件问题现在是“{state.label}”，不能办理“{act.label}”。"
            "没有保存，请刷新后再看。"
        )


class HandRefused(BangfuError):
    """A hand that separation of duties forbids."""

    def __init__(self, reasons: list[str]) -> None:
        super().__init__(f"{'；'.join(reasons)}。没有保存，请换人办理。")


class ReasonMissing(BangfuError):
    """An act that must say why."""

    def __init__(self, act: ProblemAct) -> None:
        super().__init__(f"{act.label}要写明理由。没有保存，请写清后再办。")


class ProofMissing(BangfuError):
    """An act that must bring proof."""

    def __init__(self, act: ProblemAct) -> None:
        super().__init__(
            f"{act.label}至少要有一份证明材料。没有保存，请添上照片或文件后再交。"
        )


def check_move(
    act: ProblemAct, state: ProblemState, *, reason: str = "", proofs: int = 0
) -> Move:
    """The move of an act; raises the reason why it cannot be made."""
    move = MOVES[act]
    if state not in move.start:
        raise WrongState(act, state)
    if move.needs_reason and not reason.strip():
        raise ReasonMissing(act)
    if move.needs_proof and not proofs:
        raise ProofMissing(act)
    return move
