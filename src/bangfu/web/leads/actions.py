"""Every act on a lead: verify, review and raise; what a verdict opens is in ``outcomes``."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from bangfu.core.access import NotHere
from bangfu.core.cause import RuleKind
from bangfu.core.errors import BangfuError
from bangfu.core.lead import (
    VERIFIERS,
    Finding,
    LeadState,
    Review,
    Way,
    check_review,
)
from bangfu.web.accounts.access import officer_of_actor
from bangfu.web.accounts.standing import Officer
from bangfu.web.leads import outcomes
from bangfu.web.leads.models import Lead, Verification
from bangfu.web.leads.queries import visible_to
from bangfu.web.problems import proofs as proof_files
from bangfu.web.problems.proofs import Examined
from bangfu.web.problems.story import posts_behind, say_moment
from bangfu.web.problems.vault import digest
from bangfu.web.trail.act import Actor, Done, act
from bangfu.web.trail.chain import coming_seq
from bangfu.web.trail.clock import today
from bangfu.web.trail.models import Event

LABELS = {
    "verify_lead": "核实",
    "review_lead": "审核",
    "raise_overdue_lead": "转为责任问题",
}


class LeadElsewhere(BangfuError):
    """An act on a lead that is not where the act begins."""

    def __init__(self, label: str, state: LeadState) -> None:
        super().__init__(
            f"这条线索现在是“{state.label}”，不能{label}。没有保存，请刷新后再看。"
        )


class LookedBefore(BangfuError):
    """A second look by the same person."""

    def __init__(self) -> None:
        super().__init__(
            "您已经核实过这条线索，还要另一位同志核实。没有再次保存，请转告同事。"
        )


class NoteMissing(BangfuError):
    """A verification that says nothing."""

    def __init__(self) -> None:
        super().__init__("核实要写看到、问到了什么。没有保存，请写清后再报。")


class ReviewerLooked(BangfuError):
    """A review by one of the two who verified."""

    def __init__(self) -> None:
        super().__init__(
            "您是这条线索的核实人，不能再审核。没有保存，请由本乡镇另一位同志审核。"
        )


class NotOverdue(BangfuError):
    """A lead that is still in time, or was raised before."""

    def __init__(self) -> None:
        super().__init__("这条线索没有超期，或者已经转过。没有保存，请刷新后再看。")


class LeadMoved(BangfuError):
    """Somebody acted on the lead after the form was opened."""

    def __init__(self, told: str, state: LeadState) -> None:
        super().__init__(
            f"您打开这一页以后，{told}，现在是“{state.label}”。"
            "没有保存，您写的内容还在，请看过后再办。"
        )


@dataclass(frozen=True, slots=True)
class Look:
    """How one person looked, what he found, in his words."""

    way: Way
    finding: Finding
    note: str
    seen: int | None = None


@dataclass(frozen=True, slots=True)
class Opinion:
    """The review, its proofs, and the unit that should solve it."""

    review: Review
    proofs: Sequence[Examined] = ()
    solver: int | None = None
    seen: int | None = None


@act("verify_lead")
def verify_lead(actor: Actor, *, lead: int, look: Look) -> Done:
    """核实: the second named person makes the lead ready for review."""
    found, officer = _open("verify_lead", actor, lead)
    if found.verifications.filter(account=officer.account).exists():
        raise LookedBefore
    # A colleague's look in the meantime is welcome: each looks for himself.
    if found.state != LeadState.OPEN:
        _check_unmoved(found, look.seen)
    _check_state("verify_lead", found, LeadState.OPEN)
    if not look.note.strip():
        raise NoteMissing
    found.seq = coming_seq()
    Verification.objects.create(
        lead=found,
        account=officer.account,
        unit=officer.post.unit,
        way=look.way,
        finding=look.finding,
        on=today(),
        seq=found.seq,
    )
    if found.verifications.count() >= VERIFIERS:
        found.state = LeadState.VERIFIED
    found.save()
    told = {"way": look.way.value, "finding": look.finding.value, "note": look.note}
    return Done(subject_of(lead), told | {"state": str(found.state)})


@act("review_lead")
def review_lead(actor: Actor, *, lead: int, opinion: Opinion) -> Done:
    """审核: the township's verdict settles the lead and opens what follows from it."""
    found, officer = _open("review_lead", actor, lead)
    if found.verifications.filter(account=officer.account).exists():
        raise ReviewerLooked
    officer.check_may("review_lead", LABELS["review_lead"])
    _check_unmoved(found, opinion.seen)
    _check_state("review_lead", found, LeadState.VERIFIED)
    proof_files.check(opinion.proofs)
    review = replace(opinion.review, proofs=len(opinion.proofs))
    day = date.fromisoformat(today())
    check_review(review, kind=RuleKind(found.kind), today=day)
    opened = outcomes.settle(actor, found, review, opinion.proofs, opinion.solver)
    told = {
        "verdict": review.verdict.value,
        "note": review.note,
        "reason": found.reason,
        "proofs": [digest(proof.content) for proof in opinion.proofs],
    }
    return Done(subject_of(lead), told | opened)


@act("raise_overdue_lead")
def raise_overdue_lead(actor: Actor, *, lead: int) -> Done:
    """The county makes a problem of class 责任 of a lead that nobody settled."""
    found, officer = _open("raise_overdue_lead", actor, lead)
    officer.check_may("raise_overdue_lead", LABELS["raise_overdue_lead"])
    is_late = found.due < date.fromisoformat(today())
    if found.state == LeadState.SETTLED or found.duty_no or not is_late:
        raise NotOverdue
    found.duty_no = outcomes.blame(actor, found)
    found.seq = coming_seq()
    found.save()
    return Done(subject_of(lead), {"problem": found.duty_no})


def subject_of(lead: int) -> str:
    """What the trail calls a lead."""
    return f"lead:{lead}"


def _open(act_: str, actor: Actor, number: int) -> tuple[Lead, Officer]:
    officer = officer_of_actor(actor)
    found = visible_to(officer).select_related("unit").filter(pk=number).first()
    if found is None:
        raise NotHere
    if act_ == "verify_lead":
        officer.check_may(act_, LABELS[act_])
    return found, officer


def _check_unmoved(lead: Lead, seen: int | None) -> None:
    """Raise, with who did what and when, if somebody acted after the form was opened."""
    if seen in {None, lead.seq}:
        return
    event = Event.objects.get(seq=lead.seq)
    who = posts_behind([event])[event.seq]
    at = say_moment(datetime.fromisoformat(event.recv_at))
    told = f"{who}在{at}办理了“{LABELS.get(event.type, '分派')}”"
    raise LeadMoved(told, LeadState(lead.state))


def _check_state(act_: str, lead: Lead, wanted: LeadState) -> None:
    if lead.state != wanted:
        raise LeadElsewhere(LABELS[act_], LeadState(lead.state))
