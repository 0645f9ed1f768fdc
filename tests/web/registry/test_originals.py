"""原件: sealed for ninety days, then destroyed with an event; proofs are not touched."""

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID, uuid4

import pytest

from bangfu.core.access import NotHere
from bangfu.web.home import home
from bangfu.web.registry import vault
from bangfu.web.registry.actions import drop_files, send_files
from bangfu.web.registry.models import Upload
from bangfu.web.registry.originals import destroy_due, destroy_originals
from bangfu.web.registry.vault import OriginalsGone
from bangfu.web.trail.act import SYSTEM
from bangfu.web.trail.clock import set_clock
from bangfu.web.trail.models import Event
from web.cast import wang
from web.first_day import begin_a_demo

pytestmark = pytest.mark.django_db

SENT = datetime(2026, 3, 1, 8, tzinfo=UTC)


def send() -> UUID:
    token = uuid4()
    send_files(wang().actor, token=token, files=[("表.csv", b"x")], as_of=SENT.date())
    return token


def kept() -> list[Path]:
    return [path for path in (home() / "vault").rglob("*") if path.is_file()]


def test_originals_go_after_ninety_days_and_not_before() -> None:
    """Issue 4.7: destroyed with an event; later ones and proofs stay."""
    begin_a_demo()
    with set_clock(SENT):
        old = send()
    with set_clock(SENT + timedelta(days=1)):
        young = send()
    proof = home() / "vault" / "proofs" / "ab"
    proof.parent.mkdir(parents=True)
    proof.write_bytes(b"proof")
    with set_clock(SENT + timedelta(days=90, seconds=-1)):
        assert destroy_due() is None
    assert len(kept()) == 3
    with set_clock(SENT + timedelta(days=90)):
        assert destroy_due() is not None
        assert destroy_due() is None
    assert {path.parent.name for path in kept()} == {str(young), "proofs"}
    assert Upload.objects.get(pk=old).destroyed_at
    assert Event.objects.filter(type="destroy_originals").count() == 1
    with pytest.raises(OriginalsGone, match="已经销毁"), vault.opened(old, ["表.csv"]):
        pass


def test_nobody_destroys_originals_by_hand_or_too_early() -> None:
    token = send()
    for actor in (wang().actor, SYSTEM):
        with pytest.raises(NotHere):
            destroy_originals(actor, tokens=[token])
    assert len(kept()) == 1


def test_a_file_that_never_got_on_record_is_swept_and_a_dropped_one_is_not_counted() -> (
    None
):
    begin_a_demo()
    with set_clock(SENT):
        token = send()
        drop_files(wang().actor, upload=Upload.objects.get(pk=token))
    lost, fresh = uuid4(), uuid4()
    vault.put(lost, [("a.csv", b"x")])
    folder = home() / "vault" / "files"
    os.utime(folder / str(lost), (0, 0))
    vault.put(fresh, [("a.csv", b"x")])
    assert destroy_due() is None
    assert [path.parent.name for path in kept()] == [str(fresh)]
