"""Nobody sees a sensitive field without an event that says who, what and what for."""

import pytest
from cryptography.exceptions import InvalidTag

from bangfu.web.seal import seal, unseal
from bangfu.web.trail import rebuild
from bangfu.web.trail.actions import (
    NoPurpose,
    NotToDestroy,
    destroy_payloads,
    record_reading,
    reveal,
)
from bangfu.web.trail.models import Event, Payload
from web.trail.tampering import ZHOU, note

SEALED = seal("13900000000", place="member:5:phone")


def shown(purpose: str, place: str = "member:5:phone") -> str:
    """One click on 显示."""
    return reveal(
        ZHOU,
        subject="member:5",
        field="phone",
        purpose=purpose,
        opened=lambda: unseal(SEALED, place=place),
    )


@pytest.mark.both
@pytest.mark.django_db
def test_a_shown_field_is_an_event() -> None:
    """Who, whose, which, what for; never the value."""
    assert shown(" 电话核实 ") == "13900000000"
    (told,) = rebuild.told(9)
    assert (told.type, told.actor, told.subject) == ("read_field", 7, "member:5")
    assert told.payload == {"field": "phone", "purpose": "电话核实"}


@pytest.mark.django_db
def test_each_showing_is_an_event_of_its_own() -> None:
    """A page opened twice was read twice."""
    shown("核实")
    shown("核实")
    assert Event.objects.filter(type="read_field").count() == 2


@pytest.mark.django_db(transaction=True)
def test_without_a_purpose_nothing_is_shown() -> None:
    """The attempt stays."""
    with pytest.raises(NoPurpose, match="请写明为什么事项查看"):
        shown("  ")
    assert Event.objects.get().type == "refused"


@pytest.mark.django_db(transaction=True)
def test_what_does_not_open_is_not_recorded_as_read() -> None:
    """Reading and record are one transaction."""
    with pytest.raises(InvalidTag):
        shown("核实", place="member:6:phone")
    assert not Event.objects.exists()


@pytest.mark.django_db
def test_a_page_that_opens_many_fields_records_each() -> None:
    """The same event without the opening."""
    record_reading(ZHOU, subject="member:5", field="id_number", purpose="比对")
    assert Event.objects.get().type == "read_field"


@pytest.mark.django_db
def test_a_destroyed_payload_is_gone_and_its_event_stays() -> None:
    """The trail tells that it is gone."""
    seq = note(ZHOU, subject="h:1", text="x").seq
    destroy_payloads(ZHOU, seqs=[seq], reason="当事人要求删除")
    first, destroying = rebuild.told(9)
    assert (first.type, first.payload) == ("note", None)
    assert destroying.payload == {"seqs": [seq], "reason": "当事人要求删除"}


@pytest.mark.django_db
def test_what_says_that_something_was_destroyed_cannot_be_destroyed() -> None:
    """Nor what is not there."""
    seq = note(ZHOU, subject="h:1", text="x").seq
    destroying = destroy_payloads(ZHOU, seqs=[seq], reason="当事人要求删除").seq
    for seqs in ([destroying], [seq], [99], []):
        with pytest.raises(NotToDestroy, match="没有销毁"):
            destroy_payloads(ZHOU, seqs=seqs, reason="x")
    assert Payload.objects.filter(seq=destroying).exists()
