"""What the events make of every episode, compared with its tables."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from bangfu.core.problem import Hand, ProblemAct
from bangfu.web.problems.models import Episode, HandTaken, StateSpan
from bangfu.web.problems.story import ACTS, FOUND, subject_of
from bangfu.web.trail.rebuild import Difference, Told

Key = tuple[str, int]
_AFTER_THE_FIXER = (Hand.CHECKER.value, Hand.ACCEPTER.value)


@dataclass(slots=True)
class _Made:
    """What the events say of one episode."""

    spans: list[tuple[str, int]] = field(default_factory=list)
    hands: dict[str, tuple[int, int]] = field(default_factory=dict)
    closed_no: str = ""
    is_unknown: bool = False


def differences(events: Iterator[Told]) -> Iterator[Difference]:
    """Episodes that are not what the events made of them."""
    made = _made(events)
    kept = _kept()
    for key in sorted(made.keys() | kept.keys()):
        subject = subject_of(key[0])
        if key not in made:
            yield Difference(subject, "表里有这件问题，留痕里没有它的登记。")
        elif made[key].is_unknown:
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


def _made(events: Iterator[Told]) -> dict[Key, _Made]:
    made: dict[Key, _Made] = {}
    for event in events:
        if event.type not in ACTS:
            continue
        no = event.subject.removeprefix(subject_of(""))
        if event.payload is None:
            for key in [key for key in made if key[0] == no] or [(no, 1)]:
                made.setdefault(key, _Made()).is_unknown = True
        elif not event.payload.get("again"):
            key = (no, int(event.payload["n"]))
            _apply(made.setdefault(key, _Made()), event)
    return made


def _apply(made: _Made, event: Told) -> None:
    told = event.payload or {}
    made.spans.append((told["state"], event.seq))
    made.closed_no = told.get("closed_no", "")
    if event.type == ProblemAct.SEND_BACK:
        for hand in _AFTER_THE_FIXER:
            made.hands.pop(hand, None)
    elif event.type != FOUND and told["hand"]:
        made.hands[told["hand"]] = (told["account"], told["unit"])


def _kept() -> dict[Key, _Made]:
    """What the tables say, in three queries."""
    rows = Episode.objects.values_list("pk", "problem__no", "n", "state", "closed_no")
    kept: dict[int, tuple[Key, _Made]] = {}
    states = {}
    for pk, no, n, state, closed_no in rows:
        kept[pk] = ((no, n), _Made(closed_no=closed_no))
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
