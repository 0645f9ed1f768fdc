"""读留痕: events newest first by keyset, one's own, and the checkpoint that covers one."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from django.db.models import QuerySet

from bangfu.core.access import NotHere
from bangfu.web.accounts.models import Account
from bangfu.web.trail.checkpoint import Mark, mark_of
from bangfu.web.trail.clock import SHANGHAI, stamp
from bangfu.web.trail.models import Checkpoint, Event

PAGE = 50
LEAST_OF_A_CODE = 4


@dataclass(frozen=True, slots=True)
class Filters:
    """How a list is cut: a kind of event, a day, whose, and from which number down."""

    type: str = ""
    day: date | None = None
    login: str = ""
    before: int | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """一页事件; ``next`` is the number before which the next page begins, or None."""

    events: list[Event]
    next: int | None


def page_of(filters: Filters) -> Page:
    """All events, cut and paged; by number, so that growing does not move a page."""
    events = Event.objects.order_by("-seq")
    if filters.type:
        events = events.filter(type=filters.type)
    if filters.day:
        first, last = _bounds(filters.day)
        events = events.filter(recv_at__gte=first, recv_at__lt=last)
    if filters.login:
        whose = Account.objects.filter(login=filters.login.strip().lower()).first()
        events = events.filter(actor=whose.pk) if whose else events.none()
    return _page(events, filters.before)


def own_page(account: Account, *, code: str, before: int | None) -> Page:
    """What an account did; perhaps only the event of a receipt's code."""
    events = Event.objects.filter(actor=account.pk).order_by("-seq")
    if code:
        wanted = hash_start(code)
        found = len(wanted) >= LEAST_OF_A_CODE
        events = events.filter(hash__startswith=wanted) if found else events.none()
    return _page(events, before)


def hash_start(code: str) -> str:
    """How the hash begins that a code was made from; codes are written in two ways.

    >>> hash_start("0A1B·2c3d"), hash_start(" 0A1B 2C3D ")
    ('0a1b2c3d', '0a1b2c3d')
    """
    return "".join(c for c in code.lower() if c in "0123456789abcdef")


def own_event(account: Account, seq: int) -> Event:
    """An event of an account's own; NotHere for anybody else's."""
    event = Event.objects.filter(seq=seq, actor=account.pk).first()
    if event is None:
        raise NotHere
    return event


def last_checkpoint() -> Mark | None:
    """The last checkpoint of all."""
    row = Checkpoint.objects.order_by("-seq").first()
    return mark_of(row) if row else None


def _page(events: QuerySet[Event], before: int | None) -> Page:
    if before is not None:
        events = events.filter(seq__lt=before)
    rows = list(events[: PAGE + 1])
    more = len(rows) > PAGE
    return Page(rows[:PAGE], rows[PAGE - 1].seq if more else None)


def _bounds(day: date) -> tuple[str, str]:
    """The county's day as the trail writes moments, in UTC."""
    start = datetime.combine(day, time.min, SHANGHAI)
    return stamp(start.astimezone(UTC)), stamp(start + timedelta(days=1))
