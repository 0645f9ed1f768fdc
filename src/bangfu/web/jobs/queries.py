"""任务查询: everybody sees the jobs that were asked for by himself, and no other."""

from uuid import UUID

from django.db.models import QuerySet

from bangfu.core.access import NotHere
from bangfu.web.jobs.models import Job, JobState
from bangfu.web.trail.act import Actor

_SHOWN = 30
_OPEN = (JobState.WAITING, JobState.RUNNING)


def jobs_of(actor: Actor) -> QuerySet[Job]:
    """What an account asked for, newest first."""
    return Job.objects.filter(account=actor.account).order_by("-made_at", "pk")


def recent_jobs(actor: Actor) -> list[Job]:
    """我的任务: the last ones."""
    return list(jobs_of(actor)[:_SHOWN])


def job_of(actor: Actor, number: UUID) -> Job:
    """One of somebody's own jobs; NotHere for any other."""
    job = jobs_of(actor).filter(pk=number).first()
    if job is None:
        raise NotHere
    return job


def unfinished(actor: Actor, *, target: str) -> Job | None:
    """The job that goes on about a page; None when none does."""
    return jobs_of(actor).filter(target=target, state__in=_OPEN).first()


def made_by_itself() -> Job | None:
    """What the site does without anybody having asked, as a demo is made; None = nothing."""
    own = Job.objects.filter(account=None).exclude(state=JobState.DONE)
    return own.order_by("-made_at").first()


def is_going_on(*, target: str) -> bool:
    """Whether anybody's job goes on about a page; not whose it is."""
    return Job.objects.filter(target=target, state__in=_OPEN).exists()
