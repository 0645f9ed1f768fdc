"""回执: whoever did something finds its receipt again; nobody else does."""

import re
from collections.abc import Iterator

import pytest
from django.test import Client

from bangfu.core.problem import ProblemAct, ProblemState
from bangfu.web.home import checkpoint_file
from bangfu.web.trail.act import Receipt
from bangfu.web.trail.checkpoint import make_checkpoint, read_outside
from bangfu.web.trail.models import Checkpoint, Event
from web import cast
from web.problems.making import a_problem, do

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _no_file() -> Iterator[None]:
    checkpoint_file().unlink(missing_ok=True)
    yield
    checkpoint_file().unlink(missing_ok=True)


@pytest.fixture
def done() -> Receipt:
    """何 confirmed a problem."""
    return do(ProblemAct.CONFIRM, a_problem(ProblemState.FOUND))


@pytest.fixture
def desk(client: Client, done: Receipt) -> Client:
    """何's browser."""
    assert done
    return cast.log_in(client, cast.he())


def told(page: bytes) -> str:
    """A page without its markup."""
    return " ".join(re.sub(r"<[^>]+>", " ", page.decode()).split())


def test_a_receipt_is_found_by_its_code_in_either_spelling(
    desk: Client, done: Receipt
) -> None:
    """As a message shows it, and as the story of a problem shows it."""
    spellings = (done.code, f"{done.hash[:4]}·{done.hash[4:8]}", done.code.lower())
    for code in spellings:
        page = desk.get("/trail/mine/", {"code": code}).content.decode()
        assert page.count("确认问题") == 1
        assert f"/trail/mine/{done.seq}/" in page
    nothing = desk.get("/trail/mine/", {"code": "不是短码"}).content.decode()
    assert "没有短码是这个的回执" in nothing


def test_only_ones_own_acts_are_listed(client: Client, done: Receipt) -> None:
    """王 registered the problem; what 何 did is not among what 王 did."""
    cast.log_in(client, cast.wang())
    page = client.get("/trail/mine/").content.decode()
    assert "登记" in page
    assert "确认问题" not in page
    assert client.get(f"/trail/mine/{done.seq}/").status_code == 404
    assert client.post(f"/trail/mine/{done.seq}/cover/").status_code == 404
    assert client.get("/trail/mine/999999/").status_code == 404


def test_everybody_has_such_a_page(client: Client) -> None:
    """Administrators too, whose log-ins are acts."""
    for who in (cast.zhou, cast.security_admin, cast.audit_admin):
        cast.log_in(client, who())
        assert "登录" in told(client.get("/trail/mine/").content)


def test_a_receipt_says_act_time_number_hash_and_checkpoint(
    desk: Client, done: Receipt
) -> None:
    """What is on paper can be typed into ``bangfu trail verify --printed``."""
    mark = make_checkpoint()
    assert mark
    page = told(desk.get(f"/trail/mine/{done.seq}/").content)
    event = Event.objects.get(seq=done.seq)
    groups = [event.hash.upper()[at : at + 4] for at in range(0, 64, 4)]
    for words in (
        "确认问题", "何静", f"第{done.seq}号", " ".join(groups[:8]), " ".join(groups),
        f"第{mark.seq}号", mark.code, f"{done.seq}:{' '.join(groups[:8])}",
    ):  # fmt: skip
        assert words in page


def test_before_a_print_the_receipt_can_be_sealed(desk: Client, done: Receipt) -> None:
    """The checkpoint is made once, and no event is written for it."""
    page = f"/trail/mine/{done.seq}/"
    assert "还没有检查点" in told(desk.get(page).content)
    events = Event.objects.count()
    for _ in range(2):
        assert desk.post(f"{page}cover/").status_code == 302
    assert Event.objects.count() == events
    assert Checkpoint.objects.count() == 1
    marks, unreadable = read_outside(checkpoint_file())
    assert not unreadable
    assert [mark.seq for mark in marks] == [events]
    assert marks[0].code in told(desk.get(page).content)
