"""筛查: start a run; what ran, what did not and why, and what was found."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from bangfu.web.accounts.standing import Officer, on_duty
from bangfu.web.registry.access import CLERKS, SEES_RUNS
from bangfu.web.registry.forms import StartRun
from bangfu.web.registry.queries import run_for, runs_of
from bangfu.web.registry.runs import screen
from bangfu.web.trail.clock import now


@require_http_methods(["GET", "POST"])
@on_duty(*SEES_RUNS)
def runs(request: HttpRequest, officer: Officer) -> HttpResponse:
    """筛查: every run of the county, and a form for another."""
    form = StartRun(request.POST or None)
    if request.method == "POST" and form.is_valid():
        receipt = screen(
            officer.actor,
            on=form.cleaned_data["on"],
            known=now(),
            division=officer.post.division,
            act_id=form.cleaned_data["act_id"],
        )
        return redirect("run", pk=int(receipt.subject.partition(":")[2]))
    shown = {
        "form": form,
        "runs": runs_of(officer),
        "may_start": officer.standing.role in CLERKS,
    }
    return render(request, "registry/runs.html", shown)


@require_GET
@on_duty(*SEES_RUNS)
def run(request: HttpRequest, officer: Officer, pk: int) -> HttpResponse:
    """一次筛查: rules that ran and that did not, with counts."""
    found = run_for(officer, pk)
    return render(request, "registry/run.html", {"run": found, "told": found.told})
