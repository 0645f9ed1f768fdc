"""What the pages of the trail show: a line for each event, a receipt, a verification."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bangfu.web.accounts.models import Account
from bangfu.web.audit.labels import VERIFY_TRAIL, label_of, subject_label
from bangfu.web.audit.told import content_of, told_of
from bangfu.web.problems.story import posts_behind
from bangfu.web.trail.act import REFUSED
from bangfu.web.trail.checkpoint import printed
from bangfu.web.trail.models import Event, Payload

_RUNS = 10


@dataclass(frozen=True, slots=True)
class Line:
    """One line: who did what and when, and what may be told of it."""

    seq: int
    at: datetime
    act: str
    is_refused: bool
    login: str
    name: str
    post: str
    subject: str
    told: Sequence[str]
    code: str


def lines_of(events: Sequence[Event]) -> list[Line]:
    """Lines of a page; as many queries whatever is on it."""
    people = Account.objects.in_bulk({e.actor for e in events if e.actor is not None})
    posts, told = posts_behind(events), told_of(events)
    return [_line(event, people, posts, told) for event in events]


def _line(
    event: Event,
    people: Mapping[int, Account],
    posts: Mapping[int, str],
    told: Mapping[int, Sequence[str]],
) -> Line:
    account = people.get(event.actor) if event.actor is not None else None
    return Line(
        seq=event.seq,
        at=datetime.fromisoformat(event.recv_at),
        act=label_of(event.type),
        is_refused=event.type == REFUSED,
        login=account.login if account else "",
        name=account.name if account else "系统",
        post=posts[event.seq] if event.post is not None else "",
        subject=subject_label(event.subject),
        told=told.get(event.seq, ()),
        code=event.hash[:8].upper(),
    )


def grouped(hash_: str) -> str:
    """A whole hash, readable: groups of four, as checkpoints are printed."""
    return f"{printed(hash_)} {printed(hash_[32:])}"


@dataclass(frozen=True, slots=True)
class Verified:
    """One verification: when, by whom, and what it found."""

    at: datetime
    who: str
    told: Mapping[str, Any]


def verifications() -> list[Verified]:
    """The last verifications, as the trail itself has them."""
    events = list(Event.objects.filter(type=VERIFY_TRAIL).order_by("-seq")[:_RUNS])
    payloads = Payload.objects.in_bulk([event.seq for event in events])
    posts = posts_behind(events)
    return [
        Verified(datetime.fromisoformat(event.recv_at), posts[event.seq], told)
        for event in events
        if event.seq in payloads
        and (told := content_of(event, payloads[event.seq])) is not None
    ]
