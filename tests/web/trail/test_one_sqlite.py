"""A second SQLite library in the process would drop the first one's locks."""

import os
import subprocess
import sys
from pathlib import Path

import pysqlite3
import pytest
from django.db import connection

TESTS = Path(__file__).parents[2]
PROGRAM = """
import django
django.setup()
from django.core.management import call_command
from django.db import connection
call_command("migrate", verbosity=0)
import bangfu.intake.take, sqlite3, _sqlite3
print(sqlite3.connect.__module__, _sqlite3.connect.__module__)
print(connection.cursor().execute("select sqlite_version()").fetchone()[0])
for line in open("/proc/self/maps"):
    if "sqlite" in line.lower() and "site.db" not in line:
        print("mapped", line.split()[-1])
"""


def in_a_new_process(home: Path) -> list[str]:
    """What a site's process says of itself; the coverage tool would load its own."""
    env = {k: v for k, v in os.environ.items() if not k.startswith("COV")}
    env |= {
        "BANGFU_HOME": str(home),
        "PYTHONPATH": os.pathsep.join([str(TESTS), os.environ.get("PYTHONPATH", "")]),
        "DJANGO_SETTINGS_MODULE": "web_settings",
    }
    env.pop("BANGFU_DATABASE_URL", None)
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM],
        env=env,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


def test_exactly_one_sqlite_library_is_in_the_process(tmp_path: Path) -> None:
    """Whatever name it is asked for by."""
    modules, version, *mapped = in_a_new_process(tmp_path)
    assert modules == "pysqlite3._sqlite3 pysqlite3._sqlite3"
    assert version == pysqlite3.sqlite_version
    assert len(set(mapped)) == 1
    assert "pysqlite3" in mapped[0]


@pytest.mark.sqlite
@pytest.mark.django_db
def test_the_database_is_opened_exactly_as_it_must_be() -> None:
    """Read back, not believed."""
    told = {}
    with connection.cursor() as cursor:
        for pragma in ("journal_mode", "synchronous", "foreign_keys", "trusted_schema"):
            cursor.execute(f"pragma {pragma}")
            told[pragma] = cursor.fetchone()[0]
    assert told == {
        "journal_mode": "wal",
        "synchronous": 2,
        "foreign_keys": 1,
        "trusted_schema": 0,
    }
