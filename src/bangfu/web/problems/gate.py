"""Why an officer may not do an act now; the page and the act ask the same."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Prefetch, QuerySet

from bangfu.core.access import COUNTY, Role
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
from bangfu.web.problems.models import Episode, Problem, Share
from bangfu.web.problems.spans import hands_of
from bangfu.web.problems.story import last_objection
from bangfu.web.problems.turns import NotYourTurn, Turn, turn_of

_RULING = frozenset({ProblemAct.UPHOLD, ProblemAct.WITHDRAW, ProblemAct.MERGE})
# What takes a problem off the list for good needs two units, not only two people.
_TWO_UNITS = frozenset({ProblemAct.WITHDRAW, ProblemAct.MERGE})


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
        """Who acts next, as it was noted when the episode entered its state."""
        role = self.episode.turn_role
        return Turn(Role(role) if role else None, self.episode.turn_unit)

    def turn_in(self, state: ProblemState) -> Turn:
        """Who would act next in another state."""
        return turn_of(state, owner=self.problem.owner, responsible=self.responsible)


def matter_of(problem: Problem) -> Matter:
    """The current episode of a problem, with its responsible unit and hands."""
    episode = problem.episodes.select_related("turn_unit").get(is_current=True)
    share = episode.shares.select_related("unit").get(is_lead=True)
    return Matter(problem, episode, share.unit, hands_of(episode))


def matters_of(episodes: QuerySet[Episode]) -> list[Matter]:
    """Many at once, in a few queries."""
    rows = episodes.select_related("problem__owner", "turn_unit").prefetch_related(
        Prefetch("shares", Share.objects.select_related("unit")), "hands"
    )
    return [
        Matter(
            episode.problem,
            episode,
            next(share.unit for share in episode.shares.all() if share.is_lead),
            hands_of(episode),
        )
        for episode in rows
    ]


class SecondPersonNeeded(BangfuError):
    """A ruling by whoever raised the objection."""

    def __init__(self) -> None:
        super().__init__(
            "裁定要由提出的人以外的同志来做。没有保存，请由另一位同志办理。"
        )


class SecondUnitNeeded(BangfuError):
    """A withdrawal or a merging that one unit would do alone."""

    def __init__(self) -> None:
        super().__init__(
            "撤销和合并要有两个单位：一个提出，另一个裁定。"
            "没有保存，请由提出单位以外的单位裁定。"
        )


class NotProposed(BangfuError):
    """A merging that nobody proposed."""

    def __init__(self) -> None:
        super().__init__(
            "还没有人提议把这件问题并入另一件。没有保存，请先由另一单位提议合并。"
        )


class OwnSubject(BangfuError):
    """A county office that would propose and rule on what it owns itself."""

    def __init__(self) -> None:
        super().__init__(
            "这件问题由本单位主管，要由承办单位提议合并。没有保存，请转告承办单位。"
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
    _check_turn(act, officer, matter)


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
        _check_ruling(act, person, matter)
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


def _check_ruling(act: ProblemAct, person: Person, matter: Matter) -> None:
    objection = last_objection(matter.problem)
    if objection is None:
        return
    if objection.account == person.account:
        raise SecondPersonNeeded
    if act in _TWO_UNITS and objection.unit == person.unit:
        raise SecondUnitNeeded


def _check_turn(act: ProblemAct, officer: Officer, matter: Matter) -> None:
    is_county = officer.standing.role in COUNTY
    turn = matter.turn
    match act:
        case ProblemAct.RECUR:  # nobody's turn it is any more
            return
        case ProblemAct.PROPOSE_MERGE if is_county:
            if matter.problem.owner_id == officer.post.unit_id:
                raise OwnSubject
            return
        case ProblemAct.UPHOLD | ProblemAct.WITHDRAW | ProblemAct.MERGE:
            ruled_by_county = turn.unit is None
            is_ours = is_county if ruled_by_county else turn.is_of(officer.standing)
            if not is_ours:
                raise NotYourTurn(turn)
            if act is ProblemAct.MERGE and matter.episode.merge_into_id is None:
                raise NotProposed
        case _:
            if not turn.is_of(officer.standing):
                raise NotYourTurn(turn)
