"""What pages show: rows, the story, and what an officer may do and why not."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from bangfu.core.access import MAY
from bangfu.core.cause import Cause, RuleKind
from bangfu.core.lead import VERDICTS, LeadState, Verdict
from bangfu.web.accounts.standing import Officer
from bangfu.web.leads.actions import LABELS, subject_of
from bangfu.web.leads.models import Lead, Verification
from bangfu.web.problems.queries import SOON_DAYS
from bangfu.web.problems.shown import Status, place_of
from bangfu.web.problems.story import code_of, contents, posts_behind
from bangfu.web.registry.queries import surnames
from bangfu.web.registry.shown import masked_name
from bangfu.web.trail.clock import today
from bangfu.web.trail.models import Event


@dataclass(frozen=True, slots=True)
class Row:
    """一条线索, as a list has it."""

    lead: Lead
    household: str
    place: str
    cause: str
    kind: str
    status: Status


def rows_of(leads: Sequence[Lead]) -> list[Row]:
    """Rows of a list; households are named by their masked heads."""
    heads = surnames([lead.household_id for lead in leads])
    return [
        Row(
            lead,
            f"{masked_name(heads.get(lead.household_id, ('', 0))[0])}户",
            place_of(lead.division),
            Cause(lead.cause).label,
            RuleKind(lead.kind).label,
            status_of(lead),
        )
        for lead in leads
    ]


def status_of(lead: Lead) -> Status:
    """The mark of a row: overdue first, then what is due soon."""
    state = LeadState(lead.state)
    if state is LeadState.SETTLED:
        verdict = f"，{Verdict(lead.verdict).label}" if lead.verdict else ""
        return Status("done", f"{state.label}{verdict}")
    left = (lead.due - date.fromisoformat(today())).days
    if left < 0:
        return Status("over", f"{state.label}，超期{-left}天")
    if left <= SOON_DAYS:
        words = f"还剩{left}天" if left else "今日到期"
        return Status("soon", f"{state.label}，{words}")
    return Status("open", state.label)


@dataclass(frozen=True, slots=True)
class Entry:
    """One step: who did what and when, in his words."""

    at: datetime
    act: str
    who: str
    words: str
    code: str


def story(lead: Lead) -> list[Entry]:
    """经过, the newest first."""
    events = list(Event.objects.filter(subject=subject_of(lead.pk)).order_by("-seq"))
    told = contents(events)
    who = posts_behind(events)
    return [
        Entry(
            datetime.fromisoformat(event.recv_at),
            LABELS.get(event.type, event.type),
            who[event.seq],
            str(told.get(event.seq, {}).get("note", "")),
            code_of(event),
        )
        for event in events
    ]


def looked_meanwhile(lead: int, seen: int | None, officer: Officer) -> str:
    """Who else verified while a form was open, as the end of a sentence."""
    if seen is None:
        return ""
    looks = Verification.objects.filter(lead=lead, seq__gt=seen)
    others = looks.exclude(account=officer.account.pk).select_related("unit")
    return "".join(f"；您填写期间，{look.unit}另一位同志也核实了" for look in others)


def verdicts_of(lead: Lead) -> list[tuple[str, str]]:
    """可选的结论 of a lead's kind."""
    return [(v.value, v.label) for v in VERDICTS[RuleKind(lead.kind)]]


def why_not(lead: Lead, officer: Officer) -> dict[str, str]:
    """不能办的原因 by act; empty where the officer may act."""
    state, role = LeadState(lead.state), officer.standing.role
    looked = lead.verifications.filter(account=officer.account.pk).exists()
    late = lead.due < date.fromisoformat(today()) and not lead.duty_no
    reasons = {
        act: "" if role in MAY[act] else f"{role.label}岗位不办理" for act in LABELS
    }
    if state is not LeadState.OPEN:
        reasons["verify_lead"] = f"现在是“{state.label}”"
    elif looked:
        reasons["verify_lead"] = "您已经核实过，还要另一位同志核实"
    if state is not LeadState.VERIFIED:
        reasons["review_lead"] = (
            "要先由两人核实" if state is LeadState.OPEN else "已办结"
        )
    elif looked:
        reasons["review_lead"] = "您是核实人，不能再审核"
    if state is LeadState.SETTLED or not late:
        reasons["raise_overdue_lead"] = "没有超期，或者已经转过"
    return reasons
