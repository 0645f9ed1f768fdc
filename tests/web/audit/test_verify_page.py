"""核对留痕: begun on a page, done as a job, its result read from the trail itself."""

from collections.abc import Iterator
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client

from bangfu.core.access import NotYourDuty
from bangfu.core.problem import ProblemState
from bangfu.web.audit.actions import verify_trail
from bangfu.web.home import checkpoint_file
from bangfu.web.jobs.worker import run_waiting
from bangfu.web.problems.models import StateSpan
from bangfu.web.trail.checkpoint import make_checkpoint, printed
from bangfu.web.trail.guard import acting
from bangfu.web.trail.models import Event
from web import cast
from web.problems.making import a_problem

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _no_file() -> Iterator[None]:
    checkpoint_file().unlink(missing_ok=True)
    yield
    checkpoint_file().unlink(missing_ok=True)


@pytest.fixture
def desk(client: Client) -> Client:
    """The audit administrator's browser, beside a problem and a checkpoint."""
    a_problem(ProblemState.UNCLAIMED)
    make_checkpoint()
    return cast.log_in(client, cast.audit_admin())


def verified(desk: Client, **typed: object) -> str:
    """Verify, and the page that says what was found."""
    begun = desk.post("/trail/verify/", {"act_id": uuid4()} | typed)
    assert begun.status_code == 302
    run_waiting()
    return desk.get(begun["Location"], follow=True).content.decode()


def test_a_clean_trail_is_said_to_be_clean(desk: Client) -> None:
    """What was checked, that nothing was found, and what cannot be seen from here."""
    events = Event.objects.count()
    page = verified(desk)
    assert "没有发现被改动或删除的记录" in page
    assert f"{events}条事件" in page
    assert "库内1个，库外文件1个" in page
    assert "逐项对照：问题" in page
    assert "从尾部整段截掉的事件查不出来" in page
    assert Event.objects.latest("seq").type == "verify_trail"


def test_an_edited_table_is_named(desk: Client) -> None:
    """A state that no event made: the page says so, and so does the list."""
    with acting():
        StateSpan.objects.filter(to_seq=None).update(state="closed")
    page = verified(desk)
    assert "处问题。请停止办理" in page
    assert "问题与事件不符" in page
    assert "发现" in desk.get("/trail/?type=verify_trail").content.decode()


@pytest.mark.sqlite
def test_an_edited_event_is_named_and_the_list_still_opens(desk: Client) -> None:
    """Its payload no longer opens; the page of events must say so and not fail."""
    event = Event.objects.filter(type="found_problem").latest("seq")
    with acting(), connection.cursor() as cursor:
        cursor.execute("drop trigger trail_payload_no_update")
        cursor.execute(
            "update trail_payload set cipher ="
            " (select cipher from trail_payload where seq = 1) where seq = %s",
            [event.seq],
        )
    page = verified(desk)
    assert f"第 {event.seq} 号事件的内容打不开" in page
    assert "trail_payload_no_update 不见了" in page
    listed = desk.get("/trail/?type=found_problem").content.decode()
    assert "内容打不开，请核对留痕" in listed


def test_a_printed_code_is_compared(desk: Client) -> None:
    """A receipt that fits, and one from another trail."""
    event = Event.objects.latest("seq")
    assert "没有发现" in verified(desk, seq=event.seq, code=printed(event.hash))
    page = verified(desk, seq=event.seq, code="AB" * 16)
    assert f"第 {event.seq} 号或之前的事件被改写：与打印的校验码不符" in page


def test_half_a_code_is_sent_back(desk: Client) -> None:
    """Number without code: nothing begins."""
    answer = desk.post("/trail/verify/", {"act_id": uuid4(), "seq": 3})
    assert answer.status_code == 409
    assert "编号和32位校验码要一起填" in answer.content.decode()
    assert run_waiting() == 0


def test_the_same_form_twice_verifies_once(desk: Client) -> None:
    """One job, one event."""
    told = {"act_id": uuid4()}
    first = desk.post("/trail/verify/", told)
    assert desk.post("/trail/verify/", told)["Location"] == first["Location"]
    run_waiting()
    assert Event.objects.filter(type="verify_trail").count() == 1


def test_nobody_else_verifies(client: Client) -> None:
    """The other two administrators, and whoever sees households."""
    for who in (cast.system_admin, cast.security_admin, cast.zhao):
        cast.log_in(client, who())
        assert client.get("/trail/verify/").status_code == 404
        assert client.get("/trail/").status_code == 404
        with pytest.raises(NotYourDuty):
            verify_trail(who().actor, told={})
