"""合并 and 撤销: two units, a reason, proof; totals hold through every history."""

from dataclasses import replace

import pytest
from django.db import transaction
from django.test import Client
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from bangfu.core.access import NotYourDuty, Role
from bangfu.core.errors import BangfuError
from bangfu.core.problem import (
    Hand,
    ProblemAct,
    ProblemState,
    ProofMissing,
    ReasonMissing,
)
from bangfu.web.accounts.standing import Officer
from bangfu.web.problems.actions import ACTIONS
from bangfu.web.problems.gate import (
    NotProposed,
    OwnSubject,
    SecondPersonNeeded,
    SecondUnitNeeded,
)
from bangfu.web.problems.merging import NoSurvivor, SurvivorGone
from bangfu.web.problems.models import Problem
from bangfu.web.problems.queries import Filters, page_of, tally
from bangfu.web.problems.rebuild import differences
from bangfu.web.problems.spans import hands_of
from bangfu.web.problems.turns import NotYourTurn
from bangfu.web.trail.models import Event
from bangfu.web.trail.rebuild import told
from web import cast
from web.leads.making import some_households
from web.problems.making import (
    PARTS,
    a_found,
    a_problem,
    a_step,
    do,
    episode,
    found,
    second_post,
)

pytestmark = pytest.mark.django_db
S, A = ProblemState, ProblemAct


def _second_head(unit: str = "县委办") -> Officer:
    return cast.an_officer(role=Role.COUNTY_HEAD, division=cast.COUNTY, unit=unit)


def _differences() -> list[str]:
    last = Event.objects.latest("seq").seq
    return [difference.sentence for difference in differences(told(last))]


@pytest.mark.both
def test_two_units_make_one_problem_of_two() -> None:
    """M111: the other one stays, keeps the earlier date, and both pages say so."""
    household = str(some_households()[0])
    late = a_found(subject=household)
    early = replace(a_found(subject=household), due=late.due.replace(month=1))
    stays, goes = found(what=late), found(what=early)
    do(A.CONFIRM, goes)
    step = replace(a_step(A.PROPOSE_MERGE, goes), into=stays)
    ACTIONS[A.PROPOSE_MERGE](cast.zhou().actor, step)
    assert (episode(goes).state, episode(stays).state) == (S.DISPUTED, S.FOUND)
    do(A.MERGE, goes)
    assert episode(goes).state == S.MERGED
    assert episode(stays).due == early.due
    desk = cast.log_in(Client(), cast.wang())
    assert stays in desk.get(f"/problems/{goes}/").content.decode()
    shown = desk.get(f"/problems/{stays}/").content.decode()
    assert "并入本件的" in shown
    assert goes in shown
    assert _differences() == []


def test_what_was_merged_is_found_again_as_the_problem_it_lives_on_in() -> None:
    what = a_found()
    goes = found(what=what)
    do(A.PROPOSE_MERGE, goes, by=cast.he())
    do(A.MERGE, goes)
    stays = episode(goes).merge_into
    assert stays
    assert found(what=what) == stays.no
    assert Problem.objects.get(no=goes).episodes.count() == 1


def test_one_unit_alone_neither_withdraws_nor_merges() -> None:
    """县帮扶办提出异议后，本办的主管不能撤销；另一单位的可以"""
    own = replace(a_found(), owner=cast.wang().post.unit)
    contested = found(what=own)
    do(A.CONTEST, contested, by=cast.wang())
    with pytest.raises(SecondUnitNeeded):
        do(A.WITHDRAW, contested, by=cast.zhao())
    do(A.WITHDRAW, contested, by=_second_head())
    assert episode(contested).state == S.WITHDRAWN
    proposed = found()
    do(A.PROPOSE_MERGE, proposed, by=cast.he())
    with pytest.raises(SecondUnitNeeded):
        do(A.MERGE, proposed, by=_second_head("县民政局"))
    with pytest.raises(SecondPersonNeeded):
        do(A.MERGE, proposed, by=second_post(cast.he(), like=cast.zhao()))


def test_a_second_person_of_the_office_may_still_uphold() -> None:
    own = replace(a_found(), owner=cast.wang().post.unit)
    contested = found(what=own)
    do(A.CONTEST, contested, by=cast.wang())
    do(A.UPHOLD, contested, by=cast.zhao())
    assert episode(contested).state == S.UNCLAIMED


def test_what_the_county_proposes_the_owning_department_rules_on() -> None:
    no = a_problem(S.UNCLAIMED)
    do(A.PROPOSE_MERGE, no, by=cast.wang())
    assert episode(no).turn_unit == cast.he().post.unit
    assert no in {
        row.problem.no for row in page_of(cast.he(), Filters(mine=True)).episodes
    }
    with pytest.raises(NotYourTurn):
        do(A.MERGE, no, by=_second_head())
    with pytest.raises(NotYourDuty):
        do(A.MERGE, no, by=cast.li())
    do(A.MERGE, no, by=cast.he())
    assert episode(no).state == S.MERGED


def test_the_department_may_refuse_and_then_the_work_goes_on() -> None:
    no = a_problem(S.FIXING)
    do(A.PROPOSE_MERGE, no, by=cast.wang())
    do(A.UPHOLD, no, by=cast.he())
    assert (episode(no).state, episode(no).merge_into) == (S.UNCLAIMED, None)
    # Who fixed it may be another one now: the claim is taken anew.
    assert Hand.FIXER not in hands_of(episode(no))
    do(A.CLAIM, no, by=cast.other_cadre())
    assert _differences() == []


def test_a_county_office_does_not_propose_what_it_would_rule_on() -> None:
    no = found(what=replace(a_found(), owner=cast.wang().post.unit))
    with pytest.raises(OwnSubject):
        do(A.PROPOSE_MERGE, no, by=cast.wang())


def test_a_department_rules_on_nothing_else() -> None:
    no = a_problem(S.DISPUTED)
    colleague = cast.an_officer(
        role=Role.DEPARTMENT_OFFICER, division=cast.COUNTY, unit="县民政局"
    )
    with pytest.raises(NotYourTurn):
        do(A.UPHOLD, no, by=colleague)
    with pytest.raises(NotProposed):
        do(A.MERGE, no, by=cast.zhao())


@pytest.mark.parametrize(
    ("lacking", "error"),
    [({"reason": " "}, ReasonMissing), ({"proofs": ()}, ProofMissing)],
)
def test_a_proposal_brings_a_reason_and_proof(
    lacking: dict[str, object], error: type[BangfuError]
) -> None:
    no = a_problem(S.UNCLAIMED)
    step = replace(a_step(A.PROPOSE_MERGE, no), **lacking)  # type: ignore[arg-type]
    with pytest.raises(error):
        ACTIONS[A.PROPOSE_MERGE](cast.zhou().actor, step)


def test_only_another_open_problem_of_the_same_subject_takes_it_in() -> None:
    no = a_problem(S.UNCLAIMED)
    closed = a_problem(S.CLOSED)
    of_another = found(what=a_found(subject="2"))
    elsewhere = found(
        by=cast.chen(),
        what=replace(
            a_found(division="620523101287"), responsible=cast.chen().post.unit
        ),
    )
    for into in ("", no, closed, of_another, elsewhere, "2026-999999"):
        step = replace(a_step(A.PROPOSE_MERGE, no), into=into)
        with pytest.raises(NoSurvivor):
            ACTIONS[A.PROPOSE_MERGE](cast.zhou().actor, step)


def test_two_problems_never_swallow_each_other() -> None:
    one, other = a_problem(S.UNCLAIMED), a_problem(S.UNCLAIMED)
    step = replace(a_step(A.PROPOSE_MERGE, one), into=other)
    ACTIONS[A.PROPOSE_MERGE](cast.zhou().actor, step)
    back = replace(a_step(A.PROPOSE_MERGE, other), into=one)
    with pytest.raises(NoSurvivor):
        ACTIONS[A.PROPOSE_MERGE](cast.zhou().actor, back)


def test_what_ended_meanwhile_takes_nothing_in() -> None:
    goes, stays = a_problem(S.UNCLAIMED), found()
    step = replace(a_step(A.PROPOSE_MERGE, goes), into=stays)
    ACTIONS[A.PROPOSE_MERGE](cast.zhou().actor, step)
    for act in (A.CONTEST, A.WITHDRAW):
        do(act, stays)
    with pytest.raises(SurvivorGone, match="已撤销"):
        do(A.MERGE, goes)
    assert episode(goes).state == S.DISPUTED


def test_a_department_is_not_told_of_another_departments_problem() -> None:
    household = str(some_households()[0])
    schools = cast.an_officer(
        role=Role.DEPARTMENT_OFFICER, division=cast.COUNTY, unit="县教育局"
    )
    stays = found(what=replace(a_found(subject=household), owner=schools.post.unit))
    goes = found(what=a_found(subject=household))
    step = replace(a_step(A.PROPOSE_MERGE, goes), into=stays)
    ACTIONS[A.PROPOSE_MERGE](cast.wang().actor, step)
    shown = cast.log_in(Client(), cast.he()).get(f"/problems/{goes}/").content.decode()
    assert "同一对象的另一件问题" in shown
    assert stays not in shown


_MOVES = st.lists(
    st.tuples(
        st.integers(0, 2),
        st.sampled_from(list(ProblemAct)),
        st.booleans(),
    ),
    min_size=4,
    max_size=14,
)


@settings(
    max_examples=10,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(_MOVES)
@example([(0, A.PROPOSE_MERGE, False), (0, A.MERGE, False), (1, A.CONTEST, False)])
def test_totals_add_up_after_every_event_of_any_history(
    moves: list[tuple[int, ProblemAct, bool]],
) -> None:
    """登记 = 未销号 + 已销号 + 已撤销 + 已合并，谁来看、看哪一刻都一样"""
    block = transaction.atomic()
    vars(block)["_from_testcase"] = True
    with block:
        before = Event.objects.latest("seq").seq
        numbers = [found() for _ in range(3)]
        for place, wanted, is_likely in moves:
            no = numbers[place]
            act = _next_act(no) if is_likely else wanted
            _try(act, no)
        last = Event.objects.latest("seq").seq
        for seq in range(before, last + 1):
            assert tally(cast.wang(), at_seq=seq).is_whole
        for who in (cast.zhou, cast.he, cast.chen):
            assert tally(who(), at_seq=last).is_whole
        assert _differences() == []
        transaction.set_rollback(True)


def _next_act(no: str) -> ProblemAct:
    """What leads on from where the problem stands."""
    way = {
        S.FOUND: A.CONFIRM, S.DISPUTED: A.MERGE, S.UNCLAIMED: A.CLAIM,
        S.FIXING: A.SUBMIT_PROOF, S.SUBMITTED: A.CHECK, S.CHECKED: A.ACCEPT,
        S.ACCEPTED: A.CLOSE,
    }  # fmt: skip
    return way.get(ProblemState(episode(no).state), A.RECUR)


def _try(act: ProblemAct, no: str) -> None:
    try:
        do(act, no, by=PARTS[act]())
    except BangfuError:
        return
