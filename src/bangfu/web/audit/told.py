"""可以给审计看的内容: of each kind of event, what holds nobody's personal data.

A key that is not named here is not shown: what people wrote in their own words, who was
looked into and what was found stays sealed. Refusals are our own sentences.
"""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from cryptography.exceptions import InvalidTag

from bangfu.core.access import Role
from bangfu.core.rhythm import Rhythm
from bangfu.tables.divisions import name_of
from bangfu.web.audit.labels import VERIFY_TRAIL, label_of
from bangfu.web.problems.story import ACTS as PROBLEM_ACTS
from bangfu.web.registry.reveal import Purpose
from bangfu.web.trail.act import REFUSED
from bangfu.web.trail.actions import DESTROY_PAYLOADS
from bangfu.web.trail.chain import opened
from bangfu.web.trail.models import Event, Payload

Say = Callable[[Any], str]


def _counted(words: str) -> Say:
    return lambda n: words.format(f"{n:,}") if isinstance(n, int) and n else ""


def _as_is(words: str) -> Say:
    return lambda told: words.format(told) if told else ""


def _role(told: str) -> str:
    return Role(told).label if told in set(Role) else ""


def _rhythm(told: str) -> str:
    return Rhythm(told).label if told in set(Rhythm) else ""


def _purpose(told: str) -> str:
    return Purpose(told).label if told in set(Purpose) else ""


_CLOSED = {"closed_no": str}
SHOWN: Mapping[str, Mapping[str, Say]] = {
    REFUSED: {"act": label_of, "why": str},
    "refuse_log_in": {
        "failures": _counted("连续第{}次"),
        "locked": lambda is_locked: "已锁定" if is_locked else "",
    },
    "open_account": {"login": _as_is("登录名{}")},
    "open_unit": {"name": str, "division": name_of},
    "open_units": {"units": _counted("{}个单位")},
    "give_post": {"role": _role, "division": name_of, "until": _as_is("到{}为止")},
    "end_post": {"until": _as_is("到{}为止")},
    "bind_round": {"households": _counted("{}户")},
    "reveal_field": {"purpose": _purpose},
    "load_batch": {
        "new": _counted("新增{}"),
        "changed": _counted("变更{}"),
        "same": _counted("不变{}"),
        "refused": _counted("退回{}"),
    },
    "teach_heading": {"stands_for": _as_is("记成{}")},
    "forget_heading": {"stands_for": _as_is("原来记成{}")},
    "set_list_terms": {"rhythm": _rhythm, "days": _counted("一期结束后{}天内")},
    "freeze_baseline": {"households": _counted("{}户")},
    "record_run": {"hits": _counted("命中{}条")},
    "open_leads": {"opened": _counted("新开{}条"), "joined": _counted("并入{}条")},
    **dict.fromkeys(PROBLEM_ACTS, _CLOSED),
    VERIFY_TRAIL: {
        "events": _counted("{}条"),
        "wrong": lambda n: f"发现{n:,}处问题" if n else "没有发现问题",
    },
    DESTROY_PAYLOADS: {"seqs": lambda seqs: f"{len(seqs):,}条的内容"},
}


def told_of(events: Sequence[Event]) -> dict[int, list[str]]:
    """What may be shown of events, by their numbers; one query for a page."""
    seqs = [event.seq for event in events if event.type in SHOWN]
    payloads = Payload.objects.in_bulk(seqs)
    return {
        event.seq: list(_told(event, payloads.get(event.seq)))
        for event in events
        if event.type in SHOWN
    }


def content_of(event: Event, payload: Payload) -> Mapping[str, Any] | None:
    """The opened payload; None when it was altered: the page must still be shown."""
    try:
        content: Mapping[str, Any] = json.loads(opened(event, payload))
    except (InvalidTag, ValueError):
        return None
    return content


def _told(event: Event, payload: Payload | None) -> Iterator[str]:
    if payload is None:
        yield "内容已销毁"
        return
    content = content_of(event, payload)
    if content is None:
        yield "内容打不开，请核对留痕"
        return
    for key, say in SHOWN[event.type].items():
        if key in content and (words := say(content[key])):
            yield words
