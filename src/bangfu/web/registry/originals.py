"""销毁原件: files as they were sent are kept ninety days, then destroyed with an event."""

from datetime import timedelta
from uuid import UUID

from bangfu.core.access import NotHere
from bangfu.web.registry import vault
from bangfu.web.registry.models import Upload
from bangfu.web.trail.act import SYSTEM, Actor, Done, Receipt, act
from bangfu.web.trail.clock import now

KEPT = timedelta(days=90)


def destroy_due() -> Receipt | None:
    """Destroy what has been kept long enough; to be called once a day."""
    vault.sweep(_known())
    due = [upload.pk for upload in _due()]
    return destroy_originals(SYSTEM, tokens=due) if due else None


@act("destroy_originals")
def destroy_originals(actor: Actor, *, tokens: list[UUID]) -> Done:
    """销毁原件: only the system does it, and only to files whose time is over.

    The files go before the act is on record: killed in between, the next day's act finds
    them gone and says so.
    """
    due = {upload.pk: upload for upload in _due()}
    if actor != SYSTEM or not due.keys() >= set(tokens):
        raise NotHere
    for token in tokens:
        vault.destroy(token)
    Upload.objects.filter(pk__in=tokens).update(destroyed_at=now())
    files = [file["sha256"] for token in tokens for file in due[token].files]
    return Done("originals", {"uploads": [str(one) for one in tokens], "sha256": files})


def _due() -> list[Upload]:
    kept = Upload.objects.filter(dropped_at=None, destroyed_at=None)
    return list(kept.filter(sent_at__lte=now() - KEPT).order_by("sent_at"))


def _known() -> set[UUID]:
    return set(Upload.objects.values_list("pk", flat=True))
