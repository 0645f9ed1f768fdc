"""Homes as an office has them, in processes of their own."""

import os
import subprocess
import sys
from pathlib import Path

TESTS = Path(__file__).parents[2]
MADE = """
import django
django.setup()
from django.core.management import call_command
call_command("migrate", verbosity=0)
from web.trail.tampering import write_history
write_history(30, checkpoints=(10, 20))
"""
# Another program than ours, with another SQLite library.
SHELL = """
import sqlite3, sys
other = sqlite3.connect(sys.argv[1])
for trigger in ("trail_event_no_update", "trail_event_no_delete"):
    other.execute(f"drop trigger {trigger}")
other.execute(sys.argv[2])
other.commit()
"""


def environment(folder: Path) -> dict[str, str]:
    """The environment of a site that lives in a folder."""
    env = {k: v for k, v in os.environ.items() if k != "BANGFU_DATABASE_URL"}
    return env | {
        "BANGFU_HOME": str(folder / "home"),
        "BANGFU_KEY_FILE": str(folder / "site.key"),
        "PYTHONPATH": os.pathsep.join([str(TESTS), os.environ.get("PYTHONPATH", "")]),
        "DJANGO_SETTINGS_MODULE": "bangfu.web.settings",
    }


def python(folder: Path, *args: str, **more: str) -> subprocess.CompletedProcess[str]:
    """Run Python in such an environment."""
    return subprocess.run(
        [sys.executable, *args],
        env=environment(folder) | more,
        capture_output=True,
        text=True,
        check=False,
    )


def make_key(folder: Path) -> None:
    """A key as ``staff`` makes it."""
    key = folder / "site.key"
    key.write_text("5a" * 32, encoding="ascii")
    key.chmod(0o600)


def bangfu(folder: Path, *words: str, **more: str) -> tuple[int, str]:
    """The exit code, and everything that was said."""
    done = python(folder, "-m", "bangfu", *words, **more)
    return done.returncode, done.stdout + done.stderr


def edit(database: Path, sql: str) -> None:
    """What an administrator could do at night."""
    done = python(database.parent, "-c", SHELL, str(database), sql)
    assert done.returncode == 0, done.stderr
