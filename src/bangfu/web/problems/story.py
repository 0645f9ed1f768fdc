"""What the trail has of a problem, opened for people who may see the problem."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bangfu.core.problem import Person, ProblemAct
from bangfu.web.accounts.models import Post
from bangfu.web.problems.models import Problem
from bangfu.web.trail.chain import opened
from bangfu.web.trail.models import Event, Payload

FOUND = "found_problem"
ACTS: Mapping[str, str] = {FOUND: "登记"} | {act.value: act.label for act in ProblemAct}
_OBJECTIONS = (ProblemAct.CONTEST.value, ProblemAct.PASS_ON.value)


@dataclass(frozen=True, slots=True)
class Entry:
    """One step: who did what and when, with what was written, and the short code."""

    seq: int
    at: datetime
    act: str
    who: str
    reason: str
    code: str
    bad: bool


def subject_of(no: str) -> str:
    """What the trail calls a problem."""
    return f"problem:{no}"


def story(problem: Problem) -> list[Entry]:
    """Everything that happened to a problem, newest first."""
    events = list(Event.objects.filter(subject=subject_of(problem.no)).order_by("-seq"))
    told = contents(events)
    who = posts_behind(events)
    return [_entry(event, told.get(event.seq, {}), who) for event in events]


def posts_behind(events: Sequence[Event]) -> dict[int, str]:
    """Who did each event: the unit and the kind of post, as a page says it."""
    numbers = {event.post for event in events if event.post is not None}
    posts = Post.objects.select_related("unit").in_bulk(numbers)
    return {
        event.seq: str(posts[event.post])
        if event.post is not None and event.post in posts
        else "系统"
        for event in events
    }


def contents(events: Sequence[Event]) -> dict[int, dict[str, Any]]:
    """Opened payloads by event number; a destroyed one is missing."""
    payloads = Payload.objects.in_bulk([event.seq for event in events])
    return {
        event.seq: json.loads(opened(event, payloads[event.seq]))
        for event in events
        if event.seq in payloads
    }


def _entry(event: Event, told: dict[str, Any], who: Mapping[int, str]) -> Entry:
    return Entry(
        seq=event.seq,
        at=datetime.fromisoformat(event.recv_at),
        act=ACTS.get(event.type, event.type),
        who=who[event.seq],
        reason=str(told.get("reason", "")),
        code=code_of(event),
        bad=event.type == ProblemAct.SEND_BACK,
    )


def code_of(event: Event) -> str:
    """The short code of an event, as pages show it."""
    return f"{event.hash[:4]}·{event.hash[4:8]}"


def last_objection(problem: Problem) -> "Objection | None":
    """异议: who last contested the problem or passed it on."""
    event = (
        Event.objects.filter(subject=subject_of(problem.no), type__in=_OBJECTIONS)
        .order_by("-seq")
        .first()
    )
    if event is None or event.post is None:
        return None
    post = Post.objects.get(pk=event.post)
    return Objection(post.account_id, post.unit_id)


@dataclass(frozen=True, slots=True)
class Objection:
    """提出异议的人和单位."""

    account: int
    unit: int

    def __contains__(self, person: Person) -> bool:
        return self.account == person.account or self.unit == person.unit
