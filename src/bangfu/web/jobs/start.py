"""交办: put long work down as a job; the worker takes it from there."""

from collections.abc import Mapping
from uuid import UUID, uuid4

from django.db import transaction

from bangfu.web.accounts.models import Post
from bangfu.web.jobs.models import Job, JobState
from bangfu.web.jobs.running import Work, path_of
from bangfu.web.jobs.tasks import run_job
from bangfu.web.trail.act import Actor, FormAlreadyUsed
from bangfu.web.trail.clock import now


def start(
    work: Work,
    *,
    actor: Actor,
    title: str,
    target: str,
    arguments: Mapping[str, object],
    act_id: UUID | None,
) -> Job:
    """交办任务: the same form twice is the same job.

    ``work`` is marked ``@work``; ``arguments`` go through JSON; ``target`` is the path
    where the reader goes when the job is done.
    """
    with transaction.atomic():
        post = Post.objects.filter(pk=actor.post or 0).first()
        job, is_new = Job.objects.get_or_create(
            pk=act_id or uuid4(),
            defaults={
                "work": path_of(work),
                "title": title,
                "arguments": dict(arguments),
                "account_id": actor.account,
                "post": post,
                "division": post.division if post else "",
                "target": target,
                "made_at": now(),
            },
        )
        if (job.work, job.account_id) != (path_of(work), actor.account):
            raise FormAlreadyUsed
        if is_new:
            enqueue(job)
    return job


def again(job: Job) -> None:
    """再办一次: a job that failed waits anew; any other stays as it is."""
    with transaction.atomic():
        failed = Job.objects.filter(pk=job.pk, state=JobState.FAILED)
        if failed.update(state=JobState.WAITING, attempts=0, told="", ended_at=None):
            enqueue(job)


def enqueue(job: Job) -> None:
    """Put a waiting job in the queue, in the transaction that made it wait.

    The queue lies in the same database: nobody sees the one without the other.
    """
    result = run_job.enqueue(str(job.pk))
    Job.objects.filter(pk=job.pk).update(task=UUID(result.id))
