"""筛查: start a run; what ran, what did not and why, and what was found."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from bangfu.web.accounts.standing import Officer, on_duty
from bangfu.web.jobs.queries import unfinished
from bangfu.web.registry.access import CLERKS, SEES_RUNS
from bangfu.web.registry.forms import StartRun
from bangfu.web.registry.jobs import start_screening
from bangfu.web.registry.queries import run_for, runs_of


@require_http_methods(["GET", "POST"])
@on_duty(*SEES_RUNS)
def runs(request: HttpRequest, officer: Officer) -> HttpResponse:
    """筛查: every run of the county, and a form for another."""
    form = StartRun(request.POST or None)
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        job = start_screening(officer, on=told["on"], act_id=told["act_id"])
        return redirect("job", pk=job.pk)
    shown = {
        "form": form,
        "runs": runs_of(officer),
        "going_on": unfinished(officer.actor, target=request.path),
        "may_start": officer.standing.role in CLERKS,
    }
    return render(request, "registry/runs.html", shown)


@require_GET
@on_duty(*SEES_RUNS)
def run(request: HttpRequest, officer: Officer, pk: int) -> HttpResponse:
    """一次筛查: rules that ran and that did not, with counts."""
    found = run_for(officer, pk)
    return render(request, "registry/run.html", {"run": found, "told": found.told})
