"""What must hold on both databases holds on PostgreSQL."""

import subprocess
import sys
from pathlib import Path

import pytest


@pytest.mark.long
def test_what_is_marked_both_passes_on_postgresql() -> None:
    """A server of its own, the site pointed at it as an office does it.

    ``./dev test tests/web -m both`` runs the same tests on SQLite.
    """
    program = Path(__file__).with_name("postgres.py")
    done = subprocess.run(
        [sys.executable, str(program)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "passed" in done.stdout
