"""清扫: jobs whose worker died wait again; old rows and files go."""

from datetime import timedelta

from django.db import transaction
from django_tasks_db.models import DBTaskResult

from bangfu.web.jobs import kept
from bangfu.web.jobs.models import Job, JobState
from bangfu.web.jobs.start import enqueue
from bangfu.web.trail.clock import now

LOST = timedelta(minutes=2)
KEPT = timedelta(days=30)
MOST_ATTEMPTS = 3
_GAVE_UP = f"办了{MOST_ATTEMPTS}次都中途断了，没有办成。请联系维护人员看看，再办一次。"


def sweep(*, lost: timedelta = LOST) -> int:
    """Have dead workers' jobs done again; how many there were.

    A job is lost when its worker has not beaten for so long. ``timedelta(0)`` is for
    who knows that no other worker lives.
    """
    horizon = now() - lost
    silent = Job.objects.filter(state=JobState.RUNNING, beat_at__lte=horizon)
    dead = [job for job in silent if _mended(job)]
    stuck = Job.objects.filter(state=JobState.WAITING).exclude(
        task__in=DBTaskResult.objects.ready().values("pk")
    )
    dead += [job for job in stuck.filter(made_at__lte=horizon) if _mended(job)]
    kept.destroy_old()
    DBTaskResult.objects.finished().delete()
    Job.objects.filter(ended_at__lte=now() - KEPT).delete()
    return len(dead)


@transaction.atomic
def _mended(job: Job) -> bool:
    """Make a lost job wait again, or give it up; False when it moved meanwhile."""
    same = Job.objects.filter(pk=job.pk, state=job.state, attempts=job.attempts)
    if job.state == JobState.RUNNING and job.attempts >= MOST_ATTEMPTS:
        done = same.update(state=JobState.FAILED, told=_GAVE_UP, ended_at=now())
    else:
        done = same.update(state=JobState.WAITING, done=None, total=None, step="")
        if done:
            enqueue(job)
    if done and job.task:
        DBTaskResult.objects.filter(pk=job.task).delete()
    return bool(done)
