"""Every act on a problem, and the only place that writes one."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bangfu.core.access import COUNTY, NotHere, Role
from bangfu.core.division import prefix
from bangfu.core.errors import BangfuError
from bangfu.core.origin import ProblemOrigin
from bangfu.core.problem import (
    Hand,
    ProblemAct,
    ProblemState,
    check_move,
    next_state,
)
from bangfu.web.accounts.access import officer_of_actor
from bangfu.web.accounts.models import Unit
from bangfu.web.accounts.standing import Officer
from bangfu.web.problems import proofs as proof_files
from bangfu.web.problems.gate import Matter, check, hand_of, matter_of
from bangfu.web.problems.merging import absorb, survivor
from bangfu.web.problems.models import Episode, Problem, Share
from bangfu.web.problems.numbers import next_closing_no
from bangfu.web.problems.proofs import Examined
from bangfu.web.problems.queries import visible_to
from bangfu.web.problems.spans import enter, retake, take
from bangfu.web.problems.story import Entry, entries, say_moment, subject_of
from bangfu.web.problems.turns import Turn
from bangfu.web.problems.vault import digest
from bangfu.web.trail.act import Actor, Done, act
from bangfu.web.trail.chain import coming_seq
from bangfu.web.trail.clock import today
from bangfu.web.trail.models import Event


@dataclass(frozen=True, slots=True)
class Step:
    """One step: which problem, what is brought, and the last event the form had seen."""

    no: str
    reason: str = ""
    proofs: Sequence[Examined] = ()
    unit: int | None = None
    into: str = ""
    seen: int | None = None


class MovedMeanwhile(BangfuError):
    """Somebody else acted after the form was opened."""

    def __init__(self, entry: Entry, state: ProblemState) -> None:
        super().__init__(
            f"您打开这一页以后，{entry.who}在{say_moment(entry.at)}办理了“{entry.act}”，"
            f"现在是“{state.label}”。没有保存，您写的内容还在，请看过后再办。"
        )


class UnitNeeded(BangfuError):
    """An act that must name another unit of the county."""

    def __init__(self) -> None:
        super().__init__("要选一个本县的其他单位来承办。没有保存，请选好后再办。")


@act("confirm_problem")
def confirm_problem(actor: Actor, step: Step) -> Done:
    """确认问题: the department that owns the subject says that it is so."""
    return _move(ProblemAct.CONFIRM, actor, step)


@act("contest_problem")
def contest_problem(actor: Actor, step: Step) -> Done:
    """提出异议: the department says that it is not so; the county rules."""
    return _move(ProblemAct.CONTEST, actor, step)


@act("uphold_problem")
def uphold_problem(actor: Actor, step: Step) -> Done:
    """裁定成立: the county office says that it is so, and perhaps who answers for it."""
    return _move(ProblemAct.UPHOLD, actor, step)


@act("withdraw_problem")
def withdraw_problem(actor: Actor, step: Step) -> Done:
    """裁定撤销: two units, a reason and proof take a problem back."""
    return _move(ProblemAct.WITHDRAW, actor, step)


@act("propose_merge")
def propose_merge(actor: Actor, step: Step) -> Done:
    """提议合并: this is the same matter as another problem of the subject; proof is brought."""
    return _move(ProblemAct.PROPOSE_MERGE, actor, step)


@act("merge_problem")
def merge_problem(actor: Actor, step: Step) -> Done:
    """裁定合并: a second unit agrees; the other problem keeps the earlier date."""
    return _move(ProblemAct.MERGE, actor, step)


@act("claim_problem")
def claim_problem(actor: Actor, step: Step) -> Done:
    """认领: an officer of the responsible unit becomes the fixer."""
    return _move(ProblemAct.CLAIM, actor, step)


@act("pass_on_problem")
def pass_on_problem(actor: Actor, step: Step) -> Done:
    """退回另派: the unit names another one; the second refusal is for the county."""
    return _move(ProblemAct.PASS_ON, actor, step)


@act("submit_proof")
def submit_proof(actor: Actor, step: Step) -> Done:
    """提交佐证: the fixer says what was done and proves it."""
    return _move(ProblemAct.SUBMIT_PROOF, actor, step)


@act("check_fix")
def check_fix(actor: Actor, step: Step) -> Done:
    """核验通过: another unit saw that it is fixed."""
    return _move(ProblemAct.CHECK, actor, step)


@act("send_back")
def send_back(actor: Actor, step: Step) -> Done:
    """退回整改: checker and accepter will be taken anew; the trail keeps the old ones."""
    return _move(ProblemAct.SEND_BACK, actor, step)


@act("accept_problem")
def accept_problem(actor: Actor, step: Step) -> Done:
    """验收通过: the county office saw the fix and its proof."""
    return _move(ProblemAct.ACCEPT, actor, step)


@act("close_problem")
def close_problem(actor: Actor, step: Step) -> Done:
    """销号: the head of the county office signs; the number is given here."""
    return _move(ProblemAct.CLOSE, actor, step)


@act("recur_problem")
def recur_problem(actor: Actor, step: Step) -> Done:
    """反弹: found again after closing; the same problem, a new episode."""
    matter, officer = _open(ProblemAct.RECUR, actor, step)
    seq = coming_seq()
    old = matter.episode
    old.is_current = False
    old.save()
    episode = Episode.objects.create(
        problem=matter.problem,
        n=old.n + 1,
        origin=ProblemOrigin.LOOK_BACK,
        why=old.why,
        evidence=old.evidence,
        found_on=today(),
        found_seq=seq,
        deadline_class=old.deadline_class,
        due=_same_time_again(old),
        division=old.division,
        problem_class=old.problem_class,
        seq=seq,
    )
    Share.objects.bulk_create(
        Share(episode=episode, unit_id=share.unit_id, is_lead=share.is_lead)
        for share in old.shares.all()
    )
    state = next_state(ProblemAct.RECUR)
    enter(episode, state, matter.turn_in(state), seq=seq)
    return _done(matter.problem, episode, step, officer=officer)


ACTIONS = {
    ProblemAct.CONFIRM: confirm_problem,
    ProblemAct.CONTEST: contest_problem,
    ProblemAct.UPHOLD: uphold_problem,
    ProblemAct.WITHDRAW: withdraw_problem,
    ProblemAct.PROPOSE_MERGE: propose_merge,
    ProblemAct.MERGE: merge_problem,
    ProblemAct.CLAIM: claim_problem,
    ProblemAct.PASS_ON: pass_on_problem,
    ProblemAct.SUBMIT_PROOF: submit_proof,
    ProblemAct.CHECK: check_fix,
    ProblemAct.SEND_BACK: send_back,
    ProblemAct.ACCEPT: accept_problem,
    ProblemAct.CLOSE: close_problem,
    ProblemAct.RECUR: recur_problem,
}
"""The function of each act."""


def _open(act_: ProblemAct, actor: Actor, step: Step) -> tuple[Matter, Officer]:
    """The matter and the officer, once everything allows the act."""
    officer = officer_of_actor(actor)
    problem = visible_to(officer).select_related("owner").filter(no=step.no).first()
    if problem is None:
        raise NotHere
    matter = matter_of(problem)
    _check_unmoved(matter.episode, step.seen)
    check(act_, officer, matter)
    proof_files.check(step.proofs)
    check_move(act_, matter.state, reason=step.reason, proofs=len(step.proofs))
    return matter, officer


def _check_unmoved(episode: Episode, seen: int | None) -> None:
    if seen is None or seen == episode.seq:
        return
    [entry] = entries([Event.objects.get(seq=episode.seq)])
    raise MovedMeanwhile(entry, ProblemState(episode.state))


def _move(act_: ProblemAct, actor: Actor, step: Step) -> Done:
    """One step of the table: state, hand, unit and proof, at the coming event's number."""
    matter, officer = _open(act_, actor, step)
    episode, seq = matter.episode, coming_seq()
    state = next_state(act_, earlier_refusals=episode.refusals)
    responsible = _responsible_after(act_, matter, step, officer)
    hand = hand_of(act_, matter.state)
    retake(act_, episode)
    if hand and act_ is not ProblemAct.SEND_BACK:
        take(episode, hand, officer, seq=seq)
    if act_ is ProblemAct.PASS_ON:
        episode.refusals += 1
    if act_ is ProblemAct.CLOSE:
        episode.closed_no = next_closing_no()
    into = _merge(act_, matter, step, officer)
    proof_files.attach(episode, step.proofs, seq=seq)
    moved = Matter(matter.problem, episode, responsible, matter.hands)
    enter(episode, state, _turn_after(act_, moved, state, officer), seq=seq)
    return _done(matter.problem, episode, step, officer=officer, hand=hand, into=into)


def _merge(act_: ProblemAct, matter: Matter, step: Step, officer: Officer) -> str:
    """Note, forget or carry out where a problem goes; the number of the other one."""
    episode = matter.episode
    match act_:
        case ProblemAct.PROPOSE_MERGE:
            episode.merge_into = survivor(matter.problem, officer, step.into)
        case ProblemAct.MERGE:
            return absorb(episode).no
        case ProblemAct.UPHOLD | ProblemAct.WITHDRAW:
            episode.merge_into = None
    return episode.merge_into.no if episode.merge_into else ""


def _turn_after(
    act_: ProblemAct, matter: Matter, state: ProblemState, officer: Officer
) -> Turn:
    """What the county proposes to merge, the department that owns it rules on."""
    by_county = officer.standing.role in COUNTY
    if act_ is ProblemAct.PROPOSE_MERGE and by_county:
        return Turn(Role.DEPARTMENT_OFFICER, matter.problem.owner)
    return matter.turn_in(state)


def _responsible_after(
    act_: ProblemAct, matter: Matter, step: Step, officer: Officer
) -> Unit:
    """承办单位 after the act: passing on must name one, a ruling may."""
    is_passed = act_ is ProblemAct.PASS_ON
    if not is_passed and (act_ is not ProblemAct.UPHOLD or step.unit is None):
        return matter.responsible
    county = prefix(officer.post.division)[:6]
    open_units = Unit.objects.filter(until=None, division__startswith=county)
    unit = open_units.filter(pk=step.unit).first() if step.unit else None
    if unit is None or (is_passed and unit == matter.responsible):
        raise UnitNeeded
    matter.episode.shares.filter(unit=unit, is_lead=False).delete()
    matter.episode.shares.filter(is_lead=True).update(unit=unit)
    return unit


def _same_time_again(old: Episode) -> date:
    day = date.fromisoformat(today())
    return day + (old.due - old.found_on)


def _done(
    problem: Problem,
    episode: Episode,
    step: Step,
    *,
    officer: Officer,
    hand: Hand | None = None,
    into: str = "",
) -> Done:
    told = {
        "n": episode.n,
        "state": str(episode.state),
        "reason": step.reason.strip(),
        "hand": hand.value if hand else "",
        "account": officer.account.pk,
        "unit": officer.post.unit_id,
        "proofs": [digest(proof.content) for proof in step.proofs],
        "closed_no": episode.closed_no,
        "into": into,
    }
    return Done(subject_of(problem.no), told)
