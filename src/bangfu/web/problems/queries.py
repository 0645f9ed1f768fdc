"""What an officer may see, in lists, pages and figures."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q, QuerySet

from bangfu.core.access import SEES_HOUSEHOLDS, Role
from bangfu.core.problem import ProblemState
from bangfu.web.accounts.standing import Officer
from bangfu.web.problems.models import Episode, Problem, Share, StateSpan
from bangfu.web.registry.queries import inside
from bangfu.web.registry.queries import visible_to as households_of
from bangfu.web.trail.clock import today

PAGE = 50
SOON_DAYS = 3
OPEN_STATES = tuple(state for state in ProblemState if state.is_open)


def visible_to(officer: Officer) -> QuerySet[Problem]:
    """What an officer may see: by place, a department's own, or an inspector's drawn."""
    return Problem.objects.filter(_scope(officer))


def _scope(officer: Officer) -> Q:
    post = officer.standing
    if post.role not in SEES_HOUSEHOLDS:
        return Q(pk__in=[])
    area = inside(post.division)
    if post.role is Role.INSPECTOR:
        drawn = map(str, households_of(officer).values_list("pk", flat=True))
        return area & Q(subject_kind="household", subject__in=list(drawn))
    shared = Share.objects.filter(unit=post.unit, episode__is_current=True)
    own = Q(owner=post.unit) | Q(pk__in=shared.values("episode__problem"))
    return area & own if post.role is Role.DEPARTMENT_OFFICER else area | own


@dataclass(frozen=True, slots=True)
class Filters:
    """How a list is cut and sorted, and after which row the page begins."""

    state: str = ""
    township: str = ""
    problem_class: str = ""
    overdue: bool = False
    mine: bool = False
    newest: bool = False
    after: str = ""


@dataclass(frozen=True, slots=True)
class Page:
    """A page: its rows and where the next one begins; empty when this is the last."""

    episodes: list[Episode]
    total: int
    next: str


def page_of(officer: Officer, filters: Filters) -> Page:
    """One page of the ledger; the place of the next page is a key and not a count."""
    found = cut(current(officer), officer, filters)
    rows = found.select_related("problem__owner", "turn_unit")
    rows = rows.order_by("-pk") if filters.newest else rows.order_by("due", "pk")
    kept = list(_beginning_after(rows, filters)[: PAGE + 1])
    more = len(kept) > PAGE
    last = kept[PAGE - 1] if more else None
    return Page(kept[:PAGE], found.count(), f"{last.due}_{last.pk}" if last else "")


def current(officer: Officer) -> QuerySet[Episode]:
    """The current episodes of what an officer may see."""
    return Episode.objects.filter(is_current=True, problem__in=visible_to(officer))


def cut(
    episodes: QuerySet[Episode], officer: Officer, filters: Filters
) -> QuerySet[Episode]:
    """筛选 a list."""
    if filters.state == "open":
        episodes = episodes.filter(state__in=OPEN_STATES)
    elif filters.state:
        episodes = episodes.filter(state=filters.state)
    if filters.township:
        episodes = episodes.filter(inside(filters.township))
    if filters.problem_class:
        episodes = episodes.filter(problem__problem_class=filters.problem_class)
    if filters.overdue:
        episodes = episodes.filter(state__in=OPEN_STATES, due__lt=today())
    return episodes.filter(_turn_of(officer)) if filters.mine else episodes


def _turn_of(officer: Officer) -> Q:
    """My turn: by the unit, by the role, or by both."""
    post = officer.standing
    roles = ["", post.role.value]
    anybody = Q(turn_role="", turn_unit=None)
    here = Q(turn_unit=None) | Q(turn_unit=post.unit)
    return Q(turn_role__in=roles) & here & ~anybody


def waiting_for(officer: Officer) -> QuerySet[Episode]:
    """等我办的问题, the oldest date first."""
    mine = cut(current(officer), officer, Filters(mine=True))
    return mine.select_related("problem__owner", "turn_unit").order_by("due", "pk")


def handed_on(officer: Officer) -> QuerySet[Episode]:
    """What my hand was on and now waits for somebody else."""
    mine = current(officer).filter(hands__account=officer.account.pk)
    others = mine.filter(state__in=OPEN_STATES).exclude(_turn_of(officer))
    return others.select_related("problem__owner", "turn_unit").order_by("due", "pk")


def _beginning_after(rows: QuerySet[Episode], filters: Filters) -> QuerySet[Episode]:
    due, _, number = filters.after.partition("_")
    try:
        day, pk = date.fromisoformat(due), int(number)
    except ValueError:
        return rows
    if filters.newest:
        return rows.filter(pk__lt=pk)
    return rows.filter(Q(due__gt=day) | Q(due=day, pk__gt=pk))


@dataclass(frozen=True, slots=True)
class Tally:
    """How many findings there were at an event, and in which state each was."""

    at_seq: int
    opened: int
    by_state: Mapping[ProblemState, int]

    @property
    def open(self) -> int:
        """What somebody still has to do."""
        return sum(n for state, n in self.by_state.items() if state.is_open)


def tally(officer: Officer, *, at_seq: int) -> Tally:
    """发现 = 未销号 + 已销号 + 已撤销 + 已合并, all counted at one event."""
    seen = visible_to(officer)
    opened = Episode.objects.filter(problem__in=seen, found_seq__lte=at_seq)
    spans = StateSpan.objects.filter(
        Q(to_seq=None) | Q(to_seq__gt=at_seq),
        episode__problem__in=seen,
        from_seq__lte=at_seq,
    )
    counted = spans.values_list("state").annotate(n=Count("pk")).order_by()
    by_state = {ProblemState(state): n for state, n in counted}
    return Tally(at_seq, opened.count(), by_state)


def overdue_count(officer: Officer) -> int:
    """Open and past their date."""
    return cut(current(officer), officer, Filters(overdue=True)).count()
