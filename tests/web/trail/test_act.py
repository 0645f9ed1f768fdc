"""An act is one transaction, one event, one receipt."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from uuid import UUID, uuid4

import pytest
from django.db import connection, transaction

from bangfu.core.errors import BangfuError
from bangfu.web.accounts.models import Unit
from bangfu.web.trail.act import Actor, Done, FormAlreadyUsed, Receipt, act
from bangfu.web.trail.models import Event, Payload

ZHOU, LI = Actor(7, 70), Actor(8, 80)
FEW = 4
MANY = 10


class Unwanted(BangfuError):
    """What a test's act refuses with."""


@act("open_unit")
def open_unit(_actor: Actor, *, name: str) -> Done:
    """Write a business row."""
    Unit(name=name, kind="x", division="620599", from_date=date(2026, 1, 1)).save()
    return Done(f"unit:{name}", {"name": name})


@act("refuse_unit")
def refuse_unit(_actor: Actor, *, name: str) -> Done:
    """Write a business row, then find that it may not be."""
    Unit(name=name, kind="x", division="620599", from_date=date(2026, 1, 1)).save()
    raise Unwanted("不行。没有保存，请改办别的。")


@act("open_two")
def open_two(actor: Actor, *, names: tuple[str, str]) -> Done:
    """An act made of two others."""
    receipts = [open_unit(actor, name=name) for name in names]
    return Done("two", {"parts": [r.seq for r in receipts]})


@act("open_and_refuse")
def open_and_refuse(actor: Actor) -> Done:
    """An act whose second part is refused."""
    open_unit(actor, name="甲")
    refuse_unit(actor, name="乙")
    return Done("never")


@act("open_anyway")
def open_anyway(actor: Actor) -> Done:
    """An act that goes on when a part of it is refused."""
    try:
        refuse_unit(actor, name="乙")
    except Unwanted:
        open_unit(actor, name="丙")
    return Done("anyway")


def types() -> list[str]:
    """What the trail says, in its order."""
    return list(Event.objects.order_by("seq").values_list("type", flat=True))


def units() -> set[str]:
    """The business rows."""
    return set(Unit.objects.values_list("name", flat=True))


@pytest.mark.both
@pytest.mark.django_db
def test_an_act_writes_its_rows_and_one_event() -> None:
    """The receipt is the event's."""
    receipt = open_unit(ZHOU, name="甲")
    event = Event.objects.get()
    assert units() == {"甲"}
    assert (event.seq, event.hash) == (receipt.seq, receipt.hash)
    assert (event.type, event.actor, event.post) == ("open_unit", 7, 70)
    assert receipt.code == event.hash[:8].upper()
    assert Payload.objects.get().seq == event.seq


@pytest.mark.both
@pytest.mark.django_db(transaction=True)
def test_a_refused_act_leaves_nothing_but_the_attempt() -> None:
    """The rows are undone, the refusal stays."""
    with pytest.raises(Unwanted):
        refuse_unit(ZHOU, name="甲")
    assert units() == set()
    assert types() == ["refused"]
    assert Event.objects.get().subject == "refuse_unit"


@pytest.mark.both
@pytest.mark.django_db
def test_an_act_inside_an_act_leaves_its_own_event() -> None:
    """Each part first, then the whole."""
    whole = open_two(ZHOU, names=("甲", "乙"))
    assert types() == ["open_unit", "open_unit", "open_two"]
    assert whole.seq == 3


@pytest.mark.both
@pytest.mark.django_db(transaction=True)
def test_a_refusal_deep_inside_undoes_all_and_is_told_once() -> None:
    """Neither part stays."""
    with pytest.raises(Unwanted):
        open_and_refuse(ZHOU)
    assert units() == set()
    assert types() == ["refused"]


@pytest.mark.django_db
def test_an_act_that_survives_a_refused_part_keeps_the_rest() -> None:
    """Only the refused part is undone."""
    open_anyway(ZHOU)
    assert units() == {"丙"}
    assert types() == ["open_unit", "open_anyway"]


@pytest.mark.django_db(transaction=True)
def test_a_mistake_of_ours_undoes_the_act() -> None:
    """An error that is no refusal leaves no event either."""

    @act("break")
    def stumble(actor: Actor) -> Done:
        open_unit(actor, name="甲")
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        stumble(ZHOU)
    assert units() == set()
    assert types() == []


@pytest.mark.both
@pytest.mark.django_db
def test_the_same_form_posted_twice_gets_the_first_receipt() -> None:
    """Nothing is written the second time."""
    form = uuid4()
    first = open_unit(ZHOU, name="甲", act_id=form)
    second = open_unit(ZHOU, name="甲", act_id=form)
    assert (second.seq, second.hash) == (first.seq, first.hash)
    assert second.repeated
    assert not first.repeated
    assert types() == ["open_unit"]


@pytest.mark.both
@pytest.mark.django_db
@pytest.mark.parametrize("actor", [LI, Actor(None)])
def test_a_form_of_somebody_else_is_refused(actor: Actor) -> None:
    """The first one's receipt is not theirs to see."""
    form = uuid4()
    open_unit(ZHOU, name="甲", act_id=form)
    with pytest.raises(FormAlreadyUsed, match="没有保存，请重新打开页面"):
        open_unit(actor, name="乙", act_id=form)
    assert types() == ["open_unit", "refused"]


@pytest.mark.django_db
def test_a_form_used_for_another_act_is_refused() -> None:
    """One number is one act."""
    form = uuid4()
    open_unit(ZHOU, name="甲", act_id=form)
    with pytest.raises(FormAlreadyUsed):
        open_two(ZHOU, names=("乙", "丙"), act_id=form)
    assert units() == {"甲"}


@pytest.mark.django_db(transaction=True)
def test_a_receipt_is_never_given_for_what_may_still_be_undone() -> None:
    """An act refuses to run inside somebody else's transaction."""
    with pytest.raises(RuntimeError, match="durable"), transaction.atomic():
        open_unit(ZHOU, name="甲")
    assert types() == []


def in_thread(name: str, form: UUID | None = None) -> Receipt:
    """One act on a connection of its own."""
    try:
        return open_unit(ZHOU, name=name, act_id=form)
    finally:
        connection.close()


@pytest.mark.both
@pytest.mark.django_db(transaction=True)
def test_acts_at_once_are_written_one_after_another() -> None:
    """Numbers without gaps, each linked to the one before."""
    names = [f"村{n}" for n in range(FEW * MANY)]
    with ThreadPoolExecutor(FEW) as people:
        receipts = list(people.map(in_thread, names))
    events = list(Event.objects.order_by("seq"))
    assert [e.seq for e in events] == list(range(1, len(names) + 1))
    assert {r.seq for r in receipts} == {e.seq for e in events}
    assert [e.prev for e in events[1:]] == [e.hash for e in events[:-1]]
    assert units() == set(names)


@pytest.mark.both
@pytest.mark.django_db(transaction=True)
def test_the_same_form_posted_at_once_is_one_act() -> None:
    """A double click, or a phone that sends again."""
    form = uuid4()
    with ThreadPoolExecutor(FEW) as people:
        receipts = list(people.map(in_thread, ["甲"] * FEW, [form] * FEW))
    assert types() == ["open_unit"]
    assert len({r.hash for r in receipts}) == 1
    assert sum(not r.repeated for r in receipts) == 1
