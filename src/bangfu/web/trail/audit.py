"""核验: the trail of this home, read from its database and its checkpoint file."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from django.db import connection

from bangfu.web.trail import rebuild, triggers
from bangfu.web.trail.chain import OPEN_EPOCH
from bangfu.web.trail.checkpoint import Mark, mark_of, read_outside
from bangfu.web.trail.models import Checkpoint, Event
from bangfu.web.trail.verify import Entry, Evidence, Finding, examine, gaps

_TELL_EVERY = 500

NO_OUTSIDE = (
    "没有库外检查点：有人连同检查点一起截掉尾部时查不出来。"
    "请用 --checkpoints 指明抄送出去的检查点文件再核一次。"
)
WITH_THE_KEY = (
    "拿得到服务器密钥的人能重写并重新签名；只有打印的校验码和抄送到"
    "别的机器上的检查点才能揭穿，请定期打印并抄送。"
)


@dataclass(frozen=True, slots=True)
class Audit:
    """核验结果: what was looked at, what is wrong, and what nobody can see from here."""

    events: int
    own: int
    outside: int
    compared: tuple[str, ...]
    findings: tuple[Finding, ...]
    gaps: tuple[str, ...]
    notes: tuple[str, ...]
    unseen: tuple[str, ...]


Progress = Callable[[str, int, int], None]


def _silent(_text: str, _done: int, _total: int) -> None:
    """Nobody waits for progress."""


def audit(
    outside: Path | None,
    codes: tuple[tuple[int, str], ...] = (),
    *,
    progress: Progress = _silent,
) -> Audit:
    """Verify the whole trail; work that goes on meanwhile is not looked at."""
    marks, unreadable = read_outside(outside) if outside else ([], [])
    own = [mark_of(row) for row in Checkpoint.objects.order_by("seq")]
    tail = Event.objects.order_by("-seq").first()
    upto = tail.seq if tail else 0
    entries = _counted(rebuild.entries(upto), upto, progress)
    found = list(examine(entries, Evidence(own, marks, codes)))
    found += [Finding(None, told) for told in _missing_triggers()]
    progress("按事件重算业务表", upto, upto)
    found += [
        Finding(d.seq, f"{name}与事件不符：{d.sentence}")
        for name, d in rebuild.compare(upto)
    ]
    epochs = Event.objects.filter(type=OPEN_EPOCH).order_by("seq")
    return Audit(
        events=Event.objects.filter(seq__lte=upto).count(),
        own=len(own),
        outside=len(marks),
        compared=rebuild.names(),
        findings=tuple(sorted(found, key=lambda f: (f.seq is None, f.seq or 0))),
        gaps=tuple(gaps([(e.epoch, e.seq) for e in epochs], marks)),
        notes=tuple(f"检查点文件第 {line} 行读不出来，没有用。" for line in unreadable),
        unseen=(_after(marks, upto), WITH_THE_KEY),
    )


def _counted(
    entries: Iterator[Entry], upto: int, progress: Progress
) -> Iterator[Entry]:
    for n, entry in enumerate(entries):
        if n % _TELL_EVERY == 0:
            progress("核对事件", n, upto)
        yield entry


def _after(marks: list[Mark], upto: int) -> str:
    seen = [mark.seq for mark in marks if mark.is_genuine]
    if not seen:
        return NO_OUTSIDE
    last = min(max(seen), upto)
    return (
        f"库外最后一个检查点到第 {last} 号；在它之后从尾部整段截掉的事件查不出来，"
        "请和办理人手里的回执核对。"
    )


def _missing_triggers() -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute(triggers.looked_up(connection.vendor))
        there = {name for (name,) in cursor.fetchall()}
    return [
        f"数据表 {table} 的防改触发器 {name} 不见了，有人动过数据库。"
        for table, name in triggers.names(connection.vendor)
        if name not in there
    ]
