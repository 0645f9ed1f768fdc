"""Every act on a problem: who may do it, what it does, what the trail has of it."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any
from uuid import uuid4

import pytest

from bangfu.core.access import NotHere, NotYourDuty, Role
from bangfu.core.problem import (
    Hand,
    HandRefused,
    ProblemAct,
    ProblemClass,
    ProblemState,
    ProofMissing,
    ReasonMissing,
    WrongState,
    next_state,
)
from bangfu.web.accounts.standing import Officer
from bangfu.web.problems.actions import ACTIONS, MovedMeanwhile, UnitNeeded
from bangfu.web.problems.gate import OtherTeamNeeded, SecondPersonNeeded
from bangfu.web.problems.models import Episode, HandTaken, StateSpan
from bangfu.web.problems.spans import hands_of
from bangfu.web.problems.story import contents, story
from bangfu.web.problems.turns import NotYourTurn
from bangfu.web.trail.models import Event
from web import cast
from web.problems.making import (
    PARTS,
    START,
    a_found,
    a_problem,
    a_problem_for,
    a_step,
    do,
    episode,
    found,
    leave,
    second_post,
)

pytestmark = pytest.mark.django_db
EVERY_ACT = pytest.mark.parametrize("act", list(ProblemAct), ids=lambda a: a.label)


@pytest.mark.both
@EVERY_ACT
def test_an_act_moves_once_leaves_one_event_and_cannot_be_done_again(
    act: ProblemAct,
) -> None:
    no, act_id = a_problem_for(act), uuid4()
    officer, step = PARTS[act](), a_step(act, no)
    before = Event.objects.count()
    receipt = ACTIONS[act](officer.actor, step, act_id=act_id)
    event = Event.objects.get(seq=receipt.seq)
    assert Event.objects.count() == before + 1
    assert episode(no).state == next_state(act)
    assert (event.type, event.subject) == (act.value, f"problem:{no}")
    assert (event.actor, event.post) == (officer.account.pk, officer.post.pk)
    assert StateSpan.objects.get(episode=episode(no), to_seq=None).from_seq == event.seq
    again = ACTIONS[act](officer.actor, step, act_id=act_id)
    assert (again.repeated, again.seq, again.code) == (True, receipt.seq, receipt.code)
    with pytest.raises(NotYourTurn if act is ProblemAct.PASS_ON else WrongState):
        ACTIONS[act](officer.actor, step)
    assert episode(no).seq == event.seq


@EVERY_ACT
def test_an_act_is_refused_to_whoever_it_is_not_for_and_the_trail_has_it(
    act: ProblemAct,
) -> None:
    """领导不办理；外县和管理员看不到，和没有这件问题一样"""
    no = a_problem_for(act)
    with pytest.raises(NotYourDuty, match="领导岗位不办理") as refused:
        do(act, no, by=cast.qian())
    told = Event.objects.order_by("-seq")[0]
    assert (told.type, told.actor) == ("refused", cast.qian().account.pk)
    assert contents([told])[told.seq]["why"] == str(refused.value)
    sentences = []
    for stranger, number in [
        (cast.chen(), no),
        (cast.chen(), "2026-999999"),
        (cast.security_admin(), no),
    ]:
        with pytest.raises(NotHere) as hidden:
            do(act, number, by=stranger)
        sentences.append(str(hidden.value))
    assert len(set(sentences)) == 1
    assert episode(no).state == START[act]


def colleague_of_he() -> Officer:
    return cast.an_officer(
        role=Role.DEPARTMENT_OFFICER, division=cast.COUNTY, unit="县民政局"
    )


@pytest.mark.parametrize(
    ("act", "officer"),
    [
        (ProblemAct.CLAIM, cast.li),
        (ProblemAct.PASS_ON, cast.li),
        (ProblemAct.SUBMIT_PROOF, cast.li),
        (ProblemAct.CHECK, colleague_of_he),
    ],
)
def test_the_right_kind_of_post_in_a_wrong_unit_is_refused(
    act: ProblemAct, officer: Callable[[], Officer]
) -> None:
    no = a_problem(START[act])
    with pytest.raises(NotYourTurn):
        do(act, no, by=officer())


def test_the_fixer_may_not_check_accept_or_close() -> None:
    """村干部兼任乡镇核验员，也不能核验自己整改的问题"""
    no = a_problem(ProblemState.SUBMITTED)
    also_checker = second_post(cast.zhou(), like=cast.li())
    with pytest.raises(HandRefused, match="您是这件问题的整改人，不能再做核验人"):
        do(ProblemAct.CHECK, no, by=also_checker)
    with pytest.raises(HandRefused, match="不能再做核验人"):
        do(ProblemAct.SEND_BACK, no, by=also_checker)


def test_the_fixer_who_tries_to_accept_is_told_why_and_the_trail_has_it() -> None:
    no = a_problem(ProblemState.CHECKED)
    with pytest.raises(HandRefused) as refused:
        do(ProblemAct.ACCEPT, no, by=cast.zhou())
    sentence = "您是这件问题的整改人，不能再做验收人。没有保存，请换人办理。"
    assert str(refused.value) == sentence
    event = Event.objects.order_by("-seq")[0]
    assert event.actor == cast.zhou().account.pk
    assert contents([event])[event.seq] == {
        "act": "accept_problem",
        "why": sentence,
    }


@pytest.mark.parametrize("problem_class", list(ProblemClass), ids=lambda c: c.label)
def test_every_class_can_be_closed_by_the_cast(problem_class: ProblemClass) -> None:
    what = a_found(problem_class=problem_class)
    assert episode(a_problem(ProblemState.CLOSED, what)).closed_no


def test_a_colleague_takes_a_fix_over_only_when_the_fixer_has_left() -> None:
    no = a_problem(ProblemState.FIXING)
    colleague = cast.other_cadre()
    with pytest.raises(HandRefused, match="整改人是本单位另一位同志"):
        do(ProblemAct.SUBMIT_PROOF, no, by=colleague)
    leave(cast.zhou())
    do(ProblemAct.SUBMIT_PROOF, no, by=colleague)
    assert hands_of(episode(no))[Hand.FIXER].account == colleague.account.pk


def test_sent_back_the_later_hands_are_taken_anew_and_the_trail_keeps_the_old() -> None:
    no = a_problem(ProblemState.CHECKED)
    do(ProblemAct.SEND_BACK, no, by=cast.wang())
    assert set(hands_of(episode(no))) == {Hand.CONFIRMER, Hand.FIXER}
    do(ProblemAct.SUBMIT_PROOF, no)
    do(ProblemAct.CHECK, no, by=cast.other_checker())
    problem = episode(no).problem
    acts = [entry.act for entry in story(problem)]
    assert acts.count("核验通过") == 2


def test_two_refusals_lead_to_a_ruling_that_names_who_answers() -> None:
    no = a_problem(ProblemState.UNCLAIMED)
    do(ProblemAct.PASS_ON, no)
    assert episode(no).turn_unit == cast.li().post.unit
    step = replace(a_step(ProblemAct.PASS_ON, no), unit=cast.zhou().post.unit_id)
    ACTIONS[ProblemAct.PASS_ON](cast.li().actor, step)
    assert episode(no).state == ProblemState.DISPUTED
    ruling = replace(a_step(ProblemAct.UPHOLD, no), unit=cast.li().post.unit_id)
    ACTIONS[ProblemAct.UPHOLD](cast.wang().actor, ruling)
    assert episode(no).turn_unit == cast.li().post.unit


def test_passing_on_needs_another_unit_of_the_county() -> None:
    no = a_problem(ProblemState.UNCLAIMED)
    for unit in (None, cast.zhou().post.unit_id, cast.chen().post.unit_id):
        step = replace(a_step(ProblemAct.PASS_ON, no), unit=unit)
        with pytest.raises(UnitNeeded):
            ACTIONS[ProblemAct.PASS_ON](cast.zhou().actor, step)


def test_what_a_township_fixed_the_owning_department_checks() -> None:
    what = a_found(problem_class=ProblemClass.DATA)
    no = a_problem(ProblemState.UNCLAIMED, what)
    do(ProblemAct.PASS_ON, no)
    do(ProblemAct.CLAIM, no, by=cast.li())
    do(ProblemAct.SUBMIT_PROOF, no, by=cast.li())
    with pytest.raises(NotYourTurn, match="部门经办人"):
        do(ProblemAct.CHECK, no, by=cast.other_checker())
    do(ProblemAct.CHECK, no, by=colleague_of_he())
    assert episode(no).state == ProblemState.CHECKED


def test_who_contested_does_not_rule() -> None:
    no = a_problem(ProblemState.DISPUTED)
    also_clerk = second_post(cast.he(), like=cast.wang())
    with pytest.raises(SecondPersonNeeded):
        do(ProblemAct.UPHOLD, no, by=also_clerk)


def test_looking_back_is_for_another_team_and_begins_a_new_episode() -> None:
    no = a_problem(ProblemState.CLOSED)
    with pytest.raises(OtherTeamNeeded):
        do(ProblemAct.RECUR, no, by=cast.wang())
    do(ProblemAct.RECUR, no)
    first, second = Episode.objects.filter(problem__no=no).order_by("n")
    assert (first.state, second.state) == ("closed", "unclaimed")
    assert (second.n, second.is_current, first.is_current) == (2, True, False)


def test_the_same_thing_found_again_is_the_same_problem() -> None:
    what = a_found()
    no = a_problem(ProblemState.CLOSED, what)
    assert found(what=what) == no
    assert (episode(no).n, episode(no).state) == (2, "found")
    assert found(what=what) == no
    assert episode(no).n == 2


def test_closing_numbers_have_no_gaps() -> None:
    numbers = [episode(a_problem(ProblemState.CLOSED)).closed_no[-6:] for _ in range(3)]
    assert numbers == ["000001", "000002", "000003"]


@pytest.mark.parametrize(
    ("act", "lacking", "error"),
    [
        (ProblemAct.SUBMIT_PROOF, {"proofs": ()}, ProofMissing),
        (ProblemAct.WITHDRAW, {"proofs": ()}, ProofMissing),
        (ProblemAct.SEND_BACK, {"reason": "  "}, ReasonMissing),
        (ProblemAct.CONTEST, {"reason": ""}, ReasonMissing),
    ],
)
def test_an_act_without_what_it_needs_is_refused(
    act: ProblemAct, lacking: dict[str, Any], error: type[Exception]
) -> None:
    no = a_problem(START[act])
    step = replace(a_step(act, no), **lacking)
    with pytest.raises(error):
        ACTIONS[act](PARTS[act]().actor, step)
    assert not HandTaken.objects.filter(
        episode__problem__no=no, hand="checker"
    ).exists()


def test_the_second_of_two_at_once_is_told_what_changed() -> None:
    no = a_problem(ProblemState.SUBMITTED)
    seen = episode(no).seq
    do(ProblemAct.CHECK, no)
    late = replace(a_step(ProblemAct.SEND_BACK, no), seen=seen)
    with pytest.raises(MovedMeanwhile, match=r"办理了“核验通过”，现在是“待验收”"):
        ACTIONS[ProblemAct.SEND_BACK](cast.other_checker().actor, late)
    assert episode(no).state == ProblemState.CHECKED
