"""撤回一批: a batch is taken back whole; older images and runs keep what they had."""

from collections.abc import Sequence
from uuid import UUID

from bangfu.core.calendar import say_date
from bangfu.core.errors import BangfuError
from bangfu.web.registry.access import check_may
from bangfu.web.registry.batch_queries import batch_for
from bangfu.web.registry.change_kinds import ChangeKind
from bangfu.web.registry.imports import one_at_a_time
from bangfu.web.registry.models import Batch, HouseholdChange
from bangfu.web.registry.runs import home_lake
from bangfu.web.registry.undo import changes_resting_on, resting_on, undo
from bangfu.web.trail.act import Actor, Done, Receipt, act
from bangfu.web.trail.clock import now

_NAMED = 3


class NoReasonToWithdraw(BangfuError):
    """A batch taken back without a word."""

    def __init__(self) -> None:
        super().__init__("撤回一批要写明原因。没有撤回，请写清为什么撤回。")


class AlreadyWithdrawn(BangfuError):
    """A batch that was taken back before."""

    def __init__(self) -> None:
        super().__init__("这一批已经撤回过。没有再撤，请看批次页上的撤回记录。")


class LaterBatchesRestOnIt(BangfuError):
    """A batch under others: without it they would have been written otherwise."""

    def __init__(self, why: str) -> None:
        super().__init__(f"{why}。没有撤回，撤回后再重交。")


def withdraw(
    actor: Actor, *, number: int, reason: str, act_id: UUID | None = None
) -> Receipt:
    """Take a batch back: first on record, then readers of the lake no longer see it."""
    with one_at_a_time():
        receipt = withdraw_batch(actor, number=number, reason=reason, act_id=act_id)
        batch = Batch.objects.get(pk=number)
        if batch.withdrawn_at:
            home_lake().withdraw(number, at=batch.withdrawn_at)
    return receipt


@act("withdraw_batch")
def withdraw_batch(actor: Actor, *, number: int, reason: str) -> Done:
    """撤回一批: what it opened is closed, what it ended is open again."""
    officer = check_may(actor, "withdraw_batch")
    batch = batch_for(officer, number)
    if not reason.strip():
        raise NoReasonToWithdraw
    if batch.withdrawn_at:
        raise AlreadyWithdrawn
    if why := reason_not_to_withdraw(batch):
        raise LaterBatchesRestOnIt(why)
    undo(batch)
    Batch.objects.filter(pk=number).update(withdrawn_at=now())
    told = {"reason": reason.strip(), "file": batch.file, "table": batch.table}
    return Done(f"batch:{number}", told)


def reason_not_to_withdraw(batch: Batch) -> str:
    """Why a batch cannot be taken back exactly; empty when it can."""
    if changes := changes_resting_on(batch):
        return f"{_told(changes)}，请先撤销"
    later = list(resting_on(batch, home_lake()))
    if not later:
        return ""
    ours = [other for other in later if other.division == batch.division]
    return f"后来写入的{_listed(ours)}用到了这一批的户和人，请先撤回后来的批次"


def _told(changes: Sequence[HouseholdChange]) -> str:
    """The changes by kind and day; whose they are the reader finds on the list."""
    named = "、".join(
        f"{ChangeKind(one.kind).label}（{say_date(one.on_date)}）"
        for one in changes[:_NAMED]
    )
    more = f"等{len(changes)}项" if len(changes) > _NAMED else ""
    return f"后来确认的户情变化{named}{more}用到了这一批的户和人"


def _listed(batches: Sequence[Batch]) -> str:
    if not batches:
        return "其他县的表"
    named = "、".join(f"《{one.file}》（第{one.number}批）" for one in batches[:_NAMED])
    return f"{named}等{len(batches)}批" if len(batches) > _NAMED else named
