"""Counts of what an officer may see; as many queries whatever there is to count."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Substr

from bangfu.core.division import Level, full_code, level, prefix
from bangfu.core.lead import LeadState
from bangfu.core.problem import ProblemState
from bangfu.tables.divisions import children, name_of
from bangfu.web.accounts.standing import Officer
from bangfu.web.leads.queries import visible_to as leads_of
from bangfu.web.overview.figures import Counts, Figures, Row, Week, total_of
from bangfu.web.problems.area import elsewhere, itself, name_of_area, part_digits
from bangfu.web.problems.models import Episode, StateSpan
from bangfu.web.problems.queries import OPEN_STATES
from bangfu.web.problems.queries import visible_to as problems_of
from bangfu.web.trail.clock import SHANGHAI, today
from bangfu.web.trail.models import Event

_KEPT, _TRIES = 256, 3
_HOUR = 13  # "2026-06-30T08"
_MOST_WEEKS = 53


@dataclass(frozen=True, slots=True)
class Tail:
    """The last event of the trail: whatever it does not cover did not happen."""

    seq: int
    hash: str


class TrailMoved(Exception):
    """Somebody acted while the figures were counted."""


def tail() -> Tail:
    """留痕 as it is now."""
    last = Event.objects.order_by("-seq").values_list("seq", "hash").first()
    return Tail(*last) if last else Tail(0, "")


def figures_of(officer: Officer) -> Figures:
    """The figures of an officer, all at one event; counted once for each event."""
    for _ in range(_TRIES):
        try:
            return _counted(officer, tail(), today())
        except TrailMoved:
            continue
    # Leads keep no spans: on a site this busy their counts may be an act younger.
    return count(officer, tail(), date.fromisoformat(today()))


# By the hash, not by the number: it stands for everything that was ever written. The
# officer stands for post, unit and place: no two share a count.
@lru_cache(maxsize=_KEPT)
def _counted(officer: Officer, at: Tail, day: str) -> Figures:
    figures = count(officer, at, date.fromisoformat(day))
    if tail() != at:
        raise TrailMoved
    return figures


def count(officer: Officer, at: Tail, day: date) -> Figures:
    """The figures at an event, whatever happened after it."""
    digits = part_digits(officer.post.division)
    by_part: dict[str, list[Counts]] = defaultdict(list)
    for part, counts in _leads(officer, digits, day):
        by_part[part].append(counts)
    for part, counts in _problems(officer, digits, at.seq, day):
        by_part[part].append(counts)
    counted = {part: total_of(counts) for part, counts in by_part.items()}
    rows = tuple(_rows(full_code(officer.post.division), digits, counted))
    return Figures(at.seq, rows, tuple(_weeks(officer, at.seq, day)))


def _leads(officer: Officer, digits: int, day: date) -> Iterator[tuple[str, Counts]]:
    settled = Q(state=LeadState.SETTLED)
    counted = (
        leads_of(officer)
        .values_list(Substr("division", 1, digits))
        .order_by()
        .annotate(
            n_open=Count("pk", filter=~settled),
            n_overdue=Count("pk", filter=~settled & Q(due__lt=day)),
            n_settled=Count("pk", filter=settled),
        )
    )
    for part, n_open, n_overdue, n_settled in counted:
        yield part, Counts(n_open, n_overdue, n_settled)


def _problems(
    officer: Officer, digits: int, seq: int, day: date
) -> Iterator[tuple[str, Counts]]:
    """Each problem once, in the state of its last finding."""
    is_open = Q(state__in=OPEN_STATES)
    counted = (
        _spans_at(officer, seq)
        .values_list(Substr("episode__division", 1, digits))
        .order_by()
        .annotate(
            n_open=Count("pk", filter=is_open),
            n_overdue=Count("pk", filter=is_open & Q(episode__due__lt=day)),
            n_closed=Count("pk", filter=Q(state=ProblemState.CLOSED)),
            n_withdrawn=Count("pk", filter=Q(state=ProblemState.WITHDRAWN)),
            n_merged=Count("pk", filter=Q(state=ProblemState.MERGED)),
        )
    )
    for part, *numbers in counted:
        yield part, Counts(0, 0, 0, *numbers)


def _spans_at(officer: Officer, seq: int) -> QuerySet[StateSpan]:
    """What lasted at an event, of the episode that was the current one then.

    Of the last event that is whatever lasts: a short cut, since everybody asks for that
    one, and whoever acts meanwhile is noticed afterwards.
    """
    spans = StateSpan.objects.filter(episode__problem__in=problems_of(officer))
    if tail().seq == seq:
        return spans.filter(to_seq=None, episode__is_current=True)
    later = Episode.objects.filter(
        problem=OuterRef("episode__problem"),
        n__gt=OuterRef("episode__n"),
        found_seq__lte=seq,
    )
    was_current = Q(episode__is_current=True) | ~Exists(later)
    lasted = Q(to_seq=None) | Q(to_seq__gt=seq)
    return spans.filter(was_current, lasted, from_seq__lte=seq)


def _rows(own: str, digits: int, counted: Mapping[str, Counts]) -> Iterator[Row]:
    """Known parts even if nothing is there; then what lies in none of them."""
    if level(own) is Level.VILLAGE:
        parts = {own: name_of(own)}
    else:
        parts = {place.code[:digits]: place.name for place in children(own)}
    here = {part: counts for part, counts in counted.items() if _is_in(part, own)}
    alone = itself(own).removeprefix("at")[:digits]
    for part in sorted(here.keys() - {alone}):
        parts.setdefault(part, name_of(part))
    rows = [
        Row(name, full_code(part), here.get(part, Counts()))
        for part, name in parts.items()
    ]
    yield from sorted(rows, key=lambda row: (-row.counts.open, row.place))
    if alone in here and alone not in parts:
        yield Row(name_of_area(itself(own)), itself(own), here[alone])
    if outside := [counts for part, counts in counted.items() if part not in here]:
        yield Row(name_of_area(elsewhere(own)), elsewhere(own), total_of(outside))


def _is_in(part: str, own: str) -> bool:
    return part.startswith(prefix(own))


def _weeks(officer: Officer, seq: int, day: date) -> Iterator[Week]:
    """From the first finding on, at most a year."""
    earliest = _monday(day) - timedelta(weeks=_MOST_WEEKS - 1)
    opened = _opened_by_week(officer, seq, earliest)
    closed = _closed_by_week(officer, seq)
    found = [monday for monday in opened.keys() | closed.keys() if monday >= earliest]
    if not found:
        return
    monday, last = min(found), max(_monday(day), *found)
    while monday <= last:
        yield Week(monday, opened[monday], closed[monday])
        monday += timedelta(weeks=1)


def _opened_by_week(officer: Officer, seq: int, earliest: date) -> Counter[date]:
    seen = Episode.objects.filter(
        problem__in=problems_of(officer), found_seq__lte=seq, found_on__gte=earliest
    )
    weeks: Counter[date] = Counter()
    for day, n in seen.values_list("found_on").order_by().annotate(n=Count("pk")):
        weeks[_monday(day)] += n
    return weeks


def _closed_by_week(officer: Officer, seq: int) -> Counter[date]:
    at = Event.objects.filter(seq=OuterRef("from_seq")).values("recv_at")[:1]
    spans = StateSpan.objects.filter(
        state=ProblemState.CLOSED,
        episode__problem__in=problems_of(officer),
        from_seq__lte=seq,
    ).annotate(hour=Substr(Subquery(at), 1, _HOUR))
    weeks: Counter[date] = Counter()
    hours = spans.filter(hour__isnull=False).values_list("hour").order_by()
    for hour, n in hours.annotate(n=Count("pk")):
        moment = datetime.fromisoformat(f"{hour}:00+00:00")
        weeks[_monday(moment.astimezone(SHANGHAI).date())] += n
    return weeks


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())
