"""打印销号审批表: recorded, sealed outside the database, and never shown as it is not."""

from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import pytest
from django.test import Client

from bangfu.core.problem import ProblemAct, ProblemState
from bangfu.web.home import checkpoint_file
from bangfu.web.trail.checkpoint import read_outside
from bangfu.web.trail.models import Event
from bangfu.web.trail.rebuild import compare
from web import cast
from web.problems.making import a_problem, do, episode

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _no_file() -> Iterator[None]:
    checkpoint_file().unlink(missing_ok=True)
    yield
    checkpoint_file().unlink(missing_ok=True)


@pytest.fixture
def no() -> str:
    """A problem that waits to be closed."""
    return a_problem(ProblemState.ACCEPTED)


@pytest.fixture
def desk(client: Client, no: str) -> Client:
    """赵's browser."""
    assert no
    return cast.log_in(client, cast.zhao())


def printed(desk: Client, no: str, **told: object) -> str:
    """Record a print; the page that is to be printed."""
    answer = desk.post(f"/problems/{no}/form/print/", {"act_id": uuid4()} | told)
    assert answer.status_code == 302
    return desk.get(answer["Location"]).content.decode()


@pytest.mark.both
def test_a_print_leaves_an_event_and_a_checkpoint_outside(
    desk: Client, no: str
) -> None:
    """M122: the form shows the number, and a code that stands for all before it."""
    page = printed(desk, no)
    event = Event.objects.latest("seq")
    assert (event.type, event.subject) == ("print_closing_form", f"problem:{no}")
    marks, _ = read_outside(checkpoint_file())
    assert [mark.seq for mark in marks] == [event.seq]
    assert marks[0].is_genuine
    assert marks[0].code in page
    assert f"留痕第{event.seq}号" in page
    assert "第1次打印" in page


def test_what_was_not_recorded_prints_as_a_blank(desk: Client, no: str) -> None:
    """Looking at the form leaves no event; its table is for the screen only."""
    before = Event.objects.count()
    page = desk.get(f"/problems/{no}/form/").content.decode()
    assert 'class="paper noprint"' in page
    assert "没有登记打印" in page
    assert "审批意见" in page
    assert Event.objects.count() == before


def test_a_print_is_void_once_the_problem_moved_on(desk: Client, no: str) -> None:
    """The old checkpoint does not stand for what was done after it."""
    answer = desk.post(f"/problems/{no}/form/print/", {"act_id": uuid4()})
    do(ProblemAct.CLOSE, no)
    page = desk.get(answer["Location"]).content.decode()
    assert "要重新登记再打印" in page
    assert 'class="paper noprint"' in page
    assert "第2次打印" in printed(desk, no)


def test_somebody_elses_print_is_not_mine(
    desk: Client, no: str, client: Client
) -> None:
    """Each who prints is recorded himself."""
    answer = desk.post(f"/problems/{no}/form/print/", {"act_id": uuid4()})
    cast.log_in(client, cast.wang())
    assert 'class="paper noprint"' in client.get(answer["Location"]).content.decode()


def test_the_same_form_twice_is_one_print(desk: Client, no: str) -> None:
    """One event, one line in the file."""
    told = {"act_id": uuid4()}
    pages = {desk.post(f"/problems/{no}/form/print/", told)["Location"] for _ in "12"}
    assert len(pages) == 1
    assert Event.objects.filter(type="print_closing_form").count() == 1
    assert len(read_outside(checkpoint_file())[0]) == 1


def test_printing_changes_nothing_and_is_told_in_the_story(
    desk: Client, no: str
) -> None:
    """The tables are still what the events made of them."""
    seq = episode(no).seq
    printed(desk, no)
    assert episode(no).seq == seq
    assert list(compare(Event.objects.count())) == []
    assert "打印销号审批表</b>" in desk.get(f"/problems/{no}/").content.decode()


def test_nobody_prints_what_he_may_not_see(client: Client, no: str) -> None:
    """Another county's clerk learns nothing, and his attempt is in the trail."""
    cast.log_in(client, cast.chen())
    answer = client.post(f"/problems/{no}/form/print/", {"act_id": uuid4()})
    assert answer.status_code == 404
    assert Event.objects.latest("seq").type == "refused"
    assert not checkpoint_file().exists()


def test_without_a_checkpoint_there_is_no_print(
    desk: Client, no: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """The file cannot be written: one sentence, and no page that claims a seal."""
    monkeypatch.setenv("BANGFU_CHECKPOINTS", str(tmp_path / "gone" / "file"))
    answer = desk.post(f"/problems/{no}/form/print/", {"act_id": uuid4()})
    assert answer.status_code == 409
    assert "检查点文件写不进去" in answer.content.decode()
    seq = Event.objects.latest("seq").seq
    page = desk.get(f"/problems/{no}/form/?print={seq}").content.decode()
    assert 'class="paper noprint"' in page
