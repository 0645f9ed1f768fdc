"""发现问题: open a problem, or a new episode of one that was closed before."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from bangfu.core.origin import ProblemOrigin
from bangfu.core.problem import ProblemClass, ProblemState
from bangfu.web.accounts.access import officer_of_actor
from bangfu.web.accounts.models import Unit
from bangfu.web.problems.merging import living
from bangfu.web.problems.models import Episode, Problem, Share
from bangfu.web.problems.numbers import next_problem_no
from bangfu.web.problems.spans import enter
from bangfu.web.problems.story import FOUND, subject_of
from bangfu.web.problems.turns import turn_of
from bangfu.web.trail.act import SYSTEM, Actor, Done, act
from bangfu.web.trail.chain import coming_seq
from bangfu.web.trail.clock import today


@dataclass(frozen=True, slots=True)
class Found:
    """What is wrong, with whom, why, who owns the subject and who must fix it.

    ``title`` and ``why`` carry no names and no numbers of persons.
    """

    category: str
    problem_class: ProblemClass
    title: str
    subject_kind: str
    subject: str
    source_item: str
    division: str
    owner: Unit
    responsible: Unit
    why: str
    due: date
    evidence: Sequence[Mapping[str, str | int]] = ()
    shares: Sequence[Unit] = ()
    deadline_class: str = "by_date"
    origin: ProblemOrigin = ProblemOrigin.SELF_CHECK


@act("found_problem")
def found_problem(actor: Actor, found: Found) -> Done:
    """发现问题: what is still open is only noted as found again."""
    if actor != SYSTEM:
        officer = officer_of_actor(actor)
        officer.check_may(FOUND, "登记问题")
        officer.check_covers(found.division)
    return found_now(found).done


@dataclass(frozen=True, slots=True)
class Standing:
    """What finding led to: the problem, its episode, and whether it was open before."""

    problem: Problem
    episode: Episode
    again: bool

    @property
    def done(self) -> Done:
        """What the trail keeps of it."""
        told: dict[str, object] = {"n": self.episode.n}
        if self.again:
            return Done(subject_of(self.problem.no), told | {"again": True})
        told |= {"state": str(self.episode.state), "category": self.problem.category}
        return Done(subject_of(self.problem.no), told)


def found_now(found: Found) -> Standing:
    """Open a problem, a new episode of one that ended, or leave the open one as it is.

    What was merged is found again as the problem it lives on in.
    """
    problem = living(_problem(found))
    current = problem.episodes.filter(is_current=True).first()
    if current and ProblemState(current.state).is_open:
        return Standing(problem, current, again=True)
    episode = _begin(problem, found, n=current.n + 1 if current else 1, old=current)
    return Standing(problem, episode, again=False)


def no_of(subject: str) -> str:
    """The 问题编号 in the subject of a receipt."""
    return subject.removeprefix(subject_of(""))


def _problem(found: Found) -> Problem:
    same = Problem.objects.filter(
        category=found.category, subject=found.subject, source_item=found.source_item
    )
    return same.first() or Problem.objects.create(
        no=next_problem_no(),
        category=found.category,
        problem_class=found.problem_class,
        title=found.title,
        subject_kind=found.subject_kind,
        subject=found.subject,
        source_item=found.source_item,
        division=found.division,
        owner=found.owner,
    )


def _begin(problem: Problem, found: Found, *, n: int, old: Episode | None) -> Episode:
    if old:
        old.is_current = False
        old.save()
    seq = coming_seq()
    episode = Episode.objects.create(
        problem=problem,
        n=n,
        origin=found.origin,
        why=found.why,
        evidence=list(found.evidence),
        found_on=today(),
        found_seq=seq,
        deadline_class=found.deadline_class,
        due=found.due,
        division=problem.division,
        problem_class=problem.problem_class,
        seq=seq,
    )
    Share.objects.create(episode=episode, unit=found.responsible, is_lead=True)
    for unit in {unit for unit in found.shares if unit != found.responsible}:
        Share.objects.create(episode=episode, unit=unit, is_lead=False)
    state = ProblemState.FOUND
    turn = turn_of(state, owner=problem.owner, responsible=found.responsible)
    enter(episode, state, turn, seq=seq)
    return episode
