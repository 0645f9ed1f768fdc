"""要等的事: files are checked and written beside the pages; the pages say how far it is."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from bangfu.web.jobs.models import Job, JobState
from bangfu.web.jobs.running import Progress
from bangfu.web.jobs.sweeper import sweep
from bangfu.web.jobs.worker import run_waiting
from bangfu.web.registry import imports, jobs
from bangfu.web.registry.models import Batch, Run, Upload
from bangfu.web.trail.models import Event
from web import cast
from web.registry.township import NATIONAL, national, number

pytestmark = [pytest.mark.both, pytest.mark.django_db]


def texts(*names: str) -> dict[str, str]:
    """A family for each file."""
    return {
        name: NATIONAL + national(f"H{n}", f"P{n}", "张甲", number(n + 1))
        for n, name in enumerate(names)
    }


def send(client: Client, *names: str) -> Upload:
    files = [
        SimpleUploadedFile(name, text.encode()) for name, text in texts(*names).items()
    ]
    asked = {"sent": files, "as_of": "2026-06-30", "act_id": str(uuid4())}
    page = client.post("/files/", asked)
    assert page["Location"] == f"/jobs/{Upload.objects.get().pk}/"
    return Upload.objects.get()


def write(client: Client, upload: Upload) -> Job:
    page = client.post(f"/files/{upload.pk}/write/", {"act_id": str(uuid4())})
    return Job.objects.get(pk=page["Location"].split("/")[2])


def test_the_sender_follows_the_job_and_a_colleague_is_told_to_wait(
    client: Client,
) -> None:
    cast.log_in(client, cast.wang())
    upload = send(client, "监测对象信息.csv")
    page = client.get(f"/files/{upload.pk}/")
    assert page["Location"] == f"/jobs/{upload.pk}/"
    colleague = cast.an_officer(role=cast.wang().standing.role, division=cast.COUNTY)
    other = cast.log_in(Client(), colleague)
    assert "还没有核对完" in other.get(f"/files/{upload.pk}/").content.decode()
    assert "还没有核对完" in other.get("/files/").content.decode()
    run_waiting()
    assert "写入1行" in client.get(f"/files/{upload.pk}/").content.decode()


def test_a_check_that_was_lost_can_be_asked_for_again(client: Client) -> None:
    cast.log_in(client, cast.wang())
    upload = send(client, "监测对象信息.csv")
    Job.objects.update(state=JobState.FAILED, told="没有办成。")
    assert 'action="/files/' in client.get(f"/files/{upload.pk}/").content.decode()
    page = client.post(f"/files/{upload.pk}/check/", {"act_id": str(uuid4())})
    run_waiting()
    assert client.get(page["Location"])["Location"] == f"/files/{upload.pk}/"
    assert "写入1行" in client.get(f"/files/{upload.pk}/").content.decode()


def test_files_are_not_dropped_while_a_job_reads_them(client: Client) -> None:
    """Nothing destroyed under the hands of who writes it."""
    cast.log_in(client, cast.wang())
    upload = send(client, "监测对象信息.csv")
    dropped = {"act_id": str(uuid4())}
    page = client.post(f"/files/{upload.pk}/drop/", dropped)
    assert page.status_code == 409
    assert "正在核对或写入。没有放弃，请" in page.content.decode()
    run_waiting()
    assert client.post(f"/files/{upload.pk}/drop/", dropped).status_code == 302


def test_progress_counts_the_files(client: Client) -> None:
    """File i of n, and never less done than before."""
    told: list[Progress] = []

    class Pen:
        def note(self, progress: Progress) -> None:
            told.append(progress)

    cast.log_in(client, cast.wang())
    upload = send(client, "监测对象甲.csv", "监测对象乙.csv")
    run_waiting()
    job = write(client, upload)
    running = jobs.Running(job.pk, cast.wang().actor, Pen())
    jobs.write_sent(running, **job.arguments)
    assert [one.text for one in told][:2] == [
        "读取《监测对象乙.csv》，第1个，共2个文件",
        "读取《监测对象甲.csv》，第2个，共2个文件",
    ]
    assert [(one.done, one.total) for one in told] == [(n, 4) for n in range(4)]


def test_an_import_that_was_cut_off_between_two_lists_goes_on_with_the_second(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    """F2: the job done again tells each list as this import wrote it."""
    cast.log_in(client, cast.wang())
    upload = send(client, "监测对象甲.csv", "监测对象乙.csv")
    run_waiting()
    job = write(client, upload)

    def die_after_the_first(_lake: Any, _number: int) -> None:
        if Batch.objects.count() == 2:
            raise KeyboardInterrupt

    whole = imports.Lake.commit
    with monkeypatch.context() as patch:
        patch.setattr(
            imports.Lake,
            "commit",
            lambda lake, n: (whole(lake, n), die_after_the_first(lake, n)),
        )
        run_waiting()
    assert again(job).state == JobState.RUNNING
    assert sweep(lost=timedelta(0)) == 1
    run_waiting()
    assert again(job).state == JobState.DONE
    written = Upload.objects.get().told["written"]
    assert [one["new"] for one in written] == [1, 1]
    assert not any(one["loaded_before"] for one in written)
    assert Event.objects.filter(type="load_batch").count() == 2
    assert Event.objects.filter(type="write_files").count() == 1


def again(job: Job) -> Job:
    job.refresh_from_db()
    return job


def test_a_screening_is_a_job_that_leads_to_its_run(client: Client) -> None:
    cast.log_in(client, cast.wang())
    upload = send(client, "监测对象信息.csv")
    run_waiting()
    write(client, upload)
    run_waiting()
    asked = {"on": "2026-06-30", "act_id": str(uuid4())}
    pages = [client.post("/runs/", asked) for _ in range(2)]
    assert pages[0]["Location"] == pages[1]["Location"]
    assert "正在办" in client.get("/runs/").content.decode()
    assert run_waiting() == 1
    job = client.get(pages[0]["Location"])
    assert job["Location"] == f"/runs/{Run.objects.get().pk}/"


def test_who_does_not_screen_is_told_so_at_once(client: Client) -> None:
    cast.log_in(client, cast.zhao())
    page = client.post("/runs/", {"on": "2026-06-30", "act_id": str(uuid4())})
    assert (page.status_code, Job.objects.count()) == (403, 0)
