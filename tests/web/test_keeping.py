"""What the site sees to by itself happens, whatever else goes wrong."""

import logging

import pytest
from django.db import transaction

from bangfu.web.keeping import DUTIES, keep
from web.first_day import empty

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_duty_that_fails_holds_up_no_other(caplog: pytest.LogCaptureFixture) -> None:
    """Only the kind of the error is told: its words may hold personal data."""
    seen: list[str] = []

    def fails() -> None:
        raise ValueError("622599199001010018")

    with caplog.at_level(logging.WARNING):
        keep((fails, lambda: seen.append("seen to")))
    assert seen == ["seen to"]
    assert "ValueError" in caplog.text
    assert "622599199001010018" not in caplog.text


def test_where_nothing_is_due_nothing_is_written() -> None:
    """Every duty may be called again and again."""
    empty()
    with transaction.atomic():
        assert not any(duty() for duty in DUTIES)
    keep()
