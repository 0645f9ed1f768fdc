"""读批次: the batches of a county, what rests on those taken back, and their story."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bangfu.core.access import NotHere
from bangfu.tables import find_table
from bangfu.web.accounts.models import Post
from bangfu.web.accounts.standing import Officer
from bangfu.web.registry.models import Batch, Hit, UnsureRow
from bangfu.web.registry.queries import inside
from bangfu.web.trail.chain import opened
from bangfu.web.trail.models import Event, Payload

LABELS = {"load_batch": "写入", "withdraw_batch": "撤回"}


@dataclass(frozen=True, slots=True)
class Told:
    """办过什么: an act on a batch, who did it and when, and the reason given."""

    act: str
    who: str
    at: datetime
    reason: str
    code: str


def batches_of(officer: Officer) -> list[tuple[str, list[Batch]]]:
    """批次一览: the county's batches under the titles of their tables, newest first."""
    found = Batch.objects.filter(inside(officer.post.division))
    tables: dict[str, list[Batch]] = {}
    for batch in found.order_by("-as_of", "-number"):
        tables.setdefault(batch.table, []).append(batch)
    return sorted((find_table(name).title, own) for name, own in tables.items())


def batch_for(officer: Officer, number: int) -> Batch:
    """A batch of the officer's county; NotHere for any other."""
    batch = Batch.objects.filter(inside(officer.post.division), pk=number).first()
    if batch is None:
        raise NotHere
    return batch


def story_of(batch: Batch) -> list[Told]:
    """经过: who wrote the batch and who took it back."""
    events = list(Event.objects.filter(subject=f"batch:{batch.pk}").order_by("-seq"))
    posts = Post.objects.select_related("account", "unit").in_bulk(
        {event.post for event in events if event.post}
    )
    payloads = Payload.objects.in_bulk([event.seq for event in events])
    return [
        Told(
            act=LABELS.get(event.type, event.type),
            who=_who(posts.get(event.post or 0)),
            at=datetime.fromisoformat(event.recv_at),
            reason=_reason(event, payloads.get(event.seq)),
            code=event.hash[:8].upper(),
        )
        for event in events
        if event.type in LABELS
    ]


def unsure_in(batch: Batch) -> int:
    """How many of the batch's rows still wait for somebody to say who they are."""
    return batch.unsure_rows.filter(state=UnsureRow.State.WAITING).count()


def withdrawn_under(hits: Iterable[Hit]) -> Mapping[int, Sequence[Batch]]:
    """Of each hit the batches it stands on that were taken back since."""
    listed = list(hits)
    numbers = {number for hit in listed for number in hit.batches}
    gone = Batch.objects.filter(pk__in=numbers, withdrawn_at__isnull=False).in_bulk()
    under = {hit.pk: [gone[n] for n in hit.batches if n in gone] for hit in listed}
    return {pk: batches for pk, batches in under.items() if batches}


def _who(post: Post | None) -> str:
    return f"{post.unit.name} {post.account.name}" if post else "系统"


def _reason(event: Event, payload: Payload | None) -> str:
    if payload is None or event.type != "withdraw_batch":
        return ""
    told: Mapping[str, Any] = json.loads(opened(event, payload))
    return str(told.get("reason", ""))
