"""重算: state tables are what the events made of them; here they are compared.

An app registers one function that reads the events from the first on and tells where its
tables differ from what the events say.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from cryptography.exceptions import InvalidTag

from bangfu.web.trail.chain import opened
from bangfu.web.trail.models import Event, Payload

_AT_ONCE = 1_000


@dataclass(frozen=True, slots=True)
class Told:
    """事件: what an event tells; the payload is None once it was destroyed or broken."""

    seq: int
    recv_at: str
    actor: int | None
    post: int | None
    type: str
    subject: str
    payload: Mapping[str, Any] | None


@dataclass(frozen=True, slots=True)
class Difference:
    """出入: where a table does not say what the events say; ``seq`` if one is known."""

    subject: str
    sentence: str
    seq: int | None = None


Projection = Callable[[Iterator[Told]], Iterable[Difference]]
_projections: dict[str, Projection] = {}


def register(name: str, projection: Projection) -> None:
    """Have a projection compared by ``bangfu trail verify``; the name is Chinese."""
    _projections[name] = projection


def names() -> tuple[str, ...]:
    """What is compared."""
    return tuple(sorted(_projections))


def compare(upto: int) -> Iterator[tuple[str, Difference]]:
    """Every difference of every registered projection."""
    for name, projection in sorted(_projections.items()):
        for difference in projection(told(upto)):
            yield name, difference


def told(upto: int) -> Iterator[Told]:
    """The events in their order, opened."""
    for event, payload in entries(upto):
        yield Told(
            event.seq,
            event.recv_at,
            event.actor,
            event.post,
            event.type,
            event.subject,
            _content(event, payload),
        )


def entries(upto: int) -> Iterator[tuple[Event, Payload | None]]:
    """Events with their sealed payloads, a thousand at a time."""
    after: int | None = None
    while True:
        later = Event.objects.filter(seq__lte=upto).order_by("seq")
        events = list(
            (later if after is None else later.filter(seq__gt=after))[:_AT_ONCE]
        )
        if not events:
            return
        after = events[-1].seq
        payloads = Payload.objects.in_bulk([event.seq for event in events])
        for event in events:
            yield event, payloads.get(event.seq)


def _content(event: Event, payload: Payload | None) -> Mapping[str, Any] | None:
    if payload is None:
        return None
    try:
        content: Mapping[str, Any] = json.loads(opened(event, payload))
    except (InvalidTag, ValueError):
        return None
    return content
