"""The tables of problems are what the events made of them; two at once lose nothing."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from threading import Barrier

import pytest
from django.db import connection

from bangfu.core.errors import BangfuError
from bangfu.core.problem import ProblemAct, ProblemState
from bangfu.web.accounts.handover import open_work
from bangfu.web.problems.actions import ACTIONS, MovedMeanwhile
from bangfu.web.problems.models import Episode, HandTaken, StateSpan
from bangfu.web.problems.rebuild import differences
from bangfu.web.trail.act import SYSTEM, Actor, Done, act
from bangfu.web.trail.actions import destroy_payloads
from bangfu.web.trail.models import Event
from bangfu.web.trail.rebuild import compare, told
from web import cast
from web.problems.making import a_found, a_problem, a_step, do, episode, found


def _differences() -> list[str]:
    last = Event.objects.latest("seq").seq
    return [difference.sentence for difference in differences(told(last))]


def _histories() -> list[str]:
    """Problems with every act in them."""
    sent_back = a_problem(ProblemState.CHECKED)
    do(ProblemAct.SEND_BACK, sent_back, by=cast.wang())
    recurred = a_problem(ProblemState.CLOSED)
    do(ProblemAct.RECUR, recurred)
    passed_on = a_problem(ProblemState.UNCLAIMED)
    do(ProblemAct.PASS_ON, passed_on)
    upheld = a_problem(ProblemState.DISPUTED)
    do(ProblemAct.UPHOLD, upheld)
    withdrawn = a_problem(ProblemState.WITHDRAWN)
    what = a_found()
    again = a_problem(ProblemState.CLOSED, what)
    found(what=what)
    found(what=what)
    return [sent_back, recurred, passed_on, upheld, withdrawn, again]


@act("tamper")
def _tamper(_actor: Actor, *, no: str, what: str) -> Done:
    """Somebody with a database shell changes a table, not the trail."""
    touched = Episode.objects.filter(problem__no=no, is_current=True)
    match what:
        case "state":
            touched.update(state="closed")
        case "span":
            StateSpan.objects.filter(episode=touched.get(), to_seq=None).update(
                state="closed"
            )
        case "hand":
            HandTaken.objects.filter(episode=touched.get(), hand="fixer").update(
                account=cast.wang().account
            )
        case "number":
            touched.update(closed_no="2026-000777")
        case _:
            spans = StateSpan.objects.filter(episode=touched.get())
            spans.order_by("-from_seq")[0].delete()
    return Done("tests")


@pytest.mark.both
@pytest.mark.django_db
def test_the_tables_are_what_the_events_made_of_them() -> None:
    _histories()
    assert _differences() == []
    last = Event.objects.latest("seq").seq
    assert [d for name, d in compare(last) if name == "问题"] == []


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("what", "sentence"),
    [
        ("state", "状态段"),
        ("span", "状态段"),
        ("hand", "经手人"),
        ("number", "销号编号"),
        ("removed", "状态段"),
    ],
)
def test_a_table_that_was_edited_is_named(what: str, sentence: str) -> None:
    no = a_problem(ProblemState.FIXING)
    cast.wang()
    _tamper(SYSTEM, no=no, what=what)
    assert [sentence in told_ for told_ in _differences()] == [True]


@pytest.mark.django_db
def test_what_was_destroyed_is_not_called_tampering() -> None:
    a_problem(ProblemState.FIXING)
    seqs = Event.objects.filter(type="claim_problem").values_list("seq", flat=True)
    destroy_payloads(SYSTEM, seqs=list(seqs), reason="期满销毁")
    assert _differences() == []


@pytest.mark.django_db
def test_a_fixer_who_leaves_has_the_problem_on_his_handover_list() -> None:
    no = a_problem(ProblemState.FIXING)
    listed = [work.sentence for work in open_work(cast.zhou().account)]
    assert listed == [f"{no} 饮水不稳定，整改中"]
    do(ProblemAct.SUBMIT_PROOF, no)
    assert open_work(cast.wang().account) == []


@pytest.mark.both
@pytest.mark.django_db(transaction=True)
def test_of_two_who_act_at_once_one_is_first_and_the_other_is_told() -> None:
    no = a_problem(ProblemState.SUBMITTED)
    seen, starting = episode(no).seq, Barrier(2)
    officers = {
        ProblemAct.CHECK: cast.li(),
        ProblemAct.SEND_BACK: cast.other_checker(),
    }

    def attempt(deed: ProblemAct) -> str:
        step = replace(a_step(deed, no), seen=seen)
        try:
            starting.wait()
            ACTIONS[deed](officers[deed].actor, step)
        except BangfuError as refusal:
            return type(refusal).__name__
        finally:
            connection.close()
        return "done"

    with ThreadPoolExecutor(2) as both:
        ends = sorted(both.map(attempt, officers))
    assert ends == [MovedMeanwhile.__name__, "done"]
    assert Event.objects.filter(type="refused").count() == 1
    assert _differences() == []
