"""The clock is real, but for a demo that is still being made."""

from datetime import UTC, datetime, timedelta

import pytest

from bangfu.web.trail.actions import HomeInUse, NoDemo, begin_demo, finish_demo
from bangfu.web.trail.clock import ClockIsReal, now, set_clock, today
from bangfu.web.trail.demo import is_demo
from bangfu.web.trail.models import Event
from web.trail.tampering import ZHOU, note

THEN = datetime(2026, 6, 30, 20, 0, tzinfo=UTC)


@pytest.mark.django_db
def test_the_clock_of_a_real_home_cannot_be_set() -> None:
    """Neither an empty one nor one with events."""
    for _ in range(2):
        with pytest.raises(ClockIsReal, match="正式数据的时间不能改"), set_clock(THEN):
            pass
        note(ZHOU, subject="h:1", text="x")
    assert not is_demo()


@pytest.mark.django_db
def test_a_demo_lives_at_another_moment_while_it_is_made() -> None:
    """Its events carry that moment; afterwards the clock is real again."""
    begin_demo(ZHOU)
    with set_clock(THEN):
        assert (now(), today()) == (THEN, "2026-07-01")
        receipt = note(ZHOU, subject="h:1", text="x")
    assert Event.objects.get(seq=receipt.seq).recv_at == (
        "2026-06-30T20:00:00.000000+00:00"
    )
    assert now() - datetime.now(UTC) < timedelta(minutes=1)
    assert is_demo()


@pytest.mark.django_db
def test_a_finished_demo_has_a_real_clock() -> None:
    """Who tries it out cannot rewrite when things happened."""
    begin_demo(ZHOU)
    finish_demo(ZHOU)
    with pytest.raises(ClockIsReal), set_clock(THEN):
        pass
    assert is_demo()


@pytest.mark.django_db
def test_a_home_with_events_never_becomes_a_demo() -> None:
    """The first event decides for ever."""
    note(ZHOU, subject="h:1", text="x")
    with pytest.raises(HomeInUse, match="请换一个空目录"):
        begin_demo(ZHOU)
    with pytest.raises(NoDemo, match="没有正在生成的演示数据"):
        finish_demo(ZHOU)
    assert not is_demo()
