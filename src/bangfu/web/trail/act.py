"""动作: the only way to write. One transaction, one event, one receipt."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import datetime
from functools import wraps
from typing import Any
from uuid import UUID, uuid4

from django.db import transaction

from bangfu.core.errors import BangfuError
from bangfu.web.trail.chain import append, hold_the_pen
from bangfu.web.trail.guard import acting
from bangfu.web.trail.models import Event

REFUSED = "refused"
_inside: ContextVar[bool] = ContextVar("inside", default=False)


class FormAlreadyUsed(BangfuError):
    """An act's number came back with another act, or from somebody else."""

    def __init__(self) -> None:
        super().__init__("这张表单已经用于另一项办理。没有保存，请重新打开页面再办。")


@dataclass(frozen=True, slots=True)
class Actor:
    """办理人: who acts, from which post; None is the system itself."""

    account: int | None
    post: int | None = None


SYSTEM = Actor(None)


@dataclass(frozen=True, slots=True)
class Done:
    """办理结果: what an act was about, and what the trail keeps of it (sealed)."""

    subject: str
    payload: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Receipt:
    """回执: the event's number and hash; ``repeated`` when the same act came twice."""

    seq: int
    hash: str
    subject: str
    repeated: bool = False

    @property
    def code(self) -> str:
        """The short code that pages show."""
        return self.hash[:8].upper()


# What an act takes after the actor is its own; the receipt is the same for all.
Act = Callable[..., Done]


def act(type_: str) -> Callable[[Act], Callable[..., Receipt]]:
    """Make a function an act: ``function(actor, ...) -> Done`` in one transaction.

    The caller adds ``act_id`` (the client's UUID: the second post of one act gets the
    first one's receipt) and perhaps ``claim_at`` (when a phone says it happened).

    An act may call another: the inner one joins the transaction and leaves its own
    event before the outer one's. A refusal that comes out of the outermost act undoes
    everything and leaves one event ``refused``.
    """

    def declare(function: Act) -> Callable[..., Receipt]:
        @wraps(function)
        def perform(
            actor: Actor,
            *args: Any,
            act_id: UUID | None = None,
            claim_at: datetime | None = None,
            **values: Any,
        ) -> Receipt:
            with _told_when_refused(type_, actor), _writing():
                number = act_id or uuid4()
                if earlier := Event.objects.filter(act_id=number).first():
                    return _receipt_again(earlier, type_, actor)
                done = function(actor, *args, **values)
                return _receipt(_tell(type_, done, actor, number, claim_at))

        return perform

    return declare


@contextmanager
def _writing() -> Iterator[None]:
    """One transaction with the pen; an inner act joins as a savepoint.

    The outermost is durable: a receipt is never given for what may still be undone.
    """
    outermost = not _inside.get()
    token = _inside.set(True)
    try:
        with transaction.atomic(durable=outermost), acting():
            hold_the_pen()
            yield
    finally:
        _inside.reset(token)


@contextmanager
def _told_when_refused(type_: str, actor: Actor) -> Iterator[None]:
    try:
        yield
    except BangfuError as refusal:
        if not _inside.get():
            told = Done(type_, {"act": type_, "why": str(refusal)})
            with _writing():
                _tell(REFUSED, told, actor, uuid4(), None)
        raise


def _tell(
    type_: str, done: Done, actor: Actor, act_id: UUID, claim_at: datetime | None
) -> Event:
    return append(
        type_,
        done.subject,
        done.payload,
        act_id=act_id,
        actor=actor.account,
        post=actor.post,
        claim_at=claim_at,
    )


def _receipt_again(earlier: Event, type_: str, actor: Actor) -> Receipt:
    if (earlier.type, earlier.actor) != (type_, actor.account):
        raise FormAlreadyUsed
    return _receipt(earlier, repeated=True)


def _receipt(event: Event, *, repeated: bool = False) -> Receipt:
    return Receipt(event.seq, event.hash, event.subject, repeated)
