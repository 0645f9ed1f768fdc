"""链: canonical events, each with the hash of the one before it."""

import hashlib
import hmac
import json
import secrets
from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from django.db import connection

from bangfu.web.seal import seal, unseal
from bangfu.web.trail.clock import now, stamp
from bangfu.web.trail.demo import is_demo
from bangfu.web.trail.models import Event, Payload

__all__ = ["append", "canonical", "hash_of", "hold_the_pen", "is_demo", "opened"]

GENESIS = "0" * 64
OPEN_EPOCH = "open_epoch"
_LOCK = 0x62616E67  # the advisory lock of the trail on PostgreSQL
_SALT = 16


def canonical(content: Mapping[str, object]) -> bytes:
    """One spelling for one content: sorted keys, no spaces, UTF-8."""
    return json.dumps(
        content, ensure_ascii=False, sort_keys=True, separators=(",", ":")
    ).encode()


def signed_part(event: Event) -> dict[str, object]:
    """What the hash of an event covers: everything but the hash itself."""
    return {
        "v": 1,
        "epoch": event.epoch,
        "seq": event.seq,
        "prev": event.prev,
        "recv_at": event.recv_at,
        "claim_at": event.claim_at,
        "actor": event.actor,
        "post": event.post,
        "type": event.type,
        "subject": event.subject,
        "payload_commit": event.payload_commit,
        "act_id": str(event.act_id),
    }


def hash_of(event: Event) -> str:
    """The event's own hash."""
    return hashlib.sha256(b"\x00" + canonical(signed_part(event))).hexdigest()


def commitment(salt: bytes, payload: bytes) -> str:
    """Binds an event to its payload without telling anything of it."""
    return hmac.digest(salt, payload, hashlib.sha256).hex()


def place_of(event: Event) -> str:
    """Where a payload belongs: to one event with everything before it.

    Without the key nobody can rewrite an event and chain the later ones anew: their
    payloads would no longer open.
    """
    return f"trail:{event.hash}"


def opened(event: Event, payload: Payload) -> str:
    """The content of an event; InvalidTag when it was altered or belongs elsewhere."""
    return unseal(bytes(payload.cipher), place=place_of(event))


def hold_the_pen() -> None:
    """One writer at a time; SQLite's IMMEDIATE transaction is that already."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("select pg_advisory_xact_lock(%s)", [_LOCK])


def coming_seq() -> int:
    """The number of the event that the running act will leave; the act holds the pen."""
    last = Event.objects.order_by("-seq").values_list("seq", flat=True).first()
    return (last or 0) + 1


def append(
    type_: str,
    subject: str,
    payload: Mapping[str, object],
    *,
    act_id: UUID,
    actor: int | None,
    post: int | None,
    claim_at: datetime | None = None,
) -> Event:
    """Write the next event and its sealed payload; inside the act's transaction."""
    last = Event.objects.order_by("-seq").first()
    salt, content = secrets.token_bytes(_SALT), canonical(payload)
    event = Event(
        seq=last.seq + 1 if last else 1,
        epoch=(last.epoch if last else 1) + (type_ == OPEN_EPOCH),
        prev=last.hash if last else GENESIS,
        recv_at=stamp(now()),
        claim_at=stamp(claim_at) if claim_at else "",
        actor=actor,
        post=post,
        type=type_,
        subject=subject,
        payload_commit=commitment(salt, content),
        act_id=act_id,
    )
    event.hash = hash_of(event)
    event.save(force_insert=True)
    sealed = seal(content.decode(), place=place_of(event))
    Payload(seq=event.seq, salt=salt, cipher=sealed).save(force_insert=True)
    return event
