"""留痕页: what the audit administrator sees of events, and what stays sealed."""

import re
from datetime import datetime, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from bangfu.core.problem import ProblemAct, ProblemState
from bangfu.web.accounts.actions import day_of_clock
from bangfu.web.audit.queries import PAGE
from bangfu.web.problems.actions import Step, claim_problem, contest_problem
from bangfu.web.trail.act import SYSTEM, Done, act
from bangfu.web.trail.clock import SHANGHAI, set_clock
from bangfu.web.trail.models import Event
from web import cast
from web.first_day import begin_a_demo
from web.problems.making import a_problem, do

pytestmark = pytest.mark.django_db
REASON = "户主腿脚不便，由女儿代办"


@act("note_here")
def note_here(_actor: object) -> Done:
    """An act of this test's own."""
    return Done("trail")


@pytest.fixture
def desk(client: Client) -> Client:
    """The audit administrator's browser."""
    return cast.log_in(client, cast.audit_admin())


def rows_of(client: Client, query: str = "") -> list[str]:
    """The rows of the list, as text."""
    page = client.get(f"/trail/{query}").content.decode()
    body = page[page.find("<tbody") : page.find("</tbody>")]
    return [
        " ".join(re.sub(r"<[^>]+>", " ", row).split())
        for row in re.findall(r"<tr.*?</tr>", body, re.DOTALL)
    ]


def test_an_act_is_shown_with_who_what_and_its_code(desk: Client) -> None:
    """Number, act, name, log-in name, post, subject and the receipt's code."""
    no = a_problem()
    receipt = do(ProblemAct.CONFIRM, no)
    (row,) = [row for row in rows_of(desk) if row.startswith(str(receipt.seq))]
    for word in ("确认问题", "何静", "hewj", "县民政局", f"问题 {no}", receipt.code):
        assert word in row


def test_what_people_wrote_is_never_shown(desk: Client) -> None:
    """M204: the audit administrator sees that something was done, not about whom."""
    no = a_problem(ProblemState.FOUND)
    contest_problem(cast.he().actor, Step(no=no, reason=REASON))
    page = desk.get("/trail/").content.decode()
    assert "提出异议" in page
    assert REASON not in page


def test_a_refused_attempt_is_shown_with_its_reason(desk: Client) -> None:
    """Who tried what, and the sentence that he was told."""
    no = a_problem(ProblemState.SUBMITTED)
    with pytest.raises(Exception, match="没有保存"):
        claim_problem(cast.zhou().actor, Step(no=no))
    row = rows_of(desk, "?type=refused")[0]
    for word in ("被拒绝", "认领", "周芳", "没有保存"):
        assert word in row


def test_the_list_is_cut_by_kind_day_and_person(desk: Client) -> None:
    """Each filter alone, and what is not understood is left out."""
    a_problem(ProblemState.UNCLAIMED)
    everything = len(rows_of(desk))
    assert {row.split(" ", 2)[0] for row in rows_of(desk, "?type=confirm_problem")} == {
        str(Event.objects.get(type="confirm_problem").seq)
    }
    assert all("何静" in row for row in rows_of(desk, "?login=hewj"))
    assert rows_of(desk, "?login=nobody") == []
    assert len(rows_of(desk, f"?day={day_of_clock()}")) == everything
    assert rows_of(desk, f"?day={day_of_clock() - timedelta(days=1)}") == []
    assert len(rows_of(desk, "?type=no_such&before=x&day=2026-13-01")) == everything


def test_a_day_is_the_countys_day(client: Client) -> None:
    """Half past midnight in the county is still yesterday in UTC."""
    begin_a_demo()
    with set_clock(datetime(2026, 6, 30, 0, 30, tzinfo=SHANGHAI)):
        note_here(SYSTEM)
    desk = cast.log_in(client, cast.audit_admin())
    assert len(rows_of(desk, "?day=2026-06-30")) == 1
    assert rows_of(desk, "?day=2026-06-29") == []


def test_pages_follow_the_numbers_and_do_not_move(desk: Client) -> None:
    """The next page begins below the last number, however many events come meanwhile."""
    for _ in range(PAGE + 5):
        note_here(SYSTEM)
    first = rows_of(desk)
    assert len(first) == PAGE
    page = desk.get("/trail/").content.decode()
    further = re.search(r'href="(\?[^"]*before=\d+)">更早的', page)
    assert further
    for _ in range(3):
        note_here(SYSTEM)
    numbers = [int(row.split()[0]) for row in first + rows_of(desk, further[1])]
    assert numbers == list(range(numbers[0], 0, -1))


def test_a_page_asks_as_often_for_many_events_as_for_few(desk: Client) -> None:
    """The number of queries does not grow with the rows."""
    a_problem(ProblemState.UNCLAIMED)
    few = queries_of(desk)
    for _ in range(3):
        a_problem(ProblemState.CHECKED)
    assert len(rows_of(desk)) > 2 * len(cast.CAST)
    assert queries_of(desk) == few


def queries_of(client: Client) -> int:
    """How many queries the page takes."""
    with CaptureQueriesContext(connection) as asked:
        assert client.get("/trail/").status_code == 200
    return len(asked)


def test_looking_leaves_no_event(desk: Client) -> None:
    """The audit administrator changes nothing; a log does not grow by being read."""
    before = Event.objects.count()
    desk.get("/trail/")
    desk.get("/trail/mine/")
    assert Event.objects.count() == before
