"""What the events make of every episode, compared with its tables."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from bangfu.web.problems.models import Episode, HandTaken, StateSpan
from bangfu.web.problems.spans import TAKEN_ANEW
from bangfu.web.problems.story import ACTS, LISTS, MANY, TAKE_OVER, subject_of
from bangfu.web.trail.rebuild import Difference, Told

Key = tuple[str, int]
_TAKEN_ANEW = {
    act.value: [hand.value for hand in hands] for act, hands in TAKEN_ANEW.items()
}


@dataclass(slots=True)
class _Made:
    """What the events say of one episode."""

    spans: list[tuple[str, int]] = field(default_factory=list)
    hands: dict[str, tuple[int, int]] = field(default_factory=dict)
    closed_no: str = ""
    into: str = ""
    is_unknown: bool = False


def differences(events: Iterator[Told]) -> Iterator[Difference]:
    """Episodes that are not what the events made of them."""
    made, lost = _made(events)
    kept = _kept()
    for key in sorted(made.keys() | kept.keys()):
        subject = subject_of(key[0])
        if key not in made:
            yield Difference(subject, "表里有这件问题，留痕里没有它的登记。")
        elif made[key].is_unknown or lost & _steps_of(kept.get(key)):
            # A destroyed payload leaves nothing to compare with.
            continue
        elif key not in kept:
            yield Difference(subject, "留痕里登记过这件问题，表里没有了。")
        else:
            yield from _differences(subject, made[key], kept[key])


def _differences(subject: str, made: _Made, kept: _Made) -> Iterator[Difference]:
    seq = made.spans[-1][1]
    if made.spans != kept.spans:
        yield Difference(subject, "状态段和留痕不一致。", seq)
    if made.hands != kept.hands:
        yield Difference(subject, "经手人和留痕不一致。", seq)
    if made.closed_no != kept.closed_no:
        yield Difference(subject, "销号编号和留痕不一致。", seq)
    if made.into != kept.into:
        yield Difference(subject, "并入哪一件和留痕不一致。", seq)


def _made(events: Iterator[Told]) -> tuple[dict[Key, _Made], set[int]]:
    """What the events say, and which lists nobody can open any more."""
    made: dict[Key, _Made] = {}
    lost: set[int] = set()
    for event in events:
        if event.type in ACTS or event.type == TAKE_OVER:
            _apply_one(made, event)
        elif event.type in LISTS and event.payload is None:
            lost.add(event.seq)
        elif event.type == MANY and event.payload:
            made |= _made_at_once(event.seq, event.payload)
        elif event.type in LISTS and event.payload:
            for no, n in event.payload["done"]:
                _apply(made.setdefault((no, n), _Made()), event)
    return made, lost


def _made_at_once(seq: int, told: Mapping[str, Any]) -> dict[Key, _Made]:
    """What the factory of a demo wrote: each problem as it was left, with its hands."""
    hands = [{hand: (who, unit) for hand, who, unit in kept} for kept in told["hands"]]
    return {
        (no, 1): _Made([(state, seq)], dict(hands[place]), closed_no, into)
        for no, state, place, closed_no, into in told["made"]
    }


def _steps_of(kept: _Made | None) -> set[int]:
    return {seq for _, seq in kept.spans} if kept else set()


def _apply_one(made: dict[Key, _Made], event: Told) -> None:
    no = event.subject.removeprefix(subject_of(""))
    if event.payload is None:
        for key in [key for key in made if key[0] == no] or [(no, 1)]:
            made.setdefault(key, _Made()).is_unknown = True
    elif not event.payload.get("again"):
        key = (no, int(event.payload["n"]))
        _apply(made.setdefault(key, _Made()), event)


def _apply(made: _Made, event: Told) -> None:
    told = event.payload or {}
    if event.type == TAKE_OVER:
        made.hands[told["hand"]] = (told["account"], told["unit"])
        return
    made.spans.append((told["state"], event.seq))
    made.closed_no = told.get("closed_no", "")
    made.into = told.get("into", "")
    for hand in _TAKEN_ANEW.get(event.type, ()):
        made.hands.pop(hand, None)
    if told.get("hand") and event.type not in _TAKEN_ANEW:
        made.hands[told["hand"]] = (told["account"], told["unit"])


def _kept() -> dict[Key, _Made]:
    """What the tables say, in three queries."""
    rows = Episode.objects.values_list(
        "pk", "problem__no", "n", "state", "closed_no", "merge_into__no"
    )
    kept: dict[int, tuple[Key, _Made]] = {}
    states = {}
    for pk, no, n, state, closed_no, into in rows:
        kept[pk] = ((no, n), _Made(closed_no=closed_no, into=into or ""))
        states[pk] = state
    spans = StateSpan.objects.order_by("from_seq")
    last = {}
    for pk, state, from_seq in spans.values_list("episode", "state", "from_seq"):
        kept[pk][1].spans.append((state, from_seq))
        last[pk] = state
    for pk, hand, account, unit in HandTaken.objects.values_list(
        "episode", "hand", "account", "unit"
    ):
        kept[pk][1].hands[hand] = (account, unit)
    for pk, state in states.items():
        if last.get(pk) != state:
            kept[pk][1].spans.append((state, 0))
    return dict(kept.values())
