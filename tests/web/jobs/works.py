"""Works for the tests: each is a real work that a job may name."""

import time
from collections.abc import Mapping

from django.db.models import F

from bangfu.core.errors import BangfuError
from bangfu.web.jobs.models import Job
from bangfu.web.jobs.running import Running, stop_soon, work

steps_seen: list[tuple[str, int | None, int | None]] = []


class NoWater(BangfuError):
    """A refusal with its sentence."""

    def __init__(self) -> None:
        super().__init__("水源点没有登记。没有保存，请先登记水源点。")


@work
def count(running: Running, *, upto: int) -> Mapping[str, int]:
    """Counts, and keeps what the row said of it meanwhile."""
    for n in range(upto):
        running.step(f"数到{n}", n, upto)
        job = Job.objects.get(pk=running.id)
        steps_seen.append((job.step, job.done, job.total))
    return {"counted": upto}


@work
def refuse(_running: Running) -> None:
    """Refuses in a sentence."""
    raise NoWater


@work
def break_down(_running: Running) -> None:
    """Breaks with something personal in its message."""
    raise ValueError("张三丰 620599198001010019")


@work
def go_elsewhere(_running: Running) -> Mapping[str, str]:
    """Knows only at its end where the reader goes next."""
    return {"target": "/files/"}


def no_work(_running: Running, **_arguments: object) -> None:
    """Not marked: no job may call it."""


@work
def think_long(running: Running) -> Mapping[str, str]:
    """One step, and a long silence, as a query in the engine is."""
    running.step("想了很久", 1, 2)
    time.sleep(0.8)
    return {"meanwhile": Job.objects.get(pk=running.id).step}


@work
def be_told_to_stop(running: Running) -> None:
    """The site is closed while the work goes on."""
    stop_soon()
    running.step("还没有办完")


@work
def be_taken_over(running: Running, *, say_so: bool) -> Mapping[str, str]:
    """Given up for dead while it was only slow: another worker has the job."""
    Job.objects.filter(pk=running.id).update(attempts=F("attempts") + 1)
    if say_so:
        running.step("接着写")
    return {"written": "by a dead hand"}
