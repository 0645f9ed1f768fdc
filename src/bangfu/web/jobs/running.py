"""办理: what long work is given: who asked, and a pen for its progress."""

import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, Protocol, TypeVar
from uuid import UUID

from django.db import DatabaseError, connection

from bangfu.web.jobs.models import Job, JobState
from bangfu.web.trail.act import Actor
from bangfu.web.trail.clock import now

_SECONDS_BETWEEN_WRITES = 0.5
_SECONDS_BETWEEN_BEATS = 10
_LONGEST_STEP = 200
_stopping = threading.Event()


class Stopped(Exception):
    """The worker is being stopped: the job goes back to where it waited."""


class Superseded(Exception):
    """Another worker has the job now: this one writes nothing more."""


@dataclass(frozen=True, slots=True)
class Progress:
    """进度: what is being done, and how much of how much."""

    text: str = ""
    done: int | None = None
    total: int | None = None


class _Pen(Protocol):
    def note(self, progress: Progress) -> None: ...


@dataclass(frozen=True, slots=True)
class Running:
    """办理中的任务: its number, who asked, and where its progress is written."""

    id: UUID
    actor: Actor
    pen: _Pen

    def step(
        self, text: str, done: int | None = None, total: int | None = None
    ) -> None:
        """Say what is being done now; written at most twice a second."""
        if _stopping.is_set():
            raise Stopped
        self.pen.note(Progress(text[:_LONGEST_STEP], done, total))


Work = Callable[..., Mapping[str, Any] | None]
_Work = TypeVar("_Work", bound=Work)
_works: set[str] = set()


def work(function: _Work) -> _Work:
    """A function that jobs may call: ``function(running, **arguments)``.

    It may be called again after a kill, so its acts take numbers made from
    ``running.id``. What it returns is kept as the job's result; a ``target`` in it is
    where the reader goes next.
    """
    _works.add(path_of(function))
    return function


def path_of(function: Work) -> str:
    """Where a function is found again."""
    return f"{function.__module__}.{function.__qualname__}"


def is_work(path: str) -> bool:
    """Whether a module that was loaded offers this function to jobs."""
    return path in _works


def stop_soon() -> None:
    """Have the running job stop at its next step."""
    _stopping.set()


def go_on() -> None:
    """Take jobs (again)."""
    _stopping.clear()


def is_stopping() -> bool:
    """Whether no further job shall be taken."""
    return _stopping.is_set()


@contextmanager
def pen_for(job: UUID, attempt: int) -> Iterator[_Pen]:
    """A pen in a thread of its own, which also beats while the work is silent.

    Work that holds a read cursor or the trail's pen could not write progress itself.
    Inside a transaction nobody else would see the row, so there the work writes.
    """
    if connection.in_atomic_block:
        yield _OwnPen(job, attempt)
        return
    pen = _ThreadPen(job, attempt)
    pen.thread.start()
    try:
        yield pen
    finally:
        pen.over.set()
        pen.thread.join()


def _write(job: UUID, attempt: int, progress: Progress | None) -> bool:
    """Write a beat and perhaps progress; False when the job is no longer ours."""
    told = (
        {"step": progress.text, "done": progress.done, "total": progress.total}
        if progress
        else {}
    )
    own = Job.objects.filter(pk=job, attempts=attempt, state=JobState.RUNNING)
    return bool(own.update(beat_at=now(), **told))


@dataclass(slots=True)
class _OwnPen:
    job: UUID
    attempt: int
    last: float = float("-inf")

    def note(self, progress: Progress) -> None:
        if time.monotonic() - self.last < _SECONDS_BETWEEN_WRITES:
            return
        self.last = time.monotonic()
        if not _write(self.job, self.attempt, progress):
            raise Superseded


@dataclass(slots=True)
class _ThreadPen:
    job: UUID
    attempt: int
    latest: Progress | None = None
    lost: bool = False
    over: threading.Event = field(default_factory=threading.Event)
    thread: threading.Thread = field(init=False)

    def __post_init__(self) -> None:
        self.thread = threading.Thread(target=self._keep_writing, daemon=True)

    def note(self, progress: Progress) -> None:
        if self.lost:
            raise Superseded
        self.latest = progress

    def _keep_writing(self) -> None:
        written, beat = None, time.monotonic()
        while not self.over.wait(_SECONDS_BETWEEN_WRITES):
            latest = self.latest
            silent = time.monotonic() - beat
            if latest is written and silent < _SECONDS_BETWEEN_BEATS:
                continue
            try:
                self.lost = not _write(self.job, self.attempt, latest)
            except DatabaseError:
                continue  # a long act holds the database; the next look writes
            written, beat = latest, time.monotonic()
        connection.close()
