"""核验留痕: what is wrong with a trail, from its rows and its checkpoints alone."""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from cryptography.exceptions import InvalidTag

from bangfu.web.trail.actions import DESTROY_PAYLOADS
from bangfu.web.trail.chain import GENESIS, OPEN_EPOCH, commitment, hash_of, opened
from bangfu.web.trail.checkpoint import Mark, printed
from bangfu.web.trail.models import Event, Payload

Entry = tuple[Event, Payload | None]


@dataclass(frozen=True, slots=True)
class Finding:
    """疑点: the event that is wrong (None: no single one) and what is wrong with it."""

    seq: int | None
    sentence: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """证据: checkpoints of the own table, those kept outside, and printed codes."""

    own: Sequence[Mark] = ()
    outside: Sequence[Mark] = ()
    printed: Sequence[tuple[int, str]] = ()


@dataclass(slots=True)
class Walk:
    """What is remembered while the chain is walked."""

    seq: int = 0
    hash: str = GENESIS
    epoch: int = 1
    hashes: dict[int, tuple[int, str]] = field(default_factory=dict)
    unopened: list[int] = field(default_factory=list)
    without: set[int] = field(default_factory=set)
    destroyed: set[int] = field(default_factory=set)
    epochs: dict[int, int] = field(default_factory=dict)


def examine(entries: Iterable[Entry], evidence: Evidence) -> Iterator[Finding]:
    """Everything wrong with the events, their payloads and the checkpoints."""
    wanted = {m.seq for m in (*evidence.own, *evidence.outside)}
    wanted |= {seq for seq, _ in evidence.printed}
    walk = Walk()
    for event, payload in entries:
        yield from _link(event, walk)
        yield from _payload(event, payload, walk)
        if event.seq in wanted:
            walk.hashes[event.seq] = (event.epoch, event.hash)
    for seq in sorted(walk.without - walk.destroyed):
        yield Finding(seq, f"第 {seq} 号事件的内容不见了，也没有销毁的记录。")
    yield from _marks("库内", evidence.own, walk)
    yield from _marks("库外", evidence.outside, walk)
    yield from _missing_marks(evidence, walk)
    yield from _codes(evidence.printed, walk)


def gaps(epochs: Sequence[tuple[int, int]], outside: Iterable[Mark]) -> Iterator[str]:
    """What restores lost: (epoch, first event) against the checkpoints kept outside."""
    known: dict[int, int] = {}
    for mark in outside:
        if mark.is_genuine:
            known[mark.epoch] = max(known.get(mark.epoch, 0), mark.seq)
    for epoch, first in epochs:
        if (reached := known.get(epoch - 1, 0)) >= first:
            yield (
                f"第 {epoch} 期从第 {first} 号事件开始，是从备份恢复的；"
                f"上一期到过第 {reached} 号，中间 {reached - first + 1} 条随恢复丢失。"
            )


def _link(event: Event, walk: Walk) -> Iterator[Finding]:
    seq, last = event.seq, walk.seq
    if seq != last + 1:
        lost = f"第 {last + 1} 号" + (f"到第 {seq - 1} 号" if seq > last + 2 else "")
        yield Finding(last + 1, f"{lost}事件不见了。")
    elif event.prev != walk.hash:
        yield Finding(
            last or 1,
            f"第 {last or 1} 号事件被改过或换过：后一条记下的不是它现在的样子。",
        )
    if event.hash != hash_of(event):
        yield Finding(seq, f"第 {seq} 号事件被改过：内容和它自己的哈希不符。")
    if event.epoch != walk.epoch + (event.type == OPEN_EPOCH):
        yield Finding(seq, f"第 {seq} 号事件的期次不对：没有恢复的记录却换了期。")
    walk.seq, walk.hash, walk.epoch = seq, event.hash, event.epoch
    if event.type == OPEN_EPOCH:
        walk.epochs[event.epoch] = seq


def _payload(event: Event, payload: Payload | None, walk: Walk) -> Iterator[Finding]:
    seq = event.seq
    if payload is None:
        walk.without.add(seq)
        return
    try:
        content = opened(event, payload)
    except (InvalidTag, ValueError):
        yield Finding(seq, f"第 {seq} 号事件的内容打不开：内容或事件被改过。")
        return
    if commitment(bytes(payload.salt), content.encode()) != event.payload_commit:
        yield Finding(seq, f"第 {seq} 号事件的内容和当时的承诺值不符。")
    elif event.type == DESTROY_PAYLOADS:
        told: dict[str, Any] = json.loads(content)
        walk.destroyed |= set(told["seqs"])


def _marks(where: str, marks: Iterable[Mark], walk: Walk) -> Iterator[Finding]:
    for mark in marks:
        if not mark.is_genuine:
            yield Finding(
                mark.seq, f"{where}第 {mark.seq} 号的检查点签名不对，不是本系统签发的。"
            )
        elif not _lost_by_restore(mark, walk):
            yield from _mark(where, mark, walk)


def _mark(where: str, mark: Mark, walk: Walk) -> Iterator[Finding]:
    if mark.seq > walk.seq:
        yield Finding(
            walk.seq + 1,
            f"第 {walk.seq + 1} 号起的事件不见了：{where}检查点记着曾有 {mark.seq} 条。",
        )
    elif walk.hashes.get(mark.seq) != (mark.epoch, mark.hash):
        yield Finding(
            mark.seq, f"第 {mark.seq} 号或之前的事件被整段改写：与{where}检查点不符。"
        )


def _lost_by_restore(mark: Mark, walk: Walk) -> bool:
    """Whether the epoch of the checkpoint was ended, before it, by a restore."""
    ended = walk.epochs.get(mark.epoch + 1)
    return ended is not None and mark.seq >= ended


def _missing_marks(evidence: Evidence, walk: Walk) -> Iterator[Finding]:
    own = {mark.seq for mark in evidence.own}
    for mark in evidence.outside:
        there = mark.seq in own or mark.seq > walk.seq
        if mark.is_genuine and not there and not _lost_by_restore(mark, walk):
            yield Finding(mark.seq, f"库内第 {mark.seq} 号的检查点被删掉了。")


def _codes(codes: Iterable[tuple[int, str]], walk: Walk) -> Iterator[Finding]:
    for seq, code in codes:
        if seq not in walk.hashes:
            yield Finding(seq, f"第 {seq} 号事件不见了：打印件上有它的校验码。")
        elif printed(walk.hashes[seq][1]) != printed(code):
            yield Finding(seq, f"第 {seq} 号或之前的事件被改写：与打印的校验码不符。")
