"""任务: asked for once, worked off beside the pages, told to who asked and nobody else."""

import logging
from uuid import uuid4

import pytest
from django.test import Client

from bangfu.web.jobs.models import Job, JobState
from bangfu.web.jobs.perform import SORRY
from bangfu.web.jobs.worker import run_waiting
from bangfu.web.trail.act import FormAlreadyUsed
from web import cast
from web.jobs import works
from web.jobs.asking import again, asked

pytestmark = pytest.mark.django_db


@pytest.mark.both
def test_a_job_waits_runs_and_keeps_what_it_found() -> None:
    job = asked(cast.wang(), works.count, upto=3)
    assert again(job).state == JobState.WAITING
    works.steps_seen.clear()
    assert run_waiting() == 1
    assert again(job).state == JobState.DONE
    assert job.result == {"counted": 3}
    assert job.attempts == 1
    assert works.steps_seen[0] == ("数到0", 0, 3)
    assert run_waiting() == 0


@pytest.mark.both
def test_the_same_form_twice_is_one_job() -> None:
    """M122-like: a second post finds the first one's job, also when it is over."""
    number = uuid4()
    first = asked(cast.wang(), works.count, act_id=number, upto=1)
    assert asked(cast.wang(), works.count, act_id=number, upto=1) == first
    assert run_waiting() == 1
    assert asked(cast.wang(), works.count, act_id=number, upto=1).state == JobState.DONE
    assert run_waiting() == 0


def test_a_forms_number_cannot_come_back_for_another_job_or_person() -> None:
    number = uuid4()
    asked(cast.wang(), works.count, act_id=number, upto=1)
    with pytest.raises(FormAlreadyUsed):
        asked(cast.wang(), works.refuse, act_id=number)
    with pytest.raises(FormAlreadyUsed):
        asked(cast.zhao(), works.count, act_id=number, upto=1)


def test_a_refusal_is_told_in_its_own_sentence() -> None:
    job = asked(cast.wang(), works.refuse)
    run_waiting()
    assert again(job).state == JobState.FAILED
    assert job.told == "水源点没有登记。没有保存，请先登记水源点。"


def test_what_breaks_is_told_plainly_and_nothing_personal_is_written(
    caplog: pytest.LogCaptureFixture,
) -> None:
    """§6.7: neither the log nor the queue keeps what an exception says."""
    job = asked(cast.wang(), works.break_down)
    with caplog.at_level(logging.DEBUG):
        run_waiting()
    assert again(job).told == SORRY
    assert "ValueError" in caplog.text
    assert "张三丰" not in caplog.text
    rows = list(Job.objects.values()) + list(_queue())
    assert "张三丰" not in str(rows)


def _queue() -> list[dict[str, object]]:
    from django_tasks_db.models import DBTaskResult  # noqa: PLC0415

    return list(DBTaskResult.objects.values())


def test_only_what_is_marked_as_work_is_called() -> None:
    """A row that somebody wrote by hand calls nothing of its choosing."""
    jobs = [asked(cast.wang(), works.count, upto=1) for _ in range(2)]
    Job.objects.filter(pk=jobs[0].pk).update(work="web.jobs.works.no_work")
    Job.objects.filter(pk=jobs[1].pk).update(work="os.getcwd")
    run_waiting()
    assert [again(job).state for job in jobs] == [JobState.FAILED] * 2


def test_the_page_shows_progress_and_looks_again_only_while_it_runs(
    client: Client,
) -> None:
    """§8: nobody waits before a blank page; without a script it looks again."""
    job = asked(cast.wang(), works.count, upto=3)
    cast.log_in(client, cast.wang())
    waiting = client.get(f"/jobs/{job.pk}/")
    assert waiting["Refresh"] == "2"
    assert "排队中" in waiting.content.decode()
    running = Job.objects.filter(pk=job.pk)
    running.update(state=JobState.RUNNING, step="数到1", done=1, total=3)
    body = client.get(f"/jobs/{job.pk}/").content.decode()
    assert '<progress aria-labelledby="now" max="3" value="1">' in body
    assert "数到1" in body
    running.update(
        state=JobState.FAILED, told="水源点没有登记。没有保存，请先登记水源点。"
    )
    failed = client.get(f"/jobs/{job.pk}/")
    assert "Refresh" not in failed
    assert "请先登记水源点" in failed.content.decode()


@pytest.mark.parametrize(
    ("work", "target", "found"),
    [("count", "/runs/", "/runs/"), ("go_elsewhere", "/runs/", "/files/")],
)
def test_a_finished_job_leads_to_its_result(
    client: Client, work: str, target: str, found: str
) -> None:
    told = {"upto": 1} if work == "count" else {}
    job = asked(cast.wang(), getattr(works, work), target=target, **told)
    run_waiting()
    cast.log_in(client, cast.wang())
    page = client.get(f"/jobs/{job.pk}/")
    assert (page.status_code, page["Location"]) == (302, found)


def test_somebody_elses_job_is_no_job(client: Client) -> None:
    """Neither its page, nor in a list, nor to be done again; like one that is none."""
    job = asked(cast.wang(), works.refuse)
    run_waiting()
    cast.log_in(client, cast.zhao())
    for number in (job.pk, uuid4()):
        assert client.get(f"/jobs/{number}/").status_code == 404
        assert client.post(f"/jobs/{number}/again/").status_code == 404
    assert "数一数" not in client.get("/jobs/").content.decode()
    assert again(job).state == JobState.FAILED
    cast.log_in(client, cast.wang())
    assert "数一数" in client.get("/jobs/").content.decode()


def test_what_failed_can_be_done_again_and_what_did_not_cannot(client: Client) -> None:
    failed, done = (
        asked(cast.wang(), works.refuse),
        asked(cast.wang(), works.count, upto=1),
    )
    run_waiting()
    cast.log_in(client, cast.wang())
    for job in (failed, done):
        client.post(f"/jobs/{job.pk}/again/")
        client.post(f"/jobs/{job.pk}/again/")
    assert again(failed).state == JobState.WAITING
    assert again(done).state == JobState.DONE
    assert run_waiting() == 1
