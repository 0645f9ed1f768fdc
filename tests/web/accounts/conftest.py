"""A home that says it is a demo, so that tests may wait without waiting."""

from datetime import timedelta
from typing import Any

import pytest

from bangfu.web.trail.clock import now, set_clock
from web.accounts.waiting import Later
from web.first_day import begin_a_demo


@pytest.fixture(autouse=True)
def _cheap_hashes(settings: Any) -> None:
    """These tests set many passwords; ``test_passwords`` looks at the site's own hasher."""
    settings.PASSWORD_HASHERS = ["web.cast.QuickArgon2"]


@pytest.fixture
def later(db: None) -> Later:  # noqa: ARG001 the first event needs the database
    """``with later(minutes=31):`` lives half an hour on, once the day is begun."""
    begin_a_demo()
    begun = now()
    return lambda **passed: set_clock(begun + timedelta(**passed))
