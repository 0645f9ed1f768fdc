"""数据 problems close by agreeing batches: cited, looked at by hand, signed once."""

import shutil
from collections.abc import Iterator, Mapping
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client

from bangfu.core.access import NotHere, NotYourDuty
from bangfu.core.problem import Hand, ProblemAct, ProblemClass, ProblemState
from bangfu.web.home import home
from bangfu.web.problems.agreement import agreed, run_for
from bangfu.web.problems.models import Problem, SignedList
from bangfu.web.problems.rebuild import differences
from bangfu.web.problems.signing_lists import (
    DiffersForGood,
    Disagrees,
    FrozenBefore,
    LookFirst,
    NothingToSign,
    RunReplaced,
    SignedBefore,
    freeze_list,
    look_at_problem,
    sign_list,
)
from bangfu.web.problems.spans import hands_of
from bangfu.web.problems.story import story
from bangfu.web.registry.models import Batch
from bangfu.web.registry.runs import screen
from bangfu.web.trail.act import SYSTEM, Actor, Done, act
from bangfu.web.trail.clock import now
from bangfu.web.trail.models import Event
from bangfu.web.trail.rebuild import told
from web import cast
from web.matrix.matrix_home import undone
from web.problems.agreeing import a_list, day, lists_come_in, look, submitted
from web.problems.making import do, episode

pytestmark = pytest.mark.django_db
MANY = 32
"""One is still hit; of the rest one more than must be looked at."""


@pytest.fixture(scope="module")
def numbers(
    django_db_setup: None,  # noqa: ARG001 the database comes first
    django_db_blocker: Any,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Mapping[int, str]]:
    """Mismatches that were put right, and then the next lists; household 7 is still hit.

    One home for all tests here; what a test writes is undone after it.
    """
    scratch = tmp_path_factory.mktemp("lists")
    orders = list(range(1, MANY + 1))
    with django_db_blocker.unblock():
        with undone():
            lists_come_in(scratch / "old", MANY, listed=orders, on=day(-60))
            made = submitted(orders)
            lists_come_in(scratch / "new", MANY, listed=[7], on=day())
            yield made
        connection.close()
    for name in ("lake", "vault"):
        shutil.rmtree(home() / name, ignore_errors=True)


def _waiting() -> set[str]:
    """What 李 may sign of the latest screening."""
    run = run_for(cast.li())
    assert run
    return {one.matter.problem.no for one in agreed(cast.li(), ProblemAct.CHECK, run)}


def _states(numbers: Mapping[int, str]) -> set[str]:
    gone = [no for order, no in numbers.items() if order != 7]
    return {episode(no).state for no in gone}


def _differences() -> list[str]:
    return [d.sentence for d in differences(told(Event.objects.latest("seq").seq))]


def test_a_list_is_looked_at_signed_once_and_accepted_by_another(
    numbers: Mapping[int, str],
) -> None:
    """31件：先看29件不行，30件可以；一次签名，核验和验收是两个人"""
    li, wang, one = cast.li(), cast.wang(), numbers[1]
    assert _waiting() == set(numbers.values()) - {numbers[7]}
    listed = a_list(li)
    assert listed.rows.count() == 31
    assert listed.rows.filter(is_drawn=True).count() == 30
    with pytest.raises(FrozenBefore):
        freeze_list(li.actor)
    look(li, listed, 29)
    with pytest.raises(LookFirst, match="还差1件"):
        sign_list(li.actor, listed=listed.pk)
    look(li, listed, 1)
    before = Event.objects.count()
    sign_list(li.actor, listed=listed.pk)
    assert Event.objects.count() == before + 1
    assert _states(numbers) == {ProblemState.CHECKED}
    assert episode(numbers[7]).state == ProblemState.SUBMITTED
    with pytest.raises(SignedBefore):
        sign_list(li.actor, listed=listed.pk)
    accepting = a_list(wang)
    look(wang, accepting, 30)
    sign_list(wang.actor, listed=accepting.pk)
    assert _states(numbers) == {ProblemState.ACCEPTED}
    hands = hands_of(episode(one))
    three = {hands[h].account for h in (Hand.FIXER, Hand.CHECKER, Hand.ACCEPTER)}
    assert len(three) == 3
    acts = [entry.act for entry in story(episode(one).problem)]
    assert acts[:3] == ["验收通过", "核验通过", "提交佐证"]
    do(ProblemAct.CLOSE, one)
    assert _differences() == []


def test_rows_are_cited_and_one_that_differs_stops_the_whole_list(
    numbers: Mapping[int, str],
) -> None:
    li = cast.li()
    listed = a_list(li)
    cited = listed.rows.get(episode__problem__no=numbers[1]).cited
    rows = {(one["file"], one["row"]) for one in cited}
    assert rows == {("监测对象信息new.csv", 2), ("低保花名册new.csv", 0)}
    newest = set(Batch.objects.order_by("-pk").values_list("pk", flat=True)[:2])
    assert {one["batch"] for one in cited} == newest
    look(li, listed, 30, differing=1)
    with pytest.raises(Disagrees, match="有1件不一致"):
        sign_list(li.actor, listed=listed.pk)
    row = listed.rows.get(agrees=False)
    with pytest.raises(DiffersForGood):
        look_at_problem(li.actor, row=row.pk, agrees=True)
    assert _states(numbers) == {ProblemState.SUBMITTED}
    do(ProblemAct.CHECK, numbers[1])


def test_nothing_of_another_class_and_nothing_one_fixed_himself_is_on_a_list(
    numbers: Mapping[int, str],
) -> None:
    _let(SYSTEM, no=numbers[1], problem_class=ProblemClass.HOUSEHOLD)
    _let(SYSTEM, no=numbers[2], category="registered_household")
    waiting = _waiting()
    assert len(waiting) == 29
    assert not waiting & {numbers[1], numbers[2]}
    # 何 fixed them: to check is the township's turn.
    run = run_for(cast.he())
    assert run
    assert agreed(cast.he(), ProblemAct.CHECK, run) == []
    for stranger in (cast.zhou, cast.qian):
        with pytest.raises(NotYourDuty):
            freeze_list(stranger().actor)
    # Nothing was checked by list yet, and the other county has no screening.
    for clerk in (cast.wang, cast.chen):
        with pytest.raises(NothingToSign):
            freeze_list(clerk().actor)


@act("let")
def _let(_actor: Actor, *, no: str, **values: str) -> Done:
    Problem.objects.filter(no=no).update(**values)
    return Done("tests")


def test_what_changed_meanwhile_is_left_out_and_a_newer_run_ends_the_list(
    numbers: Mapping[int, str],
) -> None:
    li, wang = cast.li(), cast.wang()
    listed = a_list(li)
    look(li, listed, 30)
    for order in (1, 2):
        do(ProblemAct.SEND_BACK, numbers[order], by=cast.other_checker())
    # Put right once more, after the lists came in: they say nothing of that.
    do(ProblemAct.SUBMIT_PROOF, numbers[2], by=cast.he())
    with pytest.raises(NotHere):
        sign_list(cast.other_checker().actor, listed=listed.pk)
    sign_list(li.actor, listed=listed.pk)
    assert episode(numbers[1]).state == ProblemState.FIXING
    assert episode(numbers[2]).state == ProblemState.SUBMITTED
    assert episode(numbers[3]).state == ProblemState.CHECKED
    accepting = a_list(wang)
    look(wang, accepting, 30)
    screen(wang.actor, on=day(), known=now(), division=cast.COUNTY)
    with pytest.raises(RunReplaced):
        sign_list(wang.actor, listed=accepting.pk)
    again = a_list(wang)
    look(wang, again, 30)
    _take_back(SYSTEM)
    with pytest.raises(RunReplaced):
        sign_list(wang.actor, listed=again.pk)
    assert _differences() == []


@act("take_back")
def _take_back(_actor: Actor) -> Done:
    newest = Batch.objects.order_by("-pk").first()
    Batch.objects.filter(pk=newest.pk if newest else 0).update(withdrawn_at=now())
    return Done("tests")


def test_the_pages_lead_from_the_list_to_the_signature(
    numbers: Mapping[int, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """逐件打开、勾选，签名前再输一次密码"""
    desk = cast.log_in(Client(), cast.li())
    assert "/problems/lists/" in desk.get("/problems/").content.decode()
    assert "有31件数据类问题" in desk.get("/problems/lists/").content.decode()
    opened = desk.post("/problems/lists/freeze/", _form(), follow=True)
    [(path, _)] = opened.redirect_chain
    listed = SignedList.objects.get()
    look(cast.li(), listed, 29)
    early = desk.post(f"{path}sign/", _form())
    assert early.status_code == 409
    assert "还差1件" in early.content.decode()
    row = listed.rows.get(is_drawn=True, agrees=None)
    page = f"/problems/lists/rows/{row.pk}/"
    shown = desk.get(page).content.decode()
    assert "低保花名册new.csv" in shown
    assert "没有这一户" in shown
    desk.post(f"{page}look/", _form(agrees="yes"))
    monkeypatch.setattr("bangfu.web.accounts.signing.needs_fresh_password", _always)
    asked = desk.post(f"{path}sign/", _form())
    assert "password_again" in asked.content.decode()
    desk.post(f"{path}sign/", _form(password_again=cast.PASSWORD))
    assert _states(numbers) == {ProblemState.CHECKED}
    told_ = desk.get(f"/problems/{numbers[1]}/").content.decode()
    assert f"核验单第{listed.pk}号" in told_
    stranger = cast.log_in(Client(), cast.other_checker())
    for hidden in (path, f"/problems/lists/rows/{row.pk}/"):
        assert stranger.get(hidden).status_code == 404


def _form(**other: str) -> dict[str, str]:
    return {"act_id": str(uuid4())} | other


def _always(_request: object) -> bool:
    return True
