"""A checkpoint is signed, kept twice, and made when it is due."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import transaction

from bangfu.web.home import checkpoint_file
from bangfu.web.trail.actions import begin_demo
from bangfu.web.trail.chain import append, hold_the_pen
from bangfu.web.trail.checkpoint import (
    MANY,
    checkpoint_if_due,
    make_checkpoint,
    mark_of,
    read_outside,
)
from bangfu.web.trail.clock import now, set_clock
from bangfu.web.trail.guard import acting
from bangfu.web.trail.models import Checkpoint, Event
from web.trail.tampering import ZHOU, note


@pytest.fixture(autouse=True)
def _no_file() -> None:
    checkpoint_file().unlink(missing_ok=True)


@pytest.mark.both
@pytest.mark.django_db
def test_a_checkpoint_is_kept_in_the_database_and_outside() -> None:
    """The same signed line, readable by its owner only."""
    note(ZHOU, subject="h:1", text="x")
    mark = make_checkpoint()
    assert mark
    assert mark.is_genuine
    assert [mark_of(row) for row in Checkpoint.objects.all()] == [mark]
    assert read_outside(checkpoint_file()) == ([mark], [])
    assert checkpoint_file().stat().st_mode & 0o777 == 0o600


@pytest.mark.django_db
def test_where_nothing_happened_the_last_checkpoint_stands() -> None:
    """Printing twice makes no second line."""
    note(ZHOU, subject="h:1", text="x")
    assert make_checkpoint() == make_checkpoint()
    assert len(read_outside(checkpoint_file())[0]) == 1


@pytest.mark.django_db
def test_an_empty_trail_has_no_checkpoint() -> None:
    """There is nothing to sign."""
    assert make_checkpoint() is None
    assert checkpoint_if_due() is None


@pytest.mark.django_db
def test_the_printed_code_is_eight_groups_of_the_hash() -> None:
    """It fits on a line and can be typed again."""
    note(ZHOU, subject="h:1", text="x")
    mark = make_checkpoint()
    assert mark
    groups = mark.code.split(" ")
    assert [len(group) for group in groups] == [4] * 8
    assert "".join(groups).lower() == Event.objects.get().hash[:32]


@pytest.mark.django_db
def test_a_checkpoint_is_due_an_hour_after_the_last() -> None:
    """The first at once; then hourly, and only if something happened."""
    begin_demo(ZHOU)
    start = now() - timedelta(days=3)
    with set_clock(start):
        assert checkpoint_if_due()
    with set_clock(start + timedelta(hours=2)):
        assert checkpoint_if_due() is None
    note(ZHOU, subject="h:1", text="x")
    with set_clock(start + timedelta(minutes=59)):
        assert checkpoint_if_due() is None
    with set_clock(start + timedelta(minutes=60)):
        assert checkpoint_if_due()


@pytest.mark.django_db
def test_a_busy_hour_does_not_wait_for_its_end() -> None:
    """A thousand events are enough."""
    note(ZHOU, subject="h:1", text="x")
    assert checkpoint_if_due()
    with transaction.atomic(), acting():
        hold_the_pen()
        for _ in range(MANY - 1):
            append("note", "h:1", {}, act_id=uuid4(), actor=7, post=None)
    assert checkpoint_if_due() is None
    note(ZHOU, subject="h:1", text="x")
    assert checkpoint_if_due()


@pytest.mark.django_db(transaction=True)
def test_what_may_still_be_undone_is_not_signed() -> None:
    """A checkpoint is never made inside a transaction."""
    note(ZHOU, subject="h:1", text="x")
    with pytest.raises(RuntimeError, match="durable"), transaction.atomic():
        make_checkpoint()
    assert not checkpoint_file().exists()
