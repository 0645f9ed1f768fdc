"""清扫: what a dead worker left is done by the next one, and never by two at once."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from django_tasks_db.models import DBTaskResult

from bangfu.web.jobs.models import Job, JobState
from bangfu.web.jobs.running import go_on
from bangfu.web.jobs.sweeper import MOST_ATTEMPTS, sweep
from bangfu.web.jobs.worker import run_waiting, work_off
from bangfu.web.trail.clock import now
from web import cast
from web.jobs import works
from web.jobs.asking import again, asked

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _go_on() -> Iterator[None]:
    yield
    go_on()


def left_running(*, silent: timedelta, attempts: int = 1) -> Job:
    """A job whose worker was killed so long ago."""
    job = asked(cast.wang(), works.count, upto=1)
    DBTaskResult.objects.get().claim("dead")
    Job.objects.filter(pk=job.pk).update(
        state=JobState.RUNNING, attempts=attempts, beat_at=now() - silent
    )
    return again(job)


def test_a_job_whose_worker_is_silent_for_two_minutes_is_done_again() -> None:
    job = left_running(silent=timedelta(minutes=2, seconds=1))
    assert run_waiting() == 0
    assert sweep() == 1
    assert again(job).state == JobState.WAITING
    assert run_waiting() == 1
    assert again(job).state == JobState.DONE
    assert job.attempts == 2
    assert sweep() == 0
    assert not DBTaskResult.objects.exists()


def test_a_job_that_beats_is_left_alone() -> None:
    job = left_running(silent=timedelta(minutes=1))
    assert sweep() == 0
    assert again(job).state == JobState.RUNNING


def test_the_one_worker_of_a_home_need_not_wait() -> None:
    """It holds the lock: whatever is said to be running is not."""
    job = left_running(silent=timedelta(0))
    work_off()
    assert again(job).state == JobState.DONE


def test_a_job_that_kills_its_worker_every_time_is_given_up() -> None:
    job = left_running(silent=timedelta(minutes=3), attempts=MOST_ATTEMPTS)
    assert sweep() == 1
    assert again(job).state == JobState.FAILED
    assert job.told.startswith("办了3次都中途断了，没有办成。请")
    assert run_waiting() == 0


def test_a_worker_that_died_between_queue_and_job_leaves_nothing_waiting() -> None:
    """The queue says it is running, the job says it waits; nobody would take it."""
    job = asked(cast.wang(), works.count, upto=1)
    DBTaskResult.objects.get().claim("dead")
    Job.objects.update(made_at=now() - timedelta(minutes=3))
    assert run_waiting() == 0
    assert sweep() == 1
    run_waiting()
    assert again(job).state == JobState.DONE
    assert job.attempts == 1


def test_a_stop_is_no_attempt_and_the_next_worker_goes_on() -> None:
    job = asked(cast.wang(), works.be_told_to_stop)
    later = asked(cast.wang(), works.count, upto=1)
    run_waiting()
    assert (again(job).state, job.attempts) == (JobState.WAITING, 0)
    assert again(later).state == JobState.WAITING
    go_on()
    assert sweep(lost=timedelta(0)) == 1
    run_waiting()
    assert again(later).state == JobState.DONE
    assert (again(job).state, job.attempts) == (JobState.WAITING, 0)


@pytest.mark.parametrize("say_so", [True, False])
def test_a_worker_that_was_given_up_writes_nothing_more(*, say_so: bool) -> None:
    """Slow is not dead: its end must not overwrite the one who took over."""
    job = asked(cast.wang(), works.be_taken_over, say_so=say_so)
    run_waiting()
    assert again(job).state == JobState.RUNNING
    assert (job.attempts, job.result, job.step) == (2, {}, "")


def test_jobs_that_ended_a_month_ago_are_gone() -> None:
    old, young = (asked(cast.wang(), works.count, upto=1) for _ in range(2))
    run_waiting()
    Job.objects.filter(pk=old.pk).update(ended_at=now() - timedelta(days=31))
    sweep()
    assert list(Job.objects.values_list("pk", flat=True)) == [young.pk]


@pytest.mark.django_db(transaction=True)
def test_progress_is_written_while_the_work_is_silent() -> None:
    """By a thread of its own: a query of the engine writes nothing for minutes."""
    job = asked(cast.wang(), works.think_long)
    run_waiting()
    assert again(job).result == {"meanwhile": "想了很久"}
    assert job.beat_at is not None
    assert job.started_at is not None
    assert job.beat_at > job.started_at
