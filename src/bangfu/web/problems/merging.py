"""合并: two problems of one subject become one; the other keeps its page and its number."""

from collections.abc import Sequence

from django.db.models import QuerySet

from bangfu.core.errors import BangfuError
from bangfu.core.problem import ProblemState
from bangfu.web.accounts.standing import Officer
from bangfu.web.problems.models import Episode, Problem
from bangfu.web.problems.queries import OPEN_STATES, visible_to


class NoSurvivor(BangfuError):
    """A problem that cannot take another one in."""

    def __init__(self) -> None:
        super().__init__(
            "要选同一户、同一村或同一单位的另一件未销号问题来并入。"
            "没有保存，请从列表里选好后再办。"
        )


class SurvivorGone(BangfuError):
    """The problem that should have stayed was ended meanwhile."""

    def __init__(self, state: ProblemState) -> None:
        super().__init__(
            f"要并入的那一件现在是“{state.label}”，不能再并入。"
            "没有保存，请裁定成立，让这一件接着办。"
        )


def survivors_for(problem: Problem, officer: Officer) -> Sequence[Problem]:
    """可以并入的问题: open ones of the same subject that the officer sees."""
    return list(_alike(problem, officer).order_by("no"))


def survivor(problem: Problem, officer: Officer, no: str) -> Problem:
    """The chosen one of them, or a refusal."""
    found = _alike(problem, officer).filter(no=no).first() if no else None
    if found is None:
        raise NoSurvivor
    return found


def absorb(episode: Episode) -> Problem:
    """Let the survivor keep the earlier date; raise when it is no longer open."""
    kept = Episode.objects.select_related("problem").get(
        problem=episode.merge_into_id, is_current=True
    )
    state = ProblemState(kept.state)
    if not state.is_open:
        raise SurvivorGone(state)
    if episode.due < kept.due:
        kept.due = episode.due
        kept.save(update_fields=["due"])
    return kept.problem


def living(problem: Problem) -> Problem:
    """The problem that a merged one lives on in; itself when it was never merged."""
    current = problem.episodes.filter(is_current=True).first()
    if current and current.state == ProblemState.MERGED and current.merge_into:
        return living(current.merge_into)
    return problem


def merged_here(problem: Problem, officer: Officer) -> Sequence[Episode]:
    """并入本件的问题 that the officer may see."""
    rows = Episode.objects.filter(
        merge_into=problem,
        state=ProblemState.MERGED,
        problem__in=visible_to(officer),
    )
    return list(rows.select_related("problem").order_by("pk"))


def _alike(problem: Problem, officer: Officer) -> QuerySet[Problem]:
    seen = visible_to(officer).filter(
        subject_kind=problem.subject_kind, subject=problem.subject
    )
    is_open = Episode.objects.filter(is_current=True, state__in=OPEN_STATES)
    # A problem on its way into another one takes none in: two never swallow each other.
    lasting = is_open.filter(merge_into=None)
    return seen.filter(pk__in=lasting.values("problem")).exclude(pk=problem.pk)
