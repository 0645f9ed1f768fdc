"""检查点: how long the trail was and what its hash was, signed and kept outside too."""

import json
import os
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.db import transaction

from bangfu.core.errors import BangfuError
from bangfu.web.home import checkpoint_file
from bangfu.web.seal import derived
from bangfu.web.trail.chain import canonical, hold_the_pen
from bangfu.web.trail.clock import now, stamp
from bangfu.web.trail.guard import acting
from bangfu.web.trail.models import Checkpoint, Event

EVERY = timedelta(hours=1)
MANY = 1_000  # events; a busy hour does not wait for its end
_GROUP = 4
_PRINTED = 32


class NotKeptOutside(BangfuError):
    """A checkpoint that could not leave the database is none."""

    def __init__(self) -> None:
        super().__init__(
            "检查点文件写不进去，没有作出检查点。请联系系统管理员检查磁盘和权限后再办。"
        )


@dataclass(frozen=True, slots=True)
class Mark:
    """检查点: the trail had ``seq`` events, and the last one had this hash."""

    seq: int
    epoch: int
    hash: str
    made_at: str
    signature: str

    @property
    def code(self) -> str:
        """What a page prints: 32 characters of the hash in 8 groups."""
        return printed(self.hash)

    @property
    def at(self) -> datetime:
        """When it was made."""
        return datetime.fromisoformat(self.made_at)

    @property
    def is_genuine(self) -> bool:
        """Whether this home's key signed it."""
        try:
            _key().public_key().verify(bytes.fromhex(self.signature), self._signed())
        except (InvalidSignature, ValueError):
            return False
        return True

    def _signed(self) -> bytes:
        return _signed_part(self.seq, self.epoch, self.hash, self.made_at)


def printed(hash_: str) -> str:
    """The printed form of an event's hash.

    >>> printed("0123456789abcdef" * 4)
    '0123 4567 89AB CDEF 0123 4567 89AB CDEF'
    """
    text = hash_[:_PRINTED].upper()
    return " ".join(text[at : at + _GROUP] for at in range(0, _PRINTED, _GROUP))


def make_checkpoint() -> Mark | None:
    """Sign the trail as it is now; None while it is empty.

    Never inside an act: what may still be undone is not signed. Where nothing happened
    since the last one, that one is the answer.
    """
    with transaction.atomic(durable=True), acting():
        hold_the_pen()
        event = Event.objects.order_by("-seq").first()
        if event is None:
            return None
        if earlier := Checkpoint.objects.filter(seq=event.seq).first():
            return mark_of(earlier)
        mark = _sign(event)
        Checkpoint(**asdict(mark)).save(force_insert=True)
        try:
            _keep_outside(mark)
        except OSError as trouble:
            raise NotKeptOutside from trouble
    return mark


def covering(event: Event) -> Mark | None:
    """The first checkpoint that stands for an event and everything before it."""
    rows = Checkpoint.objects.filter(seq__gte=event.seq, epoch=event.epoch)
    row = rows.order_by("seq").first()
    return mark_of(row) if row else None


def checkpoint_if_due() -> Mark | None:
    """The hourly checkpoint; called by the worker and now and then by a request."""
    last = Checkpoint.objects.order_by("-seq").first()
    tail = Event.objects.order_by("-seq").first()
    if tail is None or (last and tail.seq == last.seq):
        return None
    if last and tail.seq - last.seq < MANY and _age(last) < EVERY:
        return None
    return make_checkpoint()


def mark_of(row: Checkpoint) -> Mark:
    """A row as a value."""
    return Mark(row.seq, row.epoch, row.hash, row.made_at, row.signature)


def read_outside(path: Path) -> tuple[list[Mark], list[int]]:
    """The checkpoints kept outside, and the numbers of the lines that say nothing."""
    marks: list[Mark] = []
    unreadable: list[int] = []
    for number, line in enumerate(path.read_bytes().splitlines(), 1):
        try:
            content = json.loads(line)
            marks.append(Mark(**{name: content[name] for name in Mark.__slots__}))
        except (ValueError, TypeError, KeyError):
            unreadable.append(number)
    return marks, unreadable


def _sign(event: Event) -> Mark:
    made_at = stamp(now())
    signed = _signed_part(event.seq, event.epoch, event.hash, made_at)
    signature = _key().sign(signed).hex()
    return Mark(event.seq, event.epoch, event.hash, made_at, signature)


def _signed_part(seq: int, epoch: int, hash_: str, made_at: str) -> bytes:
    content = {"v": 1, "seq": seq, "epoch": epoch, "hash": hash_, "made_at": made_at}
    return b"bangfu checkpoint\x00" + canonical(content)


@cache
def _key() -> Ed25519PrivateKey:
    return Ed25519PrivateKey.from_private_bytes(derived("trail checkpoint"))


def _age(row: Checkpoint) -> timedelta:
    return now() - datetime.fromisoformat(row.made_at)


def _keep_outside(mark: Mark) -> None:
    line = canonical(asdict(mark)) + b"\n"
    flags = os.O_RDWR | os.O_CREAT | os.O_APPEND
    handle = os.open(checkpoint_file(), flags, 0o600)
    with os.fdopen(handle, "rb+", buffering=0) as file:
        size = os.fstat(handle).st_size
        # A line torn by a power cut must not swallow the next one.
        torn = size and os.pread(handle, 1, size - 1) != b"\n"
        file.write(b"\n" * bool(torn) + line)
        os.fsync(handle)
