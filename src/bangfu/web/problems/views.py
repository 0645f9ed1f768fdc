"""Pages: the ledger, one problem, its acts, its proofs and the form to be signed."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from bangfu.core.access import SEES_HOUSEHOLDS, NotHere
from bangfu.core.division import full_code
from bangfu.core.errors import BangfuError
from bangfu.core.problem import ProblemAct, ProblemState
from bangfu.web.accounts.models import Unit
from bangfu.web.accounts.signing import signed
from bangfu.web.accounts.standing import Officer, on_duty
from bangfu.web.big_tables import draw
from bangfu.web.errors import status_of as http_status
from bangfu.web.problems import queries, shown
from bangfu.web.problems.actions import ACTIONS, Step
from bangfu.web.problems.agreement import stage_of
from bangfu.web.problems.area import offered
from bangfu.web.problems.export import EXPORTERS
from bangfu.web.problems.forms import (
    FilterForm,
    FormBroken,
    PrintedForm,
    StepForm,
    sent_files,
)
from bangfu.web.problems.gate import matter_of
from bangfu.web.problems.merging import merged_here
from bangfu.web.problems.models import Problem
from bangfu.web.problems.printing import print_of
from bangfu.web.problems.proofs import examine
from bangfu.web.problems.story import REGISTERED, story
from bangfu.web.registry.queries import surnames
from bangfu.web.trail.clock import now

SEES = tuple(sorted(SEES_HOUSEHOLDS))


@require_GET
@on_duty(*SEES)
def problem_list(request: HttpRequest, officer: Officer) -> HttpResponse:
    """问题台账."""
    form = FilterForm(request.GET)
    filters = form.filters()
    page = queries.page_of(officer, filters)
    rows = shown.rows_of(page.episodes, officer)
    tally, overdue = queries.tally_now(officer)
    kept = {k: v for k, v in request.GET.items() if k != "after"}
    context = {
        "table": draw("problems/rows.html", rows=rows) if rows else "",
        "page": page,
        "filters": filters,
        "tally": tally,
        "overdue": overdue,
        "states": [(state.value, state.label) for state in ProblemState],
        "classes": shown.CLASSES,
        "townships": offered(officer, filters.township),
        "next": urlencode(kept | {"after": page.next}) if page.next else "",
        "as_of": now(),
        "may_export": officer.standing.role in EXPORTERS,
        "may_register": officer.standing.may(REGISTERED),
        "may_sign_lists": stage_of(officer) is not None,
    }
    return render(request, "problems/list.html", context)


@dataclass(frozen=True, slots=True)
class Kept:
    """A form that was refused: the act, the sentence, and what was written."""

    act: ProblemAct
    sentence: str
    step: Step
    lost_files: bool


@never_cache
@require_GET
@on_duty(*SEES)
def problem_page(request: HttpRequest, officer: Officer, no: str) -> HttpResponse:
    """一件问题."""
    return _page(request, officer, find(officer, no))


@never_cache
@require_GET
@on_duty(*SEES)
def closing_form(request: HttpRequest, officer: Officer, no: str) -> HttpResponse:
    """销号审批表, to be printed and signed."""
    problem = find(officer, no)
    context = _context(officer, problem)
    form = PrintedForm(request.GET)
    seq = form.cleaned_data["print"] if form.is_valid() else None
    if seq:
        context["print"] = print_of(
            problem, context["episode"], seq=seq, account=officer.account.pk
        )
    return render(request, "problems/closing_form.html", context | {"asked": seq})


@never_cache
@require_POST
@on_duty(*SEES)
def problem_act(
    request: HttpRequest, officer: Officer, no: str, act: ProblemAct
) -> HttpResponse:
    """One step; what was written stays when it is refused."""
    return _act(request, officer, no, act)


@never_cache
@require_POST
@on_duty(*SEES)
@signed
def signed_act(
    request: HttpRequest, officer: Officer, no: str, act: ProblemAct
) -> HttpResponse:
    """The same, after the password was given again."""
    return _act(request, officer, no, act)


def _act(
    request: HttpRequest, officer: Officer, no: str, act: ProblemAct
) -> HttpResponse:
    form = StepForm(request.POST)
    if not form.is_valid():
        find(officer, no)
        raise FormBroken
    given = form.cleaned_data
    visible = queries.visible_to(officer).filter(no=no).first()
    step = Step(
        no=no,
        reason=given["reason"],
        proofs=examine(sent_files(request)) if visible else (),
        unit=given["unit"],
        into=given["into"],
        seen=given["seen"],
    )
    try:
        receipt = ACTIONS[act](officer.actor, step, act_id=given["act_id"])
    except BangfuError as refusal:
        if visible is None or isinstance(refusal, NotHere):
            raise
        kept = Kept(act, str(refusal), step, bool(request.FILES))
        return _page(request, officer, visible, kept, status=http_status(refusal))
    again = "，这张表单先前已经办过" if receipt.repeated else ""
    messages.success(request, f"已办理“{act.label}”{again}。回执 {receipt.code}")
    return redirect("problem_page", no=no)


def find(officer: Officer, no: str) -> Problem:
    """A problem that the officer may see."""
    found = queries.visible_to(officer).select_related("owner").filter(no=no).first()
    if found is None:
        raise NotHere
    return found


def _page(
    request: HttpRequest,
    officer: Officer,
    problem: Problem,
    kept: Kept | None = None,
    status: int = 200,
) -> HttpResponse:
    context = _context(officer, problem) | {"kept": kept}
    return render(request, "problems/one.html", context, status=status)


def _context(officer: Officer, problem: Problem) -> dict[str, Any]:
    matter = matter_of(problem)
    told = story(problem)
    county = full_code(problem.division)[:6]
    units = Unit.objects.filter(until=None, division__startswith=county)
    offers = shown.offers_of(matter, officer, list(units.order_by("division", "name")))
    episode = matter.episode
    episode.problem = problem
    numbers = [int(problem.subject)] if problem.subject_kind == "household" else []
    return {
        "problem": problem,
        "episode": episode,
        "matter": matter,
        "household": shown.household_of(episode, surnames(numbers)),
        "place": shown.place_of(problem.division),
        "status": shown.status_of(episode, mine=shown.is_mine(episode, officer)),
        "steps": shown.six_steps(matter.state, told),
        "hands": shown.hands_shown(episode, told),
        "story": told,
        "may": [offer for offer in offers if not offer.why_not],
        "may_not": [offer for offer in offers if offer.why_not],
        "proofs": list(episode.proofs.order_by("pk")),
        "episodes": problem.episodes.count(),
        "merged_here": merged_here(problem, officer),
        "into": _survivor(officer, episode.merge_into_id),
    }


def _survivor(officer: Officer, pk: int | None) -> Problem | None:
    """并入的那一件, if the officer may see it."""
    return queries.visible_to(officer).filter(pk=pk).first() if pk else None
