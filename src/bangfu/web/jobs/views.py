"""任务的页面: how far one's own job is, and what became of the last ones."""

from datetime import timedelta
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from bangfu.web.accounts.standing import Officer, on_duty
from bangfu.web.jobs.models import JobState
from bangfu.web.jobs.queries import job_of, recent_jobs
from bangfu.web.jobs.shown import shown
from bangfu.web.jobs.start import again
from bangfu.web.trail.clock import now

_SECONDS_BETWEEN_LOOKS = "2"
_LONGEST_LOOK = timedelta(hours=1)


@never_cache
@require_GET
@on_duty()
def my_jobs(request: HttpRequest, officer: Officer) -> HttpResponse:
    """我的任务."""
    listed = [shown(job) for job in recent_jobs(officer.actor)]
    return render(request, "jobs/list.html", {"jobs": listed})


@never_cache
@require_GET
@on_duty()
def job(request: HttpRequest, officer: Officer, pk: UUID) -> HttpResponse:
    """一项任务: it looks again by itself while it runs, and goes on when it is done."""
    found = job_of(officer.actor, pk)
    if found.state == JobState.DONE and found.target:
        return redirect(found.target)
    told = shown(found)
    # A page that looked again for ever would keep an idle session open.
    looks_again = not told.is_over and now() - found.made_at < _LONGEST_LOOK
    shows = {"told": told, "job": found, "looks_again": looks_again}
    response = render(request, "jobs/one.html", shows)
    if looks_again:
        response["Refresh"] = _SECONDS_BETWEEN_LOOKS
    return response


@require_POST
@on_duty()
def retry_job(_request: HttpRequest, officer: Officer, pk: UUID) -> HttpResponse:
    """再办一次: for a job that failed; the form posted twice is one more attempt."""
    again(job_of(officer.actor, pk))
    return redirect("job", pk=pk)
