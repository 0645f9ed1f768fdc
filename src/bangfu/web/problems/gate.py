"""Why an officer may not do an act now; the page and the act ask the same."""

from collections.abc import Mapping
from dataclasses import dataclass

from bangfu.core.errors import BangfuError
from bangfu.core.problem import (
    MOVES,
    Hand,
    HandRefused,
    Person,
    ProblemAct,
    ProblemClass,
    ProblemState,
    WrongState,
    reasons_not_to_lend_a_hand,
)
from bangfu.web.accounts.models import Unit
from bangfu.web.accounts.standing import Officer
from bangfu.web.problems.models import Episode, Problem
from bangfu.web.problems.spans import hands_of
from bangfu.web.problems.story import last_objection
from bangfu.web.problems.turns import NotYourTurn, Turn, turn_of

_RULING = frozenset({ProblemAct.UPHOLD, ProblemAct.WITHDRAW})
# The act ends an episode that nobody's turn it is any more.
_ANY_TURN = _RULING | {ProblemAct.RECUR}


@dataclass(frozen=True, slots=True)
class Matter:
    """An episode with all that decides who may act on it."""

    problem: Problem
    episode: Episode
    responsible: Unit
    hands: Mapping[Hand, Person]

    @property
    def state(self) -> ProblemState:
        """Where it stands."""
        return ProblemState(self.episode.state)

    @property
    def turn(self) -> Turn:
        """Who acts next."""
        return self.turn_in(self.state)

    def turn_in(self, state: ProblemState) -> Turn:
        """Who would act next in another state."""
        return turn_of(state, owner=self.problem.owner, responsible=self.responsible)


def matter_of(problem: Problem) -> Matter:
    """The current episode of a problem, with its responsible unit and hands."""
    episode = problem.episodes.get(is_current=True)
    share = episode.shares.select_related("unit").get(is_lead=True)
    return Matter(problem, episode, share.unit, hands_of(episode))


class SecondPersonNeeded(BangfuError):
    """A ruling by whoever raised the objection, or by his unit."""

    def __init__(self) -> None:
        super().__init__(
            "裁定要由提出异议以外的人和单位来做。没有保存，请由县级另一位同志办理。"
        )


class OtherTeamNeeded(BangfuError):
    """A look back by somebody who worked on the problem."""

    def __init__(self) -> None:
        super().__init__("回头看要由没有经手过这件问题的人来做。没有保存，请换人办理。")


def check(act: ProblemAct, officer: Officer, matter: Matter) -> None:
    """Raise the first reason why the officer may not do the act now."""
    if matter.state not in MOVES[act].start:
        raise WrongState(act, matter.state)
    _check_hands(act, officer, matter)
    officer.check_may(act, act.label)
    if act not in _ANY_TURN and not matter.turn.is_of(officer.standing):
        raise NotYourTurn(matter.turn)


def obstacle(act: ProblemAct, officer: Officer, matter: Matter) -> str:
    """The reason as a page says it; empty when the officer may act."""
    try:
        check(act, officer, matter)
    except BangfuError as refusal:
        return str(refusal).partition("。没有保存")[0]
    return ""


def hand_of(act: ProblemAct, state: ProblemState) -> Hand | None:
    """经手环节 of an act; who sends back looks with the hand of the state."""
    if act is ProblemAct.SEND_BACK:
        return Hand.CHECKER if state is ProblemState.SUBMITTED else Hand.ACCEPTER
    return MOVES[act].hand


def _check_hands(act: ProblemAct, officer: Officer, matter: Matter) -> None:
    person = Person(officer.account.pk, officer.post.unit_id)
    if act is ProblemAct.RECUR:
        if person.account in {who.account for who in matter.hands.values()}:
            raise OtherTeamNeeded
        return
    if act in _RULING:
        objection = last_objection(matter.problem)
        if objection and person in objection:
            raise SecondPersonNeeded
        return
    hand = hand_of(act, matter.state)
    reasons = hand and reasons_not_to_lend_a_hand(
        hand,
        person,
        hands=matter.hands,
        problem_class=ProblemClass(matter.problem.problem_class),
    )
    if reasons:
        raise HandRefused(reasons)
