"""清单台账: who owes which list, whom to remind, and who may look."""

import re
from collections.abc import Iterator
from datetime import date, datetime
from io import BytesIO
from pathlib import Path
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from python_calamine import CalamineWorkbook

from bangfu.core.sending import SendingState
from bangfu.tables import all_tables
from bangfu.web.accounts.standing import Officer
from bangfu.web.lists.history import past_of
from bangfu.web.lists.queries import board_of
from bangfu.web.lists.shown import Brought, tabs_of
from bangfu.web.registry.models import Batch
from bangfu.web.trail.clock import SHANGHAI, set_clock
from bangfu.web.trail.guard import acting
from bangfu.web.trail.models import Event
from web import cast
from web.first_day import begin_a_demo
from web.registry.township import CANARY_NAME, NATIONAL, load, national, number

pytestmark = pytest.mark.django_db
ON = datetime(2026, 8, 20, 9, tzinfo=SHANGHAI)
COUNTY = f"{cast.COUNTY}000000"


@pytest.fixture(autouse=True)
def _in_august(db: None) -> Iterator[None]:  # noqa: ARG001 the trail comes first
    begin_a_demo()
    with set_clock(ON):
        yield


def a_batch(table: str, as_of: str, *, loaded: str = "", rows: int = 10) -> Batch:
    """What a county once loaded, as the board needs it."""
    at = datetime.fromisoformat(f"{loaded or as_of} 10:00").replace(tzinfo=SHANGHAI)
    with acting():
        return Batch.objects.create(
            number=Batch.objects.count() + 1,
            division=COUNTY,
            table=table,
            file=f"{table}.xlsx",
            as_of=date.fromisoformat(as_of),
            loaded_at=at,
            rows=rows,
            new=rows - 3,
            unsure=3,
            unlisted=2,
        )


def state_of(officer: Officer, table: str) -> SendingState:
    board = {one.table.name: one for one in board_of(officer)}
    return board[table].sending.state


def test_the_board_says_who_is_late_and_counts_every_list_once(client: Client) -> None:
    """M70, M86, M89: 已报、逾期、未到期、从未报过，各视图加起来就是全部名单"""
    a_batch("allowance_recipients", "2026-07-31")
    a_batch("orphans", "2026-06-30")
    a_batch("orphans", "2026-05-31")
    wang = cast.wang()
    assert state_of(wang, "allowance_recipients") is SendingState.SENT
    assert state_of(wang, "orphans") is SendingState.OVERDUE
    assert state_of(wang, "destitute_persons") is SendingState.NEVER
    board = board_of(wang)
    tabs = tabs_of(board)
    page = cast.log_in(client, wang).get("/lists/").content.decode()
    assert board[0].table.name == "orphans"
    assert tabs[0].n == sum(tab.n for tab in tabs[1:]) == len(all_tables())
    assert re.search(r"逾期15天", page)
    assert "/files/?table=orphans" in page


def test_the_counts_of_a_list_add_up(client: Client, tmp_path: Path) -> None:
    """行数＝已对上＋未在册＋存疑，真写入一批来看"""
    people = (CANARY_NAME, "李乙", "王丙")
    rows = [f"{name},{number(n)}" for n, name in enumerate(people, start=1)]
    texts = {
        "监测对象信息.csv": NATIONAL + national("H1", "P1", CANARY_NAME, number(1)),
        "低保.csv": "姓名,公民身份号码,低保金额\n"
        + "".join(f"{row},300\n" for row in [*rows, "赵丁,"]),
    }
    load(cast.wang(), tmp_path, texts)
    told = Brought(Batch.objects.get(table="allowance_recipients"))
    batch = told.batch
    assert (told.matched, batch.unlisted, batch.unsure) == (1, 2, 1)
    assert told.matched + batch.unlisted + batch.unsure == batch.rows
    page = cast.log_in(client, cast.wang()).get("/lists/").content.decode()
    assert CANARY_NAME not in page
    assert number(1) not in page


def test_a_department_finds_its_own_lists_and_no_other(client: Client) -> None:
    """M88: 民政只看民政报的；领导看全部；村、乡镇、督查没有这一页"""
    a_batch("allowance_recipients", "2026-07-31")
    he = cast.log_in(client, cast.he())
    page = he.get("/lists/").content.decode()
    assert "低保花名册" in page
    assert "住院明细" not in page
    assert "/files/" not in page
    assert he.get("/lists/orphans/").status_code == 200
    for path in ("", "template/"):
        assert he.get(f"/lists/hospital_stays/{path}").status_code == 404
    assert {one.table.name for one in board_of(cast.qian())} == set(all_tables())
    for officer in (cast.zhou, cast.li, cast.sun):
        assert cast.log_in(Client(), officer()).get("/lists/").status_code == 404


def test_another_countys_batches_change_nothing(client: Client) -> None:
    """§6.3"""
    a_batch("orphans", "2026-07-31")
    assert state_of(cast.chen(), "orphans") is SendingState.NEVER
    page = cast.log_in(client, cast.chen()).get("/lists/orphans/").content.decode()
    assert "还没有报过" in page


def test_who_is_to_be_reminded_is_named() -> None:
    """M89: 推送部门的单位和经办人"""
    cast.he()
    board = {one.table.name: one for one in board_of(cast.wang())}
    assert board["orphans"].senders == ["县民政局（何静）"]
    assert board["hospital_stays"].senders == []


def test_history_puts_each_batch_into_one_period(client: Client) -> None:
    """往期：按期、迟报、未报；撤回的不算"""
    a_batch("orphans", "2026-05-31", loaded="2026-06-05")
    a_batch("orphans", "2026-05-31", loaded="2026-06-06")
    a_batch("orphans", "2026-07-31", loaded="2026-08-12")
    gone = a_batch("orphans", "2026-06-30")
    with acting():
        Batch.objects.filter(pk=gone.pk).update(withdrawn_at=ON)
    [owed] = [o for o in board_of(cast.wang()) if o.table.name == "orphans"]
    past = past_of(owed.batches, owed.asked.terms, on=owed.day)
    page = cast.log_in(client, cast.wang()).get("/lists/orphans/").content.decode()
    assert [(of.period.label, of.words, len(of.batches)) for of in past] == [
        ("2026年8月", "本期未完", 0),
        ("2026年7月", "迟报7天", 1),
        ("2026年6月", "未报", 0),
        ("2026年5月", "按期", 2),
    ]
    assert sum(len(of.batches) for of in past) == len(owed.batches) == 3
    assert page.count("（再报）") == 1


def test_a_county_sets_its_own_terms_and_the_trail_keeps_it(client: Client) -> None:
    """县里改周期和期限是一个动作；部门和领导不能改"""
    asked = {"rhythm": "quarter", "days": "20", "act_id": str(uuid4())}
    path = "/lists/orphans/terms/"
    for officer in (cast.he, cast.qian):
        assert cast.log_in(Client(), officer()).post(path, asked).status_code == 404
    wang = cast.log_in(client, cast.wang())
    for _ in range(2):
        assert wang.post(path, asked).status_code == 302
    assert Event.objects.filter(type="set_list_terms").count() == 1
    page = wang.get("/lists/orphans/").content.decode()
    assert "每季" in page
    assert "王敏" in page
    assert "报送要求已定" in page
    late = wang.post(path, asked | {"days": "400", "act_id": str(uuid4())})
    assert late.status_code == 409
    assert "期限要在1天到180天之间。没有保存" in late.content.decode()
    dropped = asked | {"rhythm": "not_asked", "days": "", "act_id": str(uuid4())}
    assert wang.post(path, dropped).status_code == 302
    assert state_of(cast.wang(), "orphans") is SendingState.NOT_ASKED
    assert state_of(cast.chen(), "orphans") is SendingState.NEVER


def test_the_template_is_the_lists_own(client: Client) -> None:
    answer = cast.log_in(client, cast.he()).get("/lists/orphans/template/")
    sheet = CalamineWorkbook.from_filelike(BytesIO(answer.content))
    heads = sheet.get_sheet_by_index(0).to_python()[0]
    assert "公民身份号码" in heads


def test_the_board_asks_as_often_for_many_batches_as_for_few(client: Client) -> None:
    """No n+1: three batches of one list, or sixty of many."""
    cast.log_in(client, cast.wang())
    a_batch("orphans", "2026-07-31")
    cast.he()
    few = queries_of(client)
    for n, table in enumerate(all_tables()):
        a_batch(table, f"2026-0{1 + n % 7}-28")
    cast.an_officer(role=cast.he().standing.role, division=cast.COUNTY, unit="县医保局")
    assert queries_of(client) == few


def queries_of(client: Client) -> int:
    with CaptureQueriesContext(connection) as asked:
        assert client.get("/lists/").status_code == 200
    return len(asked)
