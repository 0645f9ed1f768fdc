"""办理一个任务: take it, do its work, and write down how it ended."""

import json
import logging
from importlib import import_module
from typing import Any
from uuid import UUID

from django.db import DatabaseError
from django.db.models import F

from bangfu.core.errors import BangfuError
from bangfu.web.errors import place_of
from bangfu.web.jobs.models import Job, JobState
from bangfu.web.jobs.running import (
    Running,
    Stopped,
    Superseded,
    Work,
    is_work,
    pen_for,
)
from bangfu.web.trail.act import Actor
from bangfu.web.trail.clock import now

_log = logging.getLogger("bangfu.web")
SORRY = "没有办成：程序出了差错，值班人员能看到记录。请再办一次，还不行就联系维护人员。"


class NoSuchWork(Exception):
    """A row names something that is no work: a mistake of ours, never a user's."""


def perform(number: UUID) -> None:
    """Run a job that waits; one that somebody else took, or that ended, stays."""
    try:
        job = _taken(number)
        if job is not None:
            _run(job)
    except DatabaseError as why:
        # The row stays 正在办 and is swept: nothing can be written about it now.
        _log.error("任务 %s 中断：%s", number, type(why).__name__)


def _taken(number: UUID) -> Job | None:
    moment = now()
    waiting = Job.objects.filter(pk=number, state=JobState.WAITING)
    taken = waiting.update(
        state=JobState.RUNNING,
        attempts=F("attempts") + 1,
        started_at=moment,
        beat_at=moment,
    )
    return Job.objects.get(pk=number) if taken else None


def _run(job: Job) -> None:
    try:
        result = _worked(job)
    except Superseded:
        return
    except Stopped:
        # A stop is no attempt: only what died on its own counts against a job.
        _end(job, state=JobState.WAITING, attempts=job.attempts - 1, task=None)
    except BangfuError as refusal:
        _end(job, state=JobState.FAILED, told=str(refusal), ended_at=now())
    except Exception as why:  # noqa: BLE001 the job must not die silently
        # Without its message: those of exceptions may hold personal data.
        told = "任务 %s 没有办成：%s，在 %s"
        _log.error(told, job.pk, type(why).__name__, place_of(why))
        _end(job, state=JobState.FAILED, told=SORRY, ended_at=now())
    else:
        target = str(result.get("target", job.target))
        _end(job, state=JobState.DONE, result=result, target=target, ended_at=now())


def _worked(job: Job) -> dict[str, Any]:
    function = _found(job.work)
    actor = Actor(job.account_id, job.post_id)
    with pen_for(job.pk, job.attempts) as pen:
        result = function(Running(job.pk, actor, pen), **job.arguments)
    # Through JSON here: what cannot be kept is a fault of the work, and told as one.
    kept: dict[str, Any] = json.loads(json.dumps(dict(result or {})))
    return kept


def _found(path: str) -> Work:
    """The work of a row; only what is marked as work is ever called."""
    module, _, name = path.rpartition(".")
    found = getattr(import_module(module), name, None)
    if not is_work(path) or found is None:
        raise NoSuchWork(path)
    return found  # type: ignore[no-any-return]


def _end(job: Job, **values: object) -> None:
    """Write how it ended, unless the job was given to somebody else meanwhile."""
    own = Job.objects.filter(pk=job.pk, attempts=job.attempts, state=JobState.RUNNING)
    own.update(**values)
