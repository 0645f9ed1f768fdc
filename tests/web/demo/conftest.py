"""A demo's accounts at the cheapest hash; ``test_passwords`` looks at the site's own."""

from typing import Any

import pytest


@pytest.fixture(autouse=True)
def _cheap_hashes(settings: Any) -> None:
    settings.PASSWORD_HASHERS = ["web.cast.QuickArgon2"]
