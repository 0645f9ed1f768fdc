"""办事员: takes waiting jobs one after another, in a process of its own or right here."""

import fcntl
import logging
import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

from django.db import close_old_connections
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult
from django_tasks_db.utils import exclusive_transaction

from bangfu.web.home import home
from bangfu.web.jobs.running import is_stopping
from bangfu.web.jobs.sweeper import sweep

_log = logging.getLogger("bangfu.web")
LOCK = "worker.lock"
_SECONDS_BETWEEN_LOOKS = 0.5
_SECONDS_BETWEEN_SWEEPS = 60
# Only its running of one task is used: its loop closes a connection in a transaction.
_worker = Worker(
    queue_names=["default"],
    interval=0,
    batch=True,
    backend_name="default",
    startup_delay=False,
    max_tasks=1,
    worker_id="bangfu",
    excluded_queue_names=[],
)


def run_waiting() -> int:
    """Run what waits, here and now; how many jobs that were."""
    ran = 0
    while not is_stopping() and (task := _next_task()):
        _worker.run_task(task)
        ran += 1
    return ran


def work_off() -> None:
    """As the one worker of this home: mend what a dead one left, and run what waits."""
    with _alone():
        _take_over()
        run_waiting()


def loop() -> None:
    """Run jobs until told to stop; one worker a home, any other stands by."""
    with _alone():
        _whatever_happens(_take_over)
        swept = time.monotonic()
        while not is_stopping():
            _whatever_happens(run_waiting)
            if time.monotonic() - swept > _SECONDS_BETWEEN_SWEEPS:
                _whatever_happens(sweep)
                swept = time.monotonic()
            time.sleep(_SECONDS_BETWEEN_LOOKS)


def _take_over() -> None:
    """Whatever is said to be running died with the worker that held the lock."""
    if not is_stopping():
        sweep(lost=timedelta(0))


def _next_task() -> DBTaskResult[..., Any] | None:
    """Claim the next task of the queue; nobody else gets it."""
    ready = DBTaskResult.objects.ready()
    if not ready.exists():  # so that an idle worker takes no lock
        return None
    with exclusive_transaction():
        task = ready.get_locked()
        if task is not None:
            task.claim(_worker.worker_id)
    return task


def _whatever_happens(do: Callable[[], object]) -> None:
    """The next look must still happen, whatever this one met."""
    close_old_connections()
    try:
        do()
    except Exception as why:  # noqa: BLE001 see above
        # Without the traceback: messages of exceptions may hold personal data.
        _log.warning("任务队列没有看成：%s", type(why).__name__)


@contextmanager
def _alone() -> Iterator[None]:
    """Wait for the lock of this home, which a dead worker lets go of, or for the stop."""
    home().mkdir(parents=True, exist_ok=True)
    with (home() / LOCK).open("a") as file:
        while not is_stopping():
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                time.sleep(_SECONDS_BETWEEN_LOOKS)
            else:
                file.truncate(0)
                file.write(f"{os.getpid()}\n")
                file.flush()
                break
        yield
