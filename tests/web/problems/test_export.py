"""导出: the list as a workbook: the same rows, made beside the page, for who asked alone."""

import re
import shutil
from collections.abc import Iterator
from dataclasses import fields
from datetime import date, timedelta
from io import BytesIO
from typing import Any
from uuid import uuid4

import pytest
from cryptography.exceptions import InvalidTag
from django.test import Client
from python_calamine import CalamineWorkbook

from bangfu.core.access import Role
from bangfu.core.problem import ProblemClass, ProblemState
from bangfu.web.home import home
from bangfu.web.jobs import kept
from bangfu.web.jobs.models import Job, JobState
from bangfu.web.jobs.sweeper import sweep
from bangfu.web.jobs.worker import run_waiting
from bangfu.web.problems import export, queries
from bangfu.web.problems.export import conditions
from bangfu.web.problems.queries import Filters
from bangfu.web.problems.shown import Row, rows_of
from bangfu.web.problems.workbook import COLUMNS
from bangfu.web.trail import clock
from bangfu.web.trail.clock import today
from bangfu.web.trail.models import Event
from web import cast
from web.leads.making import some_households
from web.problems.making import a_found, a_problem, found, leave, second_post

pytestmark = pytest.mark.django_db
PURPOSE = "meeting"


def asked(client: Client, filters: str = "", **more: str) -> Any:
    told = {"act_id": str(uuid4()), "purpose": PURPOSE} | more
    told |= dict(pair.split("=") for pair in filters.split("&") if pair)
    return client.post("/problems/export/", told)


def fetched(client: Client, filters: str = "") -> bytes:
    """Ask, let the job be done, follow it to its file, and take that."""
    page = asked(client, filters)
    run_waiting()
    page = client.get(page["Location"])
    answer = client.post(f"{page['Location']}take/")
    assert answer.status_code == 200
    return bytes(answer.getvalue())


def sheets(content: bytes) -> dict[str, list[list[Any]]]:
    book = CalamineWorkbook.from_filelike(BytesIO(content))
    return {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}


def some_problems() -> None:
    """Of two townships, of several states and classes; one is late."""
    late = date.fromisoformat(today()) - timedelta(days=2)
    household = str(some_households()[0])
    a_problem(ProblemState.CHECKED, a_found(subject=household))
    found(what=a_found(problem_class=ProblemClass.DATA, due=late))
    found(what=a_found(division="620599101201"))
    a_problem(ProblemState.CLOSED)


@pytest.fixture(autouse=True)
def _empty_vault() -> Iterator[None]:
    yield
    shutil.rmtree(home() / "vault", ignore_errors=True)


FILTERS = (
    "", "state=open", "state=checked", "overdue=on", "mine=on", "newest=on",
    "township=620599101000", "problem_class=data",
)  # fmt: skip


def test_the_file_holds_the_rows_of_the_list(monkeypatch: pytest.MonkeyPatch) -> None:
    """The list and its export are one query; chunks lose and double nothing."""
    monkeypatch.setattr(export, "CHUNK", 2)
    some_problems()
    client = cast.log_in(Client(), cast.wang())
    for filters in FILTERS:
        head, *rows = sheets(fetched(client, filters))["问题台账"]
        assert head == [title for title, _ in COLUMNS]
        assert [row[:4] + row[6:7] + row[8:9] + row[10:12] for row in rows] == [
            [
                row.episode.problem.no,
                row.household,
                row.episode.problem.title,
                row.episode.why,
                row.place,
                row.turn,
                row.episode.due,
                row.status.words,
            ]
            for row in shown_in_the_list(filters)
        ]


def shown_in_the_list(filters: str) -> list[Row]:
    told = dict(pair.split("=") for pair in filters.split("&") if pair)
    wanted = Filters(**{k: v == "on" or v for k, v in told.items()})  # type: ignore[arg-type]
    rows = rows_of(queries.page_of(cast.wang(), wanted).episodes, cast.wang())
    assert rows, f"nothing to compare for {filters}"
    return rows


def test_nobody_takes_more_than_he_sees_and_names_stay_masked() -> None:
    """§6.3: by place, at the moment of the job."""
    some_problems()
    county, township = (
        sheets(fetched(cast.log_in(Client(), officer)))["问题台账"][1:]
        for officer in (cast.wang(), cast.li())
    )
    assert len(county) == 4
    assert {row[0] for row in township} < {row[0] for row in county}
    assert "马＊＊户" in {row[1] for row in county}


def test_what_leaves_between_asking_and_making_is_not_exported() -> None:
    """visible_to is asked when the job runs, for the post that asked."""
    some_problems()
    other = cast.an_officer(role=Role.DEPARTMENT_OFFICER, division=cast.COUNTY)
    client = cast.log_in(Client(), other)
    page = asked(client)
    leave(other)
    run_waiting()
    job = Job.objects.get(pk=page["Location"].split("/")[2])
    assert job.state == JobState.FAILED
    assert "不在任期内" in job.told
    assert kept.told_of(job.pk) is None


def test_the_export_and_each_download_are_events(client: Client) -> None:
    some_problems()
    cast.log_in(client, cast.wang())
    fetched(client, "state=open")
    types = list(Event.objects.order_by("seq").values_list("type", flat=True))
    assert types[-2:] == ["export_problems", "take_export"]
    job = Job.objects.get()
    assert job.result == {"rows": 3}
    assert Event.objects.get(type="export_problems").subject == f"export:{job.pk}"


def test_the_file_says_what_it_is_and_so_does_its_name(client: Client) -> None:
    some_problems()
    cast.log_in(client, cast.wang())
    page = asked(client, "state=open&township=620599101000")
    run_waiting()
    target = client.get(page["Location"])["Location"]
    assert "下载1件" in client.get(target).content.decode()
    answer = client.post(f"{target}take/")
    name = answer["Content-Disposition"]
    assert re.search(r"%E9%97%AE%E9%A2%98%E5%8F%B0%E8%B4%A6_.*_\d{8}-\d{4}\.xlsx", name)
    told = dict(row[:2] for row in sheets(bytes(answer.getvalue()))["说明"])
    assert told["行数"] == "1件"
    assert told["条件"].startswith("未销号、")
    assert told["用途"] == "调度会商"
    assert "王敏" not in str(told)


def test_a_foreign_file_is_none(client: Client) -> None:
    """Neither another officer nor another post of the same person gets it."""
    some_problems()
    cast.log_in(client, cast.wang())
    page = asked(client)
    run_waiting()
    target = client.get(page["Location"])["Location"]
    for officer in (cast.zhao, cast.chen, cast.zhou):
        stranger = cast.log_in(Client(), officer())
        assert stranger.get(target).status_code == 404
        assert stranger.post(f"{target}take/").status_code == 404
    second = second_post(cast.wang(), like=cast.he())
    client.post("/post/", {"post": second.post.pk, "act_id": str(uuid4())})
    assert client.get(target).status_code == 404
    assert Event.objects.filter(type="take_export").count() == 0


def test_villages_and_inspectors_find_no_export(client: Client) -> None:
    for officer in (cast.zhou, cast.sun, cast.audit_admin):
        cast.log_in(client, officer())
        assert client.get("/problems/export/").status_code == 404
        assert asked(client).status_code == 404
    cast.log_in(client, cast.zhou())
    assert "/problems/export/" not in client.get("/problems/").content.decode()
    cast.log_in(client, cast.qian())
    assert "/problems/export/" in client.get("/problems/").content.decode()


def test_the_password_is_asked_again_before_an_export(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    """security.md §5.4: an export is a step-up act."""
    cast.log_in(client, cast.wang())
    later = clock.now() + timedelta(minutes=6)
    monkeypatch.setattr("bangfu.web.accounts.sessions.now", lambda: later)
    page = asked(client)
    assert 'name="password_again"' in page.content.decode()
    assert not Job.objects.exists()
    assert asked(client, password_again=cast.PASSWORD).status_code == 302
    assert Job.objects.count() == 1


def test_a_form_without_a_purpose_says_so_and_keeps_the_conditions(
    client: Client,
) -> None:
    some_problems()
    cast.log_in(client, cast.wang())
    page = asked(client, "state=open", purpose="").content.decode()
    assert "没有选用途" in page
    assert '<input type="hidden" name="state" value="open">' in page
    assert "导出3件" in page
    assert not Job.objects.exists()


def test_a_job_done_again_after_its_file_was_made_tells_the_same_number(
    client: Client,
) -> None:
    """Killed between the act and its end: one event, and the file that it speaks of."""
    some_problems()
    cast.log_in(client, cast.wang())
    asked(client)
    run_waiting()
    found()
    Job.objects.update(state=JobState.RUNNING)
    assert sweep(lost=timedelta(0)) == 1
    run_waiting()
    job = Job.objects.get()
    assert (job.state, job.result) == (JobState.DONE, {"rows": 4})
    assert Event.objects.filter(type="export_problems").count() == 1


def test_a_file_lies_sealed_for_a_day_and_no_longer(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    some_problems()
    cast.log_in(client, cast.wang())
    fetched(client)
    [path] = (home() / "vault" / "kept").rglob("file")
    assert not path.read_bytes().startswith(b"PK")
    later = clock.now() + timedelta(hours=24, minutes=1)
    for module in ("jobs.kept", "jobs.sweeper"):
        monkeypatch.setattr(f"bangfu.web.{module}.now", lambda: later)
    target = f"/problems/exports/{Job.objects.get().pk}/"
    assert "文件已经销毁" in client.get(target).content.decode()
    gone = client.post(f"{target}take/")
    assert (gone.status_code, "请重新导出" in gone.content.decode()) == (409, True)
    sweep()
    assert not path.exists()


def test_a_sealed_file_that_was_cut_or_moved_does_not_open(tmp_path: Any) -> None:
    """Its pieces are bound to their places, the last one to being the last."""
    source, token, other = tmp_path / "x", uuid4(), uuid4()
    source.write_bytes(bytes(2**20) + b"end")
    for one in (token, other):
        kept.keep(one, source, {})
    assert b"".join(kept.opened(token)) == source.read_bytes()
    path = home() / "vault" / "kept" / str(token) / "file"
    whole = path.read_bytes()
    foreign = path.parent.with_name(str(other)) / "file"
    for broken in (whole[: 2**20 + 28], foreign.read_bytes(), whole[:-1]):
        path.write_bytes(broken)
        with pytest.raises(InvalidTag):
            b"".join(kept.opened(token))


def test_every_filter_of_the_list_has_its_words() -> None:
    """A condition that nobody names would be missing on the sheet."""
    values: dict[str, Any] = {
        "state": "open", "township": "620599101000", "problem_class": "data",
        "overdue": True, "mine": True,
    }  # fmt: skip
    silent = {"newest", "after"}
    assert {one.name for one in fields(Filters)} == set(values) | silent
    for name, value in values.items():
        assert conditions(Filters(**{name: value})) != conditions(Filters())
