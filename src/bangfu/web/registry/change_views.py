"""户情变化: writing one, confirming, refusing and taking it back; those that wait."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from bangfu.core.access import NotHere
from bangfu.web.accounts.forms import ActForm
from bangfu.web.accounts.signing import signed
from bangfu.web.accounts.standing import Officer, on_duty
from bangfu.web.registry import changes
from bangfu.web.registry.access import SETTLERS, STATERS
from bangfu.web.registry.change_forms import FORMS, WhyNot
from bangfu.web.registry.change_kinds import ChangeKind
from bangfu.web.registry.change_waiting import disagreements_in, waiting_changes
from bangfu.web.registry.models import HouseholdSpan
from bangfu.web.registry.queries import household_for, members_on, span_for
from bangfu.web.registry.shown import members
from bangfu.web.registry.views import day_now

PAGE = 200


@require_GET
@on_duty(*STATERS)
def change_list(request: HttpRequest, officer: Officer) -> HttpResponse:
    """待确认的变化: what somebody wrote and nobody has confirmed yet."""
    found = waiting_changes(officer)
    waiting = list(found[:PAGE])
    doubts = disagreements_in(officer)
    homes = [one.household_id for one in waiting]
    homes += [one.household_id for one in doubts]
    spans = HouseholdSpan.objects.filter(household__in=homes, until=None)
    by_home = {span.household_id: span for span in spans}
    rows = [
        (one, ChangeKind(one.kind).label, by_home[one.household_id]) for one in waiting
    ]
    shown = {
        "rows": rows,
        "count": found.count(),
        "doubts": [(one, by_home[one.household_id]) for one in doubts],
    }
    return render(request, "registry/change_list.html", shown)


@never_cache
@require_http_methods(["GET", "POST"])
@on_duty(*STATERS)
def record_change(
    request: HttpRequest, officer: Officer, pk: int, kind: str
) -> HttpResponse:
    """登记变化: it counts once somebody else has confirmed it."""
    span = household_for(officer, pk)
    if kind not in set(ChangeKind):
        raise NotHere
    found = ChangeKind(kind)
    day = day_now()
    here = members(members_on(pk, day), day)
    people = [(one.person, one.called) for one in here]
    form = FORMS[found](officer, people, request.POST or None)
    if request.method == "POST" and form.is_valid():
        asked = changes.Asked(
            household=pk,
            kind=found,
            on=form.cleaned_data["on"],
            basis=form.cleaned_data["proof"],
            details=form.details(),
        )
        changes.record_change(
            officer.actor, asked=asked, act_id=form.cleaned_data["act_id"]
        )
        return redirect("household", pk=pk)
    shown = {"span": span, "kind": found, "form": form}
    status = 400 if form.is_bound else 200
    return render(request, "registry/record_change.html", shown, status=status)


@never_cache
@require_POST
@on_duty(*SETTLERS)
def confirm_change(
    request: HttpRequest, officer: Officer, pk: int, change: int
) -> HttpResponse:
    """确认变化."""
    form = ActForm(request.POST)
    form.is_valid()
    act_id = form.cleaned_data.get("act_id")
    changes.confirm(officer.actor, household=pk, change=change, act_id=act_id)
    return redirect("household", pk=pk)


@never_cache
@require_POST
@on_duty(*SETTLERS)
def refuse_change(
    request: HttpRequest, officer: Officer, pk: int, change: int
) -> HttpResponse:
    """不予确认."""
    span, form = span_for(officer, pk), WhyNot(request.POST)
    if not form.is_valid():
        return _why(request, span, form, change, "refuse_change")
    changes.refuse_change(
        officer.actor,
        household=pk,
        change=change,
        reason=form.cleaned_data["reason"],
        act_id=form.cleaned_data["act_id"],
    )
    return redirect("household", pk=pk)


@never_cache
@require_POST
@on_duty(*SETTLERS)
@signed
def take_back_change(
    request: HttpRequest, officer: Officer, pk: int, change: int
) -> HttpResponse:
    """撤销变化: with the password and a reason."""
    span, form = span_for(officer, pk), WhyNot(request.POST)
    if not form.is_valid():
        return _why(request, span, form, change, "take_back_change")
    changes.take_back(
        officer.actor,
        household=pk,
        change=change,
        reason=form.cleaned_data["reason"],
        act_id=form.cleaned_data["act_id"],
    )
    # A household that only this change had founded is gone with it.
    return redirect("household", pk=pk)


def _why(
    request: HttpRequest, span: HouseholdSpan, form: WhyNot, change: int, act: str
) -> HttpResponse:
    shown = {"span": span, "form": form, "change": change, "act": act}
    return render(request, "registry/end_change.html", shown, status=400)
