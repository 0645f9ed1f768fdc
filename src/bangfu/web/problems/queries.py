"""What an officer may see, in lists, pages and figures."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from django.db.models import Count, Q, QuerySet
from django.db.models.functions import Substr

from bangfu.core.access import SEES_HOUSEHOLDS, Role
from bangfu.core.division import Level, full_code, level
from bangfu.core.problem import ProblemState
from bangfu.web.accounts.standing import Officer
from bangfu.web.problems.area import area
from bangfu.web.problems.models import Episode, Problem, Share, StateSpan
from bangfu.web.registry.queries import inside
from bangfu.web.registry.queries import visible_to as households_of
from bangfu.web.trail.clock import today
from bangfu.web.trail.models import Event

PAGE = 50
SOON_DAYS = 3
OPEN_STATES = tuple(state for state in ProblemState if state.is_open)
_ENDS = tuple(state for state in ProblemState if not state.is_open)
_BY_PLACE = SEES_HOUSEHOLDS - {Role.INSPECTOR, Role.DEPARTMENT_OFFICER}
_KEPT, _MOST_KEYS = 256, 2000
_COUNTY_DIGITS = 6
Tail = tuple[int, str]


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
    own = _own(post.unit)
    return area & own if post.role is Role.DEPARTMENT_OFFICER else area | own


def _own(unit: int) -> Q:
    """What a unit owns, or shares now."""
    shared = Share.objects.filter(unit=unit, episode__is_current=True)
    return Q(owner=unit) | Q(pk__in=shared.values("episode__problem"))


def episodes_of(officer: Officer) -> QuerySet[Episode]:
    """Every episode of what an officer may see.

    Whoever sees by place is answered from the episodes' own columns: one index does it. A
    county's units own nothing elsewhere, so of a county the place says it all; others own
    little.
    """
    post = officer.standing
    if post.role not in _BY_PLACE:
        return Episode.objects.filter(problem__in=visible_to(officer))
    here = inside(post.division)
    if level(full_code(post.division)) is Level.COUNTY:
        return Episode.objects.filter(here)
    own = _own_elsewhere(post.unit, post.division, _tail())
    if len(own) > _MOST_KEYS:
        problems = Problem.objects.filter(_own(post.unit)).values("pk")
        return Episode.objects.filter(here | Q(problem__in=problems))
    return Episode.objects.filter(here | Q(pk__in=own))


@lru_cache(maxsize=_KEPT)
def _own_elsewhere(unit: int, division: str, _at: Tail) -> tuple[int, ...]:
    """Episodes outside a place that a unit there answers for, as far as they are few."""
    owned = Problem.objects.filter(_own(unit)).exclude(inside(division)).values("pk")
    found = Episode.objects.filter(problem__in=owned).values_list("pk", flat=True)
    return tuple(found[: _MOST_KEYS + 1])


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
    found = cut(_walked(officer), officer, filters)
    rows = found.order_by("-pk") if filters.newest else found.order_by("due", "pk")
    keys = list(
        _beginning_after(rows, filters).values_list("pk", flat=True)[: PAGE + 1]
    )
    kept = _in_order(keys[:PAGE])
    last = kept[-1] if len(keys) > PAGE else None
    counted = replace(filters, newest=False, after="")
    total = _total(officer, counted, _tail(), today())
    return Page(kept, total, f"{last.due}_{last.pk}" if last else "")


def _walked(officer: Officer) -> QuerySet[Episode]:
    """What a page is found in: of a county nearly all is its own.

    A place that no index knows makes the database walk in the order of the page until it
    has fifty, where it would fetch the whole county and sort it.
    """
    post = officer.standing
    county = full_code(post.division)
    if post.role not in _BY_PLACE or level(county) is not Level.COUNTY:
        return current(officer)
    here = Episode.objects.alias(county=Substr("division", 1, _COUNTY_DIGITS))
    return here.filter(county=county[:_COUNTY_DIGITS], is_current=True)


def _in_order(keys: Sequence[int]) -> list[Episode]:
    """Rows by their keys: joined after the sorting, for one page and not for the list."""
    rows = Episode.objects.select_related("problem__owner", "turn_unit").in_bulk(keys)
    return [rows[key] for key in keys]


def _tail() -> Tail:
    """The last event: by its hash it stands for all before it."""
    last = Event.objects.order_by("-seq").values_list("seq", "hash").first()
    return last or (0, "")


@lru_cache(maxsize=_KEPT)
def _total(officer: Officer, filters: Filters, _at: Tail, _day: str) -> int:
    return cut(current(officer), officer, filters).count()


def current(officer: Officer) -> QuerySet[Episode]:
    """The current episodes of what an officer may see."""
    return episodes_of(officer).filter(is_current=True)


def cut(
    episodes: QuerySet[Episode], officer: Officer, filters: Filters
) -> QuerySet[Episode]:
    """筛选 a list."""
    if filters.state == "open":
        # Not a list of states: most are open, and the order by date is worth more.
        episodes = episodes.exclude(state__in=_ENDS)
    elif filters.state:
        episodes = episodes.filter(state=filters.state)
    if filters.township:
        episodes = episodes.filter(area(filters.township))
    if filters.problem_class:
        episodes = episodes.filter(problem_class=filters.problem_class)
    if filters.overdue:
        episodes = episodes.filter(state__in=OPEN_STATES, due__lt=today())
    return episodes.filter(_turn_of(officer)) if filters.mine else episodes


def _turn_of(officer: Officer) -> Q:
    """My turn: by the unit, by the role, or by both; each an entry of the index."""
    unit, role = officer.standing.unit, officer.standing.role.value
    by_role = Q(turn_role=role, turn_unit=None) | Q(turn_role=role, turn_unit=unit)
    return Q(turn_role="", turn_unit=unit) | by_role


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

    @property
    def closed(self) -> int:
        """已销号."""
        return self.by_state.get(ProblemState.CLOSED, 0)

    @property
    def withdrawn(self) -> int:
        """已撤销."""
        return self.by_state.get(ProblemState.WITHDRAWN, 0)

    @property
    def merged(self) -> int:
        """已合并."""
        return self.by_state.get(ProblemState.MERGED, 0)

    @property
    def is_whole(self) -> bool:
        """登记 = 未销号 + 已销号 + 已撤销 + 已合并, as every total must be."""
        return self.opened == self.open + self.closed + self.withdrawn + self.merged


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


def tally_now(officer: Officer) -> tuple[Tally, int]:
    """合计 at the last event, and how many are overdue; counted once for each event."""
    return _counted(officer, _tail(), today())


@lru_cache(maxsize=_KEPT)
def _counted(officer: Officer, at: Tail, day: str) -> tuple[Tally, int]:
    late = Q(is_current=True, state__in=OPEN_STATES, due__lt=day)
    by_state = episodes_of(officer).values_list("state").order_by()
    rows = list(by_state.annotate(n=Count("pk"), late=Count("pk", filter=late)))
    counted = {ProblemState(state): n for state, n, _ in rows}
    overdue = sum(late for *_, late in rows)
    return Tally(at[0], sum(counted.values()), counted), overdue
