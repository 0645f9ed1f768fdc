"""Pages: the leads, one lead with its forms, and the working day of an officer."""

from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

from django import forms as django_forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from bangfu.core.access import NotHere, Role
from bangfu.core.errors import BangfuError
from bangfu.core.lead import Dismissal, Finding, LeadState, Way
from bangfu.web.accounts.models import Unit, UnitKind
from bangfu.web.accounts.standing import Officer, on_duty
from bangfu.web.errors import status_of as http_status
from bangfu.web.leads import actions, forms, opening, queries, shown
from bangfu.web.leads.models import Lead
from bangfu.web.leads.units import county_of
from bangfu.web.leads.workday import day_of
from bangfu.web.problems.area import offered
from bangfu.web.problems.forms import FormBroken, sent_files
from bangfu.web.problems.proofs import examine
from bangfu.web.problems.views import SEES
from bangfu.web.registry.queries import latest_run
from bangfu.web.trail.act import Receipt

_Do = Callable[[], Receipt]


@never_cache
@require_GET
@on_duty(*SEES)
def my_work(request: HttpRequest, officer: Officer) -> HttpResponse:
    """My work: overdue, today, soon, later, and what I handed to others."""
    return render(request, "leads/my_work.html", {"day": day_of(officer)})


@require_GET
@on_duty(*SEES)
def lead_list(request: HttpRequest, officer: Officer) -> HttpResponse:
    """线索, mine first."""
    form = forms.ViewForm(request.GET)
    form.is_valid()
    view = form.cleaned_data.get("view") or _first_view(officer)
    skip = form.cleaned_data.get("skip") or 0
    place = form.cleaned_data.get("township") or ""
    overdue = bool(form.cleaned_data.get("overdue"))
    page = queries.page_of(officer, view=view, skip=skip, place=place, overdue=overdue)
    kept = {"township": place} if place else {}
    context = {
        "rows": shown.rows_of(page.leads),
        "page": page,
        "view": view,
        "views": queries.VIEWS.items(),
        "places": offered(officer, place),
        "place": place,
        "overdue": overdue,
        "kept": urlencode(kept | ({"overdue": "on"} if overdue else {})),
        "dispatch": _dispatch(officer),
    }
    return render(request, "leads/list.html", context)


def _dispatch(officer: Officer) -> dict[str, Any] | None:
    """What the county clerk may still hand out of the latest run."""
    run = latest_run(officer.standing.division)
    if run is None or not officer.standing.may("open_leads"):
        return None
    waiting = opening.waiting_leads(run)
    return {"run": run, "waiting": waiting} if waiting else None


@never_cache
@require_POST
@on_duty(Role.COUNTY_CLERK)
def open_leads(request: HttpRequest, officer: Officer) -> HttpResponse:
    """分派线索: the latest run's hits, one lead a household and cause."""
    form = forms.ActForm(request.POST)
    run = latest_run(officer.standing.division)
    if run is None or not form.is_valid():
        raise FormBroken
    act_id = form.cleaned_data["act_id"]
    receipt = opening.open_leads(officer.actor, run=run.pk, act_id=act_id)
    messages.success(request, f"线索已分派到村和乡镇。回执 {receipt.code}")
    return redirect("lead_list")


def _first_view(officer: Officer) -> str:
    acts = (Role.VILLAGE_CADRE, Role.TOWNSHIP_CHECKER)
    return "mine" if officer.standing.role in acts else "open"


@never_cache
@require_GET
@on_duty(*SEES)
def lead_page(request: HttpRequest, officer: Officer, pk: int) -> HttpResponse:
    """一条线索."""
    return _page(request, officer, _find(officer, pk))


@never_cache
@require_POST
@on_duty(*SEES)
def verify_lead(request: HttpRequest, officer: Officer, pk: int) -> HttpResponse:
    """核实."""
    form = forms.VerifyForm(request.POST)

    def perform() -> Receipt:
        return actions.verify_lead(
            officer.actor, lead=pk, look=form.look(), act_id=form.cleaned_data["act_id"]
        )

    return _done(request, officer, pk, form, perform, label="核实")


@never_cache
@require_POST
@on_duty(*SEES)
def review_lead(request: HttpRequest, officer: Officer, pk: int) -> HttpResponse:
    """审核."""
    form = forms.ReviewForm(request.POST)
    visible = queries.visible_to(officer).filter(pk=pk).exists()

    def perform() -> Receipt:
        told = form.cleaned_data
        opinion = actions.Opinion(
            review=form.review(),
            proofs=examine(sent_files(request)) if visible else (),
            solver=told["solver"],
            seen=told["seen"],
        )
        return actions.review_lead(
            officer.actor, lead=pk, opinion=opinion, act_id=told["act_id"]
        )

    return _done(request, officer, pk, form, perform, label="审核")


@never_cache
@require_POST
@on_duty(*SEES)
def raise_overdue_lead(request: HttpRequest, officer: Officer, pk: int) -> HttpResponse:
    """超期线索转为责任问题."""
    form = forms.ActForm(request.POST)

    def perform() -> Receipt:
        return actions.raise_overdue_lead(
            officer.actor, lead=pk, act_id=form.cleaned_data["act_id"]
        )

    return _done(request, officer, pk, form, perform, label="转为责任问题")


def _done(
    request: HttpRequest,
    officer: Officer,
    pk: int,
    form: django_forms.Form,
    perform: _Do,
    *,
    label: str,
) -> HttpResponse:
    """Do it and go back to the lead; what was written stays when it is refused."""
    try:
        if not form.is_valid():
            raise FormBroken
        receipt = perform()
    except NotHere:
        raise
    except BangfuError as refusal:
        # A stranger gets no further than this, whatever was wrong with his form.
        lead = _find(officer, pk)
        kept = request.POST.dict() | {"sentence": str(refusal)}
        kept["lost_files"] = "1" if request.FILES else ""
        return _page(request, officer, lead, kept, status=http_status(refusal))
    again = "，这张表单先前已经办过" if receipt.repeated else ""
    also = shown.looked_meanwhile(pk, form.cleaned_data.get("seen"), officer)
    messages.success(request, f"已办理“{label}”{again}{also}。回执 {receipt.code}")
    return redirect("lead_page", pk=pk)


def _find(officer: Officer, pk: int) -> Lead:
    found = queries.listed(queries.visible_to(officer)).filter(pk=pk).first()
    if found is None:
        raise NotHere
    return found


def _page(
    request: HttpRequest,
    officer: Officer,
    lead: Lead,
    kept: dict[str, str] | None = None,
    status: int = 200,
) -> HttpResponse:
    hits = [row.hit for row in lead.lead_hits.select_related("hit").order_by("hit")]
    context: dict[str, Any] = {
        "lead": lead,
        "row": shown.rows_of([lead])[0],
        "hits": hits,
        "looks": list(lead.verifications.select_related("account", "unit")),
        "story": shown.story(lead),
        "why_not": shown.why_not(lead, officer),
        "labels": actions.LABELS,
        "verdicts": shown.verdicts_of(lead),
        "kept": kept,
        "ways": [(way.value, way.label) for way in Way],
        "findings": [(f.value, f.label) for f in Finding],
        "dismissals": [(d.value, d.label) for d in Dismissal],
        "departments": _departments(lead),
        "states": LeadState,
    }
    return render(request, "leads/one.html", context, status=status)


def _departments(lead: Lead) -> list[Unit]:
    county = county_of(lead.division)
    units = Unit.objects.filter(until=None, division__startswith=county)
    return list(units.filter(kind=UnitKind.DEPARTMENT).order_by("name"))
