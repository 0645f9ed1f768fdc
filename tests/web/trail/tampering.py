"""A short history, and what somebody with a database shell could do to it."""

import random
from collections.abc import Sequence
from pathlib import Path

import pysqlite3
from django.db import connection

from bangfu.web.home import checkpoint_file
from bangfu.web.trail import triggers
from bangfu.web.trail.act import Actor, Done, act
from bangfu.web.trail.audit import Audit, audit
from bangfu.web.trail.chain import GENESIS, hash_of, place_of
from bangfu.web.trail.checkpoint import make_checkpoint
from bangfu.web.trail.guard import acting
from bangfu.web.trail.models import Event, Payload

ZHOU = Actor(7, 70)
COLUMNS = ("recv_at", "claim_at", "type", "subject", "payload_commit")


def by_chance(seed: int) -> random.Random:
    """Chance that comes out the same every time."""
    return random.Random(seed)  # noqa: S311 nobody must not guess it


@act("note")
def note(_actor: Actor, *, subject: str, text: str) -> Done:
    """The smallest act."""
    return Done(subject, {"text": text})


def write_history(acts: int, *, checkpoints: Sequence[int] = ()) -> None:
    """So many acts, with a checkpoint after some of them."""
    checkpoint_file().unlink(missing_ok=True)
    for n in range(1, acts + 1):
        note(ZHOU, subject=f"h:{n % 5}", text=f"第 {n} 件")
        if n in checkpoints:
            make_checkpoint()


def found(outside: Path | None = None) -> Audit:
    """What the verifier says, with the checkpoint file where there is one."""
    path = outside or checkpoint_file()
    return audit(path if path.exists() else None)


def shell(*statements: tuple[str, Sequence[object]]) -> None:
    """Write past the program, as an administrator with a database shell does."""
    vendor = connection.vendor
    dropping = [(sql, ()) for sql in triggers.dropped(vendor)]
    restoring = [(sql, ()) for sql in triggers.made(vendor)]
    if vendor == "sqlite":
        other = pysqlite3.connect(connection.settings_dict["NAME"])
        with other:
            for sql, values in [*dropping, *statements, *restoring]:
                other.execute(sql, values)
        other.close()
        return
    with acting(), connection.cursor() as cursor:
        for sql, values in [*dropping, *statements, *restoring]:
            cursor.execute(sql.replace("?", "%s"), values or None)


def set_column(seq: int, column: str, value: object) -> tuple[str, Sequence[object]]:
    """Edit one column of one event."""
    return f"update trail_event set {column} = ? where seq = ?", (value, seq)  # noqa: S608


def delete(seq: int) -> list[tuple[str, Sequence[object]]]:
    """Remove an event with its payload."""
    return [
        ("delete from trail_event where seq = ?", (seq,)),
        ("delete from trail_payload where seq = ?", (seq,)),
    ]


def cut_after(seq: int, *, table: bool = True) -> None:
    """Cut the tail; with the checkpoints of the database, unless told otherwise."""
    statements: list[tuple[str, Sequence[object]]] = [
        (f"delete from {name} where seq > ?", (seq,))  # noqa: S608
        for name in ("trail_event", "trail_payload")
    ]
    if table:
        statements.append(("delete from trail_checkpoint where seq > ?", (seq,)))
    shell(*statements)


def rechain() -> None:
    """Number all events anew and compute every hash again; no key is needed for it."""
    events = list(Event.objects.order_by("seq"))
    payloads = {p.seq: p for p in Payload.objects.all()}
    before, rows = GENESIS, []
    for seq, event in enumerate(events, 1):
        payload = payloads.get(event.seq)
        event.seq, event.prev = seq, before
        before = event.hash = hash_of(event)
        rows.append((event, payload))
    _write_again(rows)


def sign_again() -> None:
    """Rewrite everything as the server itself could: payloads and checkpoints too."""
    from bangfu.web.seal import seal, unseal  # noqa: PLC0415 only who has the key

    rows: list[tuple[Event, Payload | None]] = []
    before = GENESIS
    for event in Event.objects.order_by("seq"):
        payload = Payload.objects.get(seq=event.seq)
        text = unseal(bytes(payload.cipher), place=place_of(event))
        event.prev = before
        before = event.hash = hash_of(event)
        payload.cipher = seal(text, place=place_of(event))
        rows.append((event, payload))
    _write_again(rows)
    shell(("delete from trail_checkpoint", ()))
    kept = checkpoint_file().read_bytes()
    make_checkpoint()
    checkpoint_file().write_bytes(kept)  # the copy elsewhere does not change


def _write_again(rows: list[tuple[Event, Payload | None]]) -> None:
    shell(("delete from trail_event", ()), ("delete from trail_payload", ()))
    with acting():
        Event.objects.bulk_create([event for event, _ in rows])
        again = [
            Payload(seq=event.seq, salt=payload.salt, cipher=payload.cipher)
            for event, payload in rows
            if payload
        ]
        Payload.objects.bulk_create(again)


def edit(chance: random.Random, acts: int) -> None:
    """Edit one column of one event."""
    shell(set_column(chance.randint(1, acts), chance.choice(COLUMNS), "x"))


def edit_and_hash(chance: random.Random, acts: int) -> None:
    """Edit an event and mend its own hash."""
    event = Event.objects.get(seq=chance.randint(1, acts))
    event.subject = "h:x"
    shell(
        set_column(event.seq, "subject", event.subject),
        set_column(event.seq, "hash", hash_of(event)),
    )


def edit_and_rechain(chance: random.Random, acts: int) -> None:
    """Edit an event and compute every later hash again."""
    shell(set_column(chance.randint(1, acts), "subject", "h:x"))
    rechain()


def edit_and_sign(chance: random.Random, acts: int) -> None:
    """Edit an early event, with the server's key in hand."""
    shell(set_column(chance.randint(1, acts // 2), "subject", "h:x"))
    sign_again()


def edit_payload(chance: random.Random, acts: int) -> None:
    """Flip one bit of one payload."""
    payload = Payload.objects.get(seq=chance.randint(1, acts))
    cipher = bytearray(payload.cipher)
    cipher[chance.randrange(len(cipher))] ^= 1
    change = "update trail_payload set cipher = ? where seq = ?"
    shell((change, (bytes(cipher), payload.seq)))


def edit_salt(chance: random.Random, acts: int) -> None:
    """Another salt, and the commitment no longer fits."""
    seq = chance.randint(1, acts)
    shell(("update trail_payload set salt = ? where seq = ?", (b"0" * 16, seq)))


def remove_payload(chance: random.Random, acts: int) -> None:
    """Destroy a payload without a word."""
    seq = chance.randint(1, acts)
    shell(("delete from trail_payload where seq = ?", (seq,)))


def remove(chance: random.Random, acts: int) -> None:
    """Delete an event that has events after it."""
    shell(*delete(chance.randint(1, acts - 1)))


def remove_and_rechain(chance: random.Random, acts: int) -> None:
    """Delete one, close the gap, compute every hash again."""
    shell(*delete(chance.randint(1, acts - 1)))
    rechain()


def swap(chance: random.Random, acts: int) -> None:
    """Two events change places."""
    seq = chance.randint(1, acts - 1)
    _swap(seq)


def swap_and_rechain(chance: random.Random, acts: int) -> None:
    """Two events change places, and every hash is computed again."""
    _swap(chance.randint(1, acts - 1))
    rechain()


def cut(chance: random.Random, acts: int) -> None:
    """Cut the tail below the last checkpoint, with the checkpoints of the database."""
    cut_after(chance.randint(1, acts // 2))


def _swap(seq: int) -> None:
    for table in ("trail_event", "trail_payload"):
        change = f"update {table} set seq = ? where seq = ?"  # noqa: S608
        shell((change, (0, seq)), (change, (seq, seq + 1)), (change, (seq + 1, 0)))


TAMPERS = (
    edit,
    edit_and_hash,
    edit_and_rechain,
    edit_and_sign,
    edit_payload,
    edit_salt,
    remove_payload,
    remove,
    remove_and_rechain,
    swap,
    swap_and_rechain,
    cut,
)
