"""Afterwards: what a home that was killed still holds, beside what it had promised."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

import pyarrow.parquet as pq
from cryptography.exceptions import InvalidTag
from django.db import connection

from bangfu.core.errors import BangfuError
from bangfu.web.home import checkpoint_file
from bangfu.web.leads.models import Verification
from bangfu.web.problems import vault
from bangfu.web.problems.models import Proof
from bangfu.web.registry import vault as files_vault
from bangfu.web.registry.imports import settle_staged
from bangfu.web.registry.models import Batch, Upload
from bangfu.web.registry.runs import home_lake
from bangfu.web.trail.audit import audit
from bangfu.web.trail.models import Event
from faults.office import Deed, do, events_of


@dataclass(frozen=True, slots=True)
class Promised:
    """What the office had said when it was killed: receipts, and the deed under way."""

    receipts: frozenset[tuple[int, str]]
    unanswered: Deed | None


def promised(lines: Iterable[bytes]) -> Promised:
    """Read what came through the pipe; a line that was cut short was never said."""
    receipts: set[tuple[int, str]] = set()
    unanswered = None
    for line in lines:
        if not line.endswith(b"\n"):
            continue
        told: dict[str, Any] = json.loads(line)
        if "deed" in told:
            unanswered = told["deed"]
        elif "done" in told:
            receipts |= {(seq, hash_) for seq, hash_ in told["done"]}
            unanswered = None
    return Promised(frozenset(receipts), unanswered)


def look(told: Promised) -> dict[str, Any]:
    """What is lost and what is wrong, in a process that starts as the site would."""
    connection.ensure_connection()
    broken = list(_broken())
    if broken:
        return {"lost": len(told.receipts), "wrong": broken, "again": ""}
    lost = told.receipts - set(Event.objects.values_list("seq", "hash"))
    wrong = [*_unsettled(), *_unaudited(), *_unequal(), *_unproved(), *_unkept()]
    again = _again(told.unanswered) if told.unanswered else ""
    wrong += _unaudited() if again else ()
    return {"lost": len(lost), "wrong": wrong, "again": again}


def _broken() -> Iterator[str]:
    with connection.cursor() as cursor:
        cursor.execute("pragma integrity_check")
        if (answer := cursor.fetchone()[0]) != "ok":
            yield f"数据库坏了：{answer}"
        cursor.execute("pragma foreign_key_check")
        if cursor.fetchone():
            yield "数据库里有断了的引用"


def _unsettled() -> Iterator[str]:
    """The lake and the batches on record agree, and every part can be read."""
    settle_staged()
    lake = home_lake()
    there = {batch.number: batch for batch in lake.batches()}
    on_record = dict(Batch.objects.values_list("number", "rows"))
    if there.keys() != on_record.keys():
        yield f"湖里的批次是{sorted(there)}，登记的是{sorted(on_record)}"
    for number, batch in there.items():
        part = lake.part(batch, "rows")
        rows = pq.read_metadata(part).num_rows if part else 0
        if rows != on_record.get(number):
            yield f"第{number}批在湖里有{rows}行，登记的是{on_record.get(number)}行"


def _unaudited() -> list[str]:
    """``trail verify``, with the checkpoints kept outside; problems rebuilt too."""
    return [finding.sentence for finding in audit(checkpoint_file()).findings]


def _unequal() -> Iterator[str]:
    """No act without its event, no event without its act."""
    for kind, kept in (
        ("verify_lead", Verification.objects.values_list("seq", flat=True)),
        ("load_batch", _batch_events()),
        ("send_files", _upload_events()),
    ):
        told = set(Event.objects.filter(type=kind).values_list("seq", flat=True))
        if told != set(kept):
            yield f"{kind} 的事件和表里不一致：{sorted(told ^ set(kept))}"


def _batch_events() -> Iterator[int]:
    events = _by_subject("load_batch")
    for number in Batch.objects.values_list("number", flat=True):
        yield events.get(f"batch:{number}", 0)


def _upload_events() -> Iterator[int]:
    events = _by_subject("send_files")
    for token in Upload.objects.values_list("token", flat=True):
        yield events.get(f"upload:{token}", 0)


def _by_subject(kind: str) -> dict[str, int]:
    return dict(Event.objects.filter(type=kind).values_list("subject", "seq"))


def _unproved() -> Iterator[str]:
    """Every proof on record can be opened and is what it was."""
    for name in set(Proof.objects.values_list("sha256", flat=True)):
        try:
            sound = vault.digest(vault.fetch(name)) == name
        except (OSError, InvalidTag):
            sound = False
        if not sound:
            yield f"佐证 {name[:12]} 打不开"


def _unkept() -> Iterator[str]:
    """Every file that was sent can be opened and is what it was."""
    for upload in Upload.objects.all():
        names = [one["name"] for one in upload.files]
        try:
            with files_vault.opened(upload.token, names) as paths:
                kept = [sha256(path.read_bytes()).hexdigest() for path in paths]
        except (OSError, InvalidTag):
            kept = []
        if kept != [one["sha256"] for one in upload.files]:
            yield "交来的表打不开"


def _again(deed: Deed) -> str:
    """Send what was not answered once more: it is there exactly once afterwards."""
    before = len(events_of(deed))
    try:
        do(deed)
    except BangfuError:
        if before:
            raise
        return "refused"
    after = len(events_of(deed))
    if after != 1:
        raise AssertionError(f"再办一次以后有{after}条事件：{deed['kind']}")
    return "already" if before else "anew"
