"""问题: the table of states, acts and hands."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bangfu.core.access import MAY
from bangfu.core.problem import (
    APART,
    MOVES,
    UNITS_APART,
    Hand,
    Person,
    ProblemAct,
    ProblemClass,
    ProblemState,
    ProofMissing,
    ReasonMissing,
    WrongState,
    check_move,
    looks_needed,
    next_state,
    reasons_not_to_lend_a_hand,
)

S, A = ProblemState, ProblemAct


def test_every_act_is_in_the_table_and_somebody_may_do_it() -> None:
    assert set(MOVES) == set(ProblemAct)
    assert all(MAY[act] for act in ProblemAct)


def test_every_open_state_can_be_left_and_reached() -> None:
    for state in ProblemState:
        if state.is_open:
            assert any(state in move.start for move in MOVES.values())
        if state is not S.FOUND:
            assert any(move.end is state for move in MOVES.values()) or any(
                next_state(act, earlier_refusals=1) is state for act in ProblemAct
            )


def test_the_way_to_closing_has_no_short_cut() -> None:
    way = [A.CONFIRM, A.CLAIM, A.SUBMIT_PROOF, A.CHECK, A.ACCEPT, A.CLOSE]
    state = S.FOUND
    for act in way:
        closing = {a for a in ProblemAct if state in MOVES[a].start}
        assert A.CLOSE not in closing or state is S.ACCEPTED
        state = check_move(act, state, reason="有", proofs=1).end
    assert state is S.CLOSED


@given(st.sampled_from(list(A)), st.sampled_from(list(S)))
def test_an_act_outside_the_table_is_refused_in_words(
    act: ProblemAct, state: ProblemState
) -> None:
    if state in MOVES[act].start:
        assert check_move(act, state, reason="有", proofs=1) is MOVES[act]
    else:
        with pytest.raises(WrongState, match=state.label):
            check_move(act, state, reason="有", proofs=1)


@pytest.mark.parametrize("act", list(A))
def test_reason_and_proof_are_asked_for_where_the_table_says(act: ProblemAct) -> None:
    move = MOVES[act]
    start = next(iter(move.start))
    if move.needs_reason:
        with pytest.raises(ReasonMissing):
            check_move(act, start, reason=" ", proofs=1)
    if move.needs_proof:
        with pytest.raises(ProofMissing, match="没有保存"):
            check_move(act, start, reason="有")


def test_the_second_refusal_is_ruled_on() -> None:
    assert next_state(A.PASS_ON) is S.UNCLAIMED
    assert next_state(A.PASS_ON, earlier_refusals=1) is S.DISPUTED
    assert next_state(A.PASS_ON, earlier_refusals=5) is S.DISPUTED
    assert next_state(A.CLAIM, earlier_refusals=5) is S.FIXING


def _reasons(hand: Hand, other: Hand, kind: ProblemClass, *, same: str) -> list[str]:
    person = Person(1, 1)
    earlier = {"person": Person(1, 2), "unit": Person(2, 1), "none": Person(2, 2)}
    return reasons_not_to_lend_a_hand(
        hand, person, hands={other: earlier[same]}, problem_class=kind
    )


@pytest.mark.parametrize("kind", list(ProblemClass))
def test_fixer_checker_and_accepter_are_three_people_in_every_class(
    kind: ProblemClass,
) -> None:
    three = [Hand.FIXER, Hand.CHECKER, Hand.ACCEPTER]
    for hand in three:
        for other in three:
            assert bool(_reasons(hand, other, kind, same="person")) == (hand != other)


@given(
    st.sampled_from(list(Hand)),
    st.sampled_from(list(Hand)),
    st.sampled_from(list(ProblemClass)),
)
def test_whose_hands_must_differ_does_not_depend_on_who_came_first(
    hand: Hand, other: Hand, kind: ProblemClass
) -> None:
    for same in ("person", "unit", "none"):
        one = _reasons(hand, other, kind, same=same)
        assert bool(one) == bool(_reasons(other, hand, kind, same=same))
    assert not _reasons(hand, other, kind, same="none")


def test_the_classes_differ_as_the_design_says() -> None:
    data, household = ProblemClass.DATA, ProblemClass.HOUSEHOLD
    assert not _reasons(Hand.CONFIRMER, Hand.FIXER, data, same="person")
    assert _reasons(Hand.CONFIRMER, Hand.FIXER, household, same="person")
    assert not UNITS_APART[data]
    assert _reasons(Hand.CHECKER, Hand.FIXER, household, same="unit")
    for kind in (ProblemClass.FEEDBACK, ProblemClass.DUTY):
        assert _reasons(Hand.ACCEPTER, Hand.CHECKER, kind, same="unit")
        assert not _reasons(Hand.APPROVER, Hand.ACCEPTER, kind, same="unit")
        assert len(APART[kind]) == 10


def test_a_hand_may_be_lent_again_by_the_same_person() -> None:
    assert not _reasons(Hand.FIXER, Hand.FIXER, ProblemClass.DUTY, same="person")


def test_what_ends_a_problem_without_closing_brings_a_reason_and_proof() -> None:
    """撤销和合并：理由、证明材料，缺一不可"""
    assert MOVES[A.WITHDRAW].needs_reason
    assert MOVES[A.WITHDRAW].needs_proof
    assert MOVES[A.PROPOSE_MERGE].needs_reason
    assert MOVES[A.PROPOSE_MERGE].needs_proof
    assert MOVES[A.MERGE].needs_reason
    assert MOVES[A.MERGE].start == {MOVES[A.PROPOSE_MERGE].end}


@pytest.mark.parametrize(
    ("total", "needed"),
    [(0, 0), (1, 1), (29, 29), (30, 30), (31, 30), (1_500, 30), (1_501, 31)],
)
def test_two_in_a_hundred_and_at_least_thirty_are_looked_at(
    total: int, needed: int
) -> None:
    assert looks_needed(total) == needed
