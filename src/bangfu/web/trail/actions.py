"""The trail's own acts: the only way its own affairs are written."""

from collections.abc import Callable, Sequence

from bangfu.core.errors import BangfuError
from bangfu.web.trail.act import Actor, Done, Receipt, act
from bangfu.web.trail.chain import OPEN_EPOCH
from bangfu.web.trail.demo import BEGIN_DEMO, FINISH_DEMO, is_being_made
from bangfu.web.trail.models import Event, Payload

READ_FIELD = "read_field"
DESTROY_PAYLOADS = "destroy_payloads"


class NoPurpose(BangfuError):
    """Somebody wants to see a sensitive field and does not say what for."""

    def __init__(self) -> None:
        super().__init__("没有写查看用途，不能显示。请写明为什么事项查看，再点显示。")


class HomeInUse(BangfuError):
    """A home with real events cannot become a demo."""

    def __init__(self) -> None:
        super().__init__(
            "这个数据目录里已经有记录，不能再生成演示数据。没有改动，请换一个空目录。"
        )


class NoDemo(BangfuError):
    """There is no demo in the making to be finished."""

    def __init__(self) -> None:
        super().__init__(
            "这里没有正在生成的演示数据。没有改动，请先在空目录里开始生成。"
        )


class NotToDestroy(BangfuError):
    """What the trail says of destroying must itself stay."""

    def __init__(self) -> None:
        super().__init__(
            "这些事件的内容不存在，或者是必须保留的记录。没有销毁，请核对事件编号。"
        )


def reveal(
    actor: Actor, *, subject: str, field: str, purpose: str, opened: Callable[[], str]
) -> str:
    """查看敏感字段: open a sealed field; the reading is an event of the same transaction.

    Nobody gets the text before the event is committed. Each showing is a reading of its
    own, so there is no ``act_id`` to come back with.
    """
    shown: list[str] = []
    read_field(
        actor,
        subject=subject,
        field=field,
        purpose=purpose,
        opened=lambda: shown.append(opened()),
    )
    return shown[0]


def record_reading(actor: Actor, *, subject: str, field: str, purpose: str) -> Receipt:
    """记录查看: for pages that open many fields at once; call it inside their act."""
    return read_field(
        actor, subject=subject, field=field, purpose=purpose, opened=lambda: None
    )


@act(READ_FIELD)
def read_field(
    _actor: Actor, *, subject: str, field: str, purpose: str, opened: Callable[[], None]
) -> Done:
    """The act behind both."""
    if not purpose.strip():
        raise NoPurpose
    opened()
    return Done(subject, {"field": field, "purpose": purpose.strip()})


@act(BEGIN_DEMO)
def begin_demo(_actor: Actor) -> Done:
    """演示数据: the first event of a demo's home, and of no other."""
    if Event.objects.exists():
        raise HomeInUse
    return Done("demo")


@act(FINISH_DEMO)
def finish_demo(_actor: Actor) -> Done:
    """演示数据生成完毕: from here on the demo's clock is real."""
    if not is_being_made():
        raise NoDemo
    return Done("demo")


@act(DESTROY_PAYLOADS)
def destroy_payloads(_actor: Actor, *, seqs: Sequence[int], reason: str) -> Done:
    """销毁事件内容: of personal data that must go; the events and the chain stay."""
    wanted = set(seqs)
    kept = Event.objects.filter(seq__in=wanted, type__in=(DESTROY_PAYLOADS, OPEN_EPOCH))
    there = Payload.objects.filter(seq__in=wanted)
    if not wanted or kept.exists() or there.count() != len(wanted):
        raise NotToDestroy
    there.delete()
    return Done("trail", {"seqs": sorted(wanted), "reason": reason})


@act(OPEN_EPOCH)
def open_epoch(_actor: Actor, *, reason: str, lost: dict[str, object]) -> Done:
    """另开一期: after a restore; says up to where outside checkpoints knew the trail."""
    return Done("trail", {"reason": reason, "lost": lost})
