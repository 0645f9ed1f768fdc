"""The case, exemption or problem that a verdict opens, in the act's transaction."""

from collections.abc import Sequence
from datetime import date

from bangfu.core.calendar import say_date
from bangfu.core.cause import Cause
from bangfu.core.lead import LeadState, Review, ReviewRefused, Verdict
from bangfu.core.origin import ProblemOrigin
from bangfu.core.problem import ProblemClass
from bangfu.web.accounts.models import Unit, UnitKind
from bangfu.web.leads.calendar import due_after
from bangfu.web.leads.models import Case, Exemption, Lead, LeadProof
from bangfu.web.leads.units import Caretakers, county_of, county_office, department_of
from bangfu.web.problems import vault
from bangfu.web.problems.agreement import MISMATCH
from bangfu.web.problems.founding import Found, found_problem, no_of
from bangfu.web.problems.proofs import Examined
from bangfu.web.trail.act import Actor
from bangfu.web.trail.chain import coming_seq
from bangfu.web.trail.clock import today

# No document of ours gives these two: a month's work, and a week's.
_DAYS_TO_FIX, _DAYS_TO_ANSWER = 20, 5
_CASES = {Verdict.ENROL: Case.State.PROPOSED, Verdict.TRUE: Case.State.REMOVAL}
_MISMATCHES = frozenset({Verdict.LIST_RIGHT, Verdict.SYSTEM_RIGHT, Verdict.BOTH_WRONG})


def settle(
    actor: Actor,
    lead: Lead,
    review: Review,
    proofs: Sequence[Examined],
    solver: int | None,
) -> dict[str, object]:
    """办结 a lead by its verdict; returns what was opened, for the trail."""
    if review.verdict in _MISMATCHES:
        lead.problem_no = _mismatch(actor, lead, review.verdict)
    if review.verdict is Verdict.DEPARTMENT_SOLVES:
        lead.solver = _solver(lead, solver)
    lead.seq = coming_seq()
    lead.state = LeadState.SETTLED
    lead.verdict = review.verdict
    lead.reason = (review.dismissal or "") if review.verdict is Verdict.DISMISS else ""
    lead.save()
    _attach(lead, proofs)
    _open_case(lead, review.verdict)
    _exempt(lead, review)
    return {"problem": lead.problem_no, "solver": solver}


def blame(actor: Actor, lead: Lead) -> str:
    """责任问题 of a lead past its date: the unit whose turn it was must answer."""
    unit = _late_unit(lead)
    cause = Cause(lead.cause)
    is_township = unit.kind == UnitKind.TOWNSHIP
    shares = [department_of(cause, division=lead.division)] if is_township else []
    why = (
        f"{cause.label}线索应在{say_date(lead.due)}前办结，"
        f"到{say_date(date.fromisoformat(today()))}仍是“{LeadState(lead.state).label}”。"
    )
    found = Found(
        category="overdue_lead",
        problem_class=ProblemClass.DUTY,
        title=f"{cause.label}线索超期未办",
        subject_kind="unit",
        subject=str(unit.pk),
        source_item=f"lead:{lead.pk}",
        division=lead.division,
        owner=county_office(lead.division),
        responsible=unit,
        shares=shares,
        why=why,
        due=due_after(_DAYS_TO_ANSWER, division=lead.division),
        origin=ProblemOrigin.OVERDUE,
    )
    return no_of(found_problem(actor, found).subject)


def _late_unit(lead: Lead) -> Unit:
    """Whose turn it was: the verifying unit, or the township that should have reviewed."""
    if lead.state == LeadState.OPEN:
        return lead.unit
    township = f"{lead.division[:9]}000"
    return Caretakers(county_of(lead.division)).of(township)


def _mismatch(actor: Actor, lead: Lead, verdict: Verdict) -> str:
    """The problem of a mismatch: who keeps the wrong side must put it right."""
    cause = Cause(lead.cause)
    owner = department_of(cause, division=lead.division)
    by_department = verdict is Verdict.SYSTEM_RIGHT
    hits = [row.hit for row in lead.lead_hits.select_related("hit").order_by("hit")]
    found = Found(
        category=MISMATCH,
        problem_class=ProblemClass.DATA,
        title=f"{cause.label}：{verdict.label}",
        subject_kind="household",
        subject=str(lead.household_id),
        source_item=lead.cause,
        division=lead.division,
        owner=owner,
        responsible=owner if by_department else lead.unit,
        shares=[owner] if verdict is Verdict.BOTH_WRONG else [],
        why="".join(f"{hit.sentence.rstrip('。')}。" for hit in hits),
        evidence=[piece for hit in hits for piece in hit.evidence],
        due=due_after(_DAYS_TO_FIX, division=lead.division),
        origin=ProblemOrigin.SCREENING,
    )
    return no_of(found_problem(actor, found).subject)


def _solver(lead: Lead, number: int | None) -> Unit:
    departments = Unit.objects.filter(
        kind=UnitKind.DEPARTMENT,
        until=None,
        division__startswith=county_of(lead.division),
    )
    unit = departments.filter(pk=number).first() if number else None
    if unit is None:
        raise ReviewRefused("转部门解决要选一个本县部门", "请选好承办部门")
    return unit


def _attach(lead: Lead, proofs: Sequence[Examined]) -> None:
    for proof in proofs:
        LeadProof.objects.create(
            lead=lead,
            sha256=vault.keep(proof.content),
            shown_sha256=vault.keep(proof.shown) if proof.shown else "",
            kind=proof.kind,
            seq=lead.seq,
        )


def _open_case(lead: Lead, verdict: Verdict) -> None:
    if verdict in _CASES:
        Case.objects.create(
            lead=lead,
            household_id=lead.household_id,
            state=_CASES[verdict],
            opened_on=today(),
            seq=lead.seq,
        )


def _exempt(lead: Lead, review: Review) -> None:
    if review.verdict is Verdict.EXPLAINED and review.until:
        Exemption.objects.create(
            lead=lead,
            household_id=lead.household_id,
            cause=lead.cause,
            from_date=today(),
            until=review.until,
            seq=lead.seq,
        )
