"""底数页: freeze one; its counts by place; its households and what has become of them."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from bangfu.core.division import Level, level, prefix
from bangfu.core.off_registry import TargetClass
from bangfu.tables import find_table
from bangfu.tables.divisions import name_of
from bangfu.web.accounts.standing import Officer, on_duty
from bangfu.web.baselines.access import FREEZERS
from bangfu.web.baselines.digests import is_intact
from bangfu.web.baselines.forms import Freeze
from bangfu.web.baselines.jobs import start_freezing
from bangfu.web.baselines.models import Baseline
from bangfu.web.baselines.queries import (
    CHANGED,
    GONE,
    baseline_for,
    baselines_of,
    homes_in,
    place_for,
    place_rows,
    total_of,
)
from bangfu.web.baselines.since import lines_of
from bangfu.web.jobs.queries import unfinished
from bangfu.web.registry.access import SEES
from bangfu.web.registry.queries import page_number

PAGE = 50


@require_http_methods(["GET", "POST"])
@on_duty(*SEES)
def baselines(request: HttpRequest, officer: Officer) -> HttpResponse:
    """底数: every baseline of the county, and a form for another."""
    form = Freeze(request.POST or None)
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        job = start_freezing(
            officer, name=told["name"], on=told["on"], act_id=told["act_id"]
        )
        return redirect("job", pk=job.pk)
    shown = {
        "form": form,
        "baselines": baselines_of(officer),
        "going_on": unfinished(officer.actor, target=request.path),
        "may_freeze": officer.standing.role in FREEZERS,
    }
    return render(request, "baselines/baselines.html", shown)


@never_cache
@require_GET
@on_duty(*SEES)
def baseline(request: HttpRequest, officer: Officer, pk: int) -> HttpResponse:
    """底数: how many households of which kind, place by place, then and since."""
    found = baseline_for(officer, pk)
    place = place_for(officer, request.GET.get("place", ""))
    rows = place_rows(officer, found, place)
    shown = {
        "baseline": found,
        "place": name_of(place),
        "code": place,
        "above": _above(officer, place),
        "by_village": level(place) is not Level.COUNTY,
        "rows": rows,
        "total": total_of(rows, "合计"),
        "classes": list(TargetClass),
        "missing": _missing(found),
        "intact": is_intact(found) if request.GET.get("check") == "on" else None,
    }
    return render(request, "baselines/baseline.html", shown)


@never_cache
@require_GET
@on_duty(*SEES)
def baseline_households(
    request: HttpRequest, officer: Officer, pk: int
) -> HttpResponse:
    """The households of a place, each with its old and new values."""
    found = baseline_for(officer, pk)
    place = place_for(officer, request.GET.get("place", ""))
    only = request.GET.get("only", "")
    homes = homes_in(officer, found, place).order_by("division", "no", "pk")
    if only == "changed":
        homes = homes.filter(GONE | CHANGED)
    elif only in set(TargetClass):
        homes = homes.filter(classes__target_class=only)
    count = homes.count()
    last = max(1, -(-count // PAGE))
    number = page_number(request.GET.get("page", ""), last)
    rows = list(homes[(number - 1) * PAGE : number * PAGE])
    shown = {
        "baseline": found,
        "place": name_of(place),
        "code": place,
        "lines": lines_of(officer, found, rows),
        "count": count,
        "number": number,
        "last": last,
        "only": only,
        "classes": list(TargetClass),
    }
    return render(request, "baselines/households.html", shown)


def _above(officer: Officer, place: str) -> str:
    """The place that this one is a part of, if the officer's post reaches so far."""
    cut = {Level.TOWNSHIP: 6, Level.VILLAGE: 9}.get(level(place), 0)
    above = prefix(place)[:cut].ljust(12, "0") if cut else ""
    return above if above and officer.standing.covers(above) else ""


def _missing(found: Baseline) -> list[tuple[str, str]]:
    """Which lists each class lacked, by their titles."""
    return [
        (one.label, "、".join(find_table(t).title for t in found.missing[one.value]))
        for one in TargetClass
        if one.value in found.missing
    ]
