"""What the trail has of a problem, opened for people who may see the problem."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Q

from bangfu.core.problem import ProblemAct
from bangfu.web.accounts.models import Post
from bangfu.web.problems.models import Problem, StateSpan
from bangfu.web.trail.actions import READ_FIELD
from bangfu.web.trail.chain import opened
from bangfu.web.trail.clock import SHANGHAI
from bangfu.web.trail.models import Event, Payload

FOUND, REGISTERED = "found_problem", "register_problem"
ACTS: Mapping[str, str] = {FOUND: "登记", REGISTERED: "登记"} | {
    act.value: act.label for act in ProblemAct
}
PRINT_CLOSING_FORM = "print_closing_form"
TAKE_OVER = "take_over_problem"
MANY = "make_many_problems"
LISTS: Mapping[str, str] = {"sign_list": "按核验单整批办理", MANY: "成批生成（演示）"}
"""What happens to one problem, and what happens to many in one event."""

_BESIDE: Mapping[str, str] = {
    PRINT_CLOSING_FORM: "打印销号审批表",
    TAKE_OVER: "移交接手",
    READ_FIELD: "查看佐证原件",
}
"""What somebody did about a problem that moved nothing."""
_OBJECTIONS = (
    ProblemAct.CONTEST.value,
    ProblemAct.PASS_ON.value,
    ProblemAct.PROPOSE_MERGE.value,
)


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
    steps = StateSpan.objects.filter(episode__problem=problem).values("from_seq")
    own = Q(subject=subject_of(problem.no)) | Q(seq__in=steps, type__in=[*LISTS])
    return entries(list(Event.objects.filter(own).order_by("-seq")))


def entries(events: Sequence[Event]) -> list[Entry]:
    """Events as a page tells them."""
    told = contents(events)
    who = posts_behind(events)
    return [_entry(event, told.get(event.seq, {}), who) for event in events]


def say_moment(moment: datetime) -> str:
    """A moment of the county's clock: 11月21日 9:05."""
    local = moment.astimezone(SHANGHAI)
    return f"{local.month}月{local.day}日 {local.hour}:{local.minute:02d}"


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
        act=_label(event, told),
        who=who[event.seq],
        reason=str(told.get("reason", "")),
        code=code_of(event),
        bad=event.type == ProblemAct.SEND_BACK,
    )


def _label(event: Event, told: Mapping[str, Any]) -> str:
    if event.type in LISTS:
        stage = str(told.get("stage", ""))
        return ACTS.get(stage, LISTS[event.type])
    if told.get("again"):
        return "再次发现"
    return ACTS.get(event.type) or _BESIDE.get(event.type, event.type)


def code_of(event: Event) -> str:
    """The short code of an event, as pages show it."""
    return f"{event.hash[:4]}·{event.hash[4:8]}"


def was_open(seq: int) -> bool:
    """Whether what an event found was on the list already."""
    event = Event.objects.get(seq=seq)
    return bool(contents([event]).get(seq, {}).get("again"))


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
