"""Web tests: a real database always; those marked ``both`` run on PostgreSQL too."""

import os
import shutil
from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection
from django.test import TransactionTestCase

from bangfu.web.accounts.models import Account
from bangfu.web.home import home
from bangfu.web.trail import triggers
from bangfu.web.trail.guard import acting
from web import cast


def pytest_configure(config: pytest.Config) -> None:
    """See tests/web/postgres.py, which runs the marked tests again."""
    for line in (
        "both: runs on SQLite and on PostgreSQL",
        "sqlite: says something of SQLite alone",
        "postgresql: says something of PostgreSQL alone",
    ):
        config.addinivalue_line("markers", line)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What is said of the other database is not asked of this one."""
    other = "sqlite" if os.environ.get("BANGFU_DATABASE_URL") else "postgresql"
    items[:] = [item for item in items if not item.get_closest_marker(other)]


@pytest.fixture(scope="session", autouse=True)
def _the_trail_can_be_emptied_between_tests() -> Iterator[None]:
    """A test with real transactions leaves rows behind that the triggers protect."""
    inherited: Any = vars(TransactionTestCase)["_fixture_teardown"]

    def emptied(test: TransactionTestCase) -> None:
        with acting(), connection.cursor() as cursor:
            for statement in triggers.dropped(connection.vendor):
                cursor.execute(statement)
            inherited(test)
            for statement in triggers.made(connection.vendor):
                cursor.execute(statement)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(TransactionTestCase, "_fixture_teardown", emptied)
        yield


@pytest.fixture(scope="module", autouse=True)
def _files_of_other_modules_are_gone() -> None:
    """Rows are undone after each test; the lake and the vault know nothing of that."""
    for name in ("lake", "vault"):
        shutil.rmtree(home() / name, ignore_errors=True)


@pytest.fixture(scope="module", autouse=True)
def _the_cast_is_in(django_db_setup: None, django_db_blocker: Any) -> None:  # noqa: ARG001
    """Made once a run, and again where a test with real transactions took it away.

    For a site before anybody came: ``web/first_day.py``.
    """
    with django_db_blocker.unblock():
        if not Account.objects.exists():
            cast.come_in()
