"""The ledger and the page of one problem: who sees what, in how many queries."""

import re
from dataclasses import replace
from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from bangfu.core.access import Role
from bangfu.core.problem import ProblemAct, ProblemClass, ProblemState
from bangfu.web.accounts.standing import Officer
from bangfu.web.problems import queries
from bangfu.web.problems.queries import Filters, tally, visible_to
from bangfu.web.registry.models import HouseholdSpan
from bangfu.web.trail.clock import today
from bangfu.web.trail.models import Event
from web import cast
from web.leads.making import some_households
from web.problems.making import a_found, a_problem, do, episode, found, photo

pytestmark = pytest.mark.django_db


def _desk(officer: Officer) -> Client:
    return cast.log_in(Client(), officer)


def _in(division: str) -> str:
    household = some_households(division=division)[0]
    return found(what=a_found(division=division, subject=str(household)))


def test_everybody_sees_the_problems_of_his_place_and_no_other() -> None:
    here, next_door = _in(cast.VILLAGE), _in(cast.OTHER_VILLAGE)
    cast.li(), cast.chen()

    def seen(officer: Officer) -> set[str]:
        return set(visible_to(officer).values_list("no", flat=True))

    assert seen(cast.zhou()) == {here, next_door}  # 承办单位是她的村
    do(ProblemAct.CONFIRM, next_door)
    do(ProblemAct.PASS_ON, next_door)
    assert seen(cast.zhou()) == {here}
    for officer in (cast.li, cast.wang, cast.zhao, cast.qian, cast.he):
        assert seen(officer()) == {here, next_door}
    for officer in (cast.chen, cast.system_admin, cast.audit_admin):
        assert seen(officer()) == set()


def test_a_department_sees_what_it_owns_or_shares_and_an_inspector_what_was_drawn() -> (
    None
):
    here, _ = _in(cast.VILLAGE), _in(cast.OTHER_VILLAGE)
    household = int(episode(here).problem.subject)
    no = HouseholdSpan.objects.get(household=household).no
    inspector = cast.sun(household_nos=[no])
    other = cast.an_officer(
        role=Role.DEPARTMENT_OFFICER, division=cast.COUNTY, unit="县教育局"
    )
    assert [p.no for p in visible_to(inspector)] == [here]
    assert not visible_to(other).exists()


def test_a_strangers_page_says_the_same_as_a_page_that_is_not_there() -> None:
    no = _in(cast.VILLAGE)
    client = _desk(cast.chen())
    foreign, nothing = (
        client.get(f"/problems/{number}/") for number in (no, "2026-999999")
    )
    assert (foreign.status_code, nothing.status_code) == (404, 404)
    tokens = r'value="[^"]*"'
    said = [re.sub(tokens, "", a.content.decode()) for a in (foreign, nothing)]
    assert said[0] == said[1]


@pytest.mark.parametrize("state", [ProblemState.FOUND, ProblemState.CHECKED])
def test_the_page_says_why_who_acts_and_what_i_may_not_do(state: ProblemState) -> None:
    household = some_households()[0]
    no = a_problem(state, a_found(subject=str(household)))
    shown = _desk(cast.wang()).get(f"/problems/{no}/").content.decode()
    assert "水源干涸停水11天" in shown
    assert "马＊＊户" in shown
    assert shown.count("<h1>") == 1
    assert "我现在不能办的" in shown
    assert ('class="btn p">验收通过' in shown) == (state is ProblemState.CHECKED)
    assert ('aria-current="step"' in shown) == (state is ProblemState.CHECKED)
    assert "style=" not in shown
    assert "<script" not in shown
    for label in re.findall(r'<(?:textarea|select)[^>]* id="([^"]+)"', shown):
        assert f'for="{label}"' in shown


def test_the_list_is_cut_by_state_township_class_date_and_turn() -> None:
    late = date.fromisoformat(today()) - timedelta(days=2)
    mine = a_problem(ProblemState.CHECKED)
    data = found(what=a_found(problem_class=ProblemClass.DATA, due=late))
    far = _in("620599101201")
    wang = cast.wang()

    def listed(**filters: object) -> set[str]:
        page = queries.page_of(wang, Filters(**filters))  # type: ignore[arg-type]
        return {row.problem.no for row in page.episodes}

    assert listed() == {mine, data, far}
    assert listed(state="checked") == {mine}
    assert listed(state="open", township="620599101000") == {far}
    assert listed(problem_class="data") == {data}
    assert listed(overdue=True) == {data}
    assert listed(mine=True) == {mine}


@pytest.mark.both
def test_pages_of_the_list_hold_every_problem_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(queries, "PAGE", 3)
    numbers = sorted(found() for _ in range(8))
    for newest in (False, True):
        seen, after = [], ""
        while True:
            page = queries.page_of(cast.wang(), Filters(newest=newest, after=after))
            seen += [row.problem.no for row in page.episodes]
            after = page.next
            if not after:
                break
        assert sorted(seen) == numbers
        assert page.total == 8


@pytest.mark.both
def test_opened_is_open_and_closed_and_withdrawn_and_merged_at_every_event() -> None:
    before = Event.objects.latest("seq").seq
    a_problem(ProblemState.CLOSED)
    a_problem(ProblemState.WITHDRAWN)
    again = a_problem(ProblemState.CLOSED)
    do(ProblemAct.RECUR, again)
    a_problem(ProblemState.FIXING)
    last = Event.objects.latest("seq").seq
    opened = 0
    for seq in range(before, last + 1):
        counted = tally(cast.wang(), at_seq=seq)
        assert counted.opened == sum(counted.by_state.values())
        assert counted.opened >= opened
        opened = counted.opened
    now = tally(cast.wang(), at_seq=last)
    assert (now.opened, now.open, now.by_state[ProblemState.CLOSED]) == (5, 2, 2)


def test_the_number_of_queries_does_not_grow_with_the_rows() -> None:
    client, what = _desk(cast.he()), a_found()

    def count(path: str) -> int:
        with CaptureQueriesContext(connection) as asked:
            assert client.get(path).status_code == 200
        return len(asked)

    def add(many: int) -> None:
        for household in some_households(many):
            found(cast.he(), replace(what, subject=str(household)))

    add(10)
    few = [count(path) for path in ("/problems/", "/")]
    add(50)
    assert [count(path) for path in ("/problems/", "/")] == few


def test_the_form_is_not_lost_when_somebody_was_faster() -> None:
    no = a_problem(ProblemState.SUBMITTED)
    client = _desk(cast.li())
    told = {"act_id": uuid4(), "seen": episode(no).seq, "reason": "照片没有水表"}
    do(ProblemAct.CHECK, no, by=cast.other_checker())
    answer = client.post(f"/problems/{no}/send_back/", told)
    assert answer.status_code == 409
    shown = answer.content.decode()
    assert "办理了“核验通过”" in shown
    assert "照片没有水表" in shown
    assert episode(no).state == ProblemState.CHECKED


def test_a_form_without_its_number_is_refused() -> None:
    no = a_problem(ProblemState.FOUND)
    answer = _desk(cast.he()).post(f"/problems/{no}/confirm/", {})
    assert answer.status_code == 409
    assert "请刷新页面" in answer.content.decode()


def test_acts_are_posted_and_never_followed() -> None:
    no = a_problem(ProblemState.FOUND)
    client = _desk(cast.he())
    for act in ProblemAct:
        slug = act.value.removesuffix("_problem")
        assert client.get(f"/problems/{no}/{slug}/").status_code == 405


def test_closing_asks_for_the_password_again(monkeypatch: pytest.MonkeyPatch) -> None:
    no = a_problem(ProblemState.ACCEPTED)
    client = _desk(cast.zhao())
    monkeypatch.setattr("bangfu.web.accounts.signing.needs_fresh_password", _always)
    told = {"act_id": str(uuid4())}
    asked = client.post(f"/problems/{no}/close/", told)
    assert "password_again" in asked.content.decode()
    assert episode(no).state == ProblemState.ACCEPTED
    client.post(f"/problems/{no}/close/", told | {"password_again": cast.PASSWORD})
    assert episode(no).state == ProblemState.CLOSED


def _always(_request: object) -> bool:
    return True


def test_the_closing_form_can_be_printed() -> None:
    no = a_problem(ProblemState.ACCEPTED)
    shown = _desk(cast.zhao()).get(f"/problems/{no}/form/").content.decode()
    assert "销号审批表" in shown
    assert "审批意见" in shown


def test_a_refused_file_is_told_in_one_sentence_and_is_in_the_trail() -> None:
    no = a_problem(ProblemState.FIXING)
    page = SimpleUploadedFile("a.jpg", b"<html>not a photo</html>", "image/jpeg")
    told = {"act_id": uuid4(), "reason": "修好了", "proofs": page}
    answer = _desk(cast.zhou()).post(f"/problems/{no}/submit_proof/", told)
    assert answer.status_code == 409
    assert "第1个文件不是照片或PDF" in answer.content.decode()
    assert Event.objects.latest("seq").type == "refused"
    assert not episode(no).proofs.exists()


@pytest.fixture
def proof_path() -> str:
    """A problem with one proof, waiting to be checked."""
    no = a_problem(ProblemState.SUBMITTED)
    return f"/problems/{no}/proofs/{episode(no).proofs.get().pk}/"


def test_the_copy_is_shown_to_who_sees_the_problem(proof_path: str) -> None:
    answer = _desk(cast.li()).get(proof_path)
    assert answer["Content-Type"] == "image/jpeg"
    assert answer.content.startswith(b"\xff\xd8")
    assert _desk(cast.chen()).get(proof_path).status_code == 404


def test_the_original_is_for_the_accepter_and_its_opening_is_in_the_trail(
    proof_path: str,
) -> None:
    original = f"{proof_path}original/"
    answer = _desk(cast.wang()).post(original)
    assert answer.content == photo()
    assert "attachment" in answer["Content-Disposition"]
    assert Event.objects.latest("seq").type == "read_field"
    page = _desk(cast.wang()).get(proof_path.partition("proofs/")[0])
    assert "查看佐证原件" in page.content.decode()
    for officer in (cast.li, cast.zhou, cast.qian, cast.chen):
        assert _desk(officer()).post(original).status_code == 404
