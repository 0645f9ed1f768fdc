"""被杀的任务进程: the site starts another one, which does the rest, and nothing twice."""

import os
import signal
import socket
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from urllib.parse import urlsplit
from uuid import uuid4

import psycopg
import pytest

from web.jobs.township_home import LISTS, PEOPLE

HELPER = Path(__file__).with_name("township_home.py")
TESTS = HELPER.parents[2]
PATIENCE = 60
SERVER = "BANGFU_DATABASE_URL"


@pytest.fixture
def env(tmp_path: Path) -> dict[str, str]:
    """A site of its own: an empty home, and an empty database where this one runs."""
    paths = [str(TESTS), os.environ.get("PYTHONPATH", "")]
    told = {
        "BANGFU_HOME": str(tmp_path / "home"),
        "BANGFU_KEY_FILE": str(tmp_path / "key"),
        "DJANGO_SETTINGS_MODULE": "bangfu.web.settings",
        "PYTHONPATH": os.pathsep.join(filter(None, paths)),
    }
    if server := os.environ.get(SERVER):
        name = f"killed_{uuid4().hex}"
        with psycopg.connect(server, autocommit=True) as database:
            database.execute(f"create database {name}")
        told[SERVER] = urlsplit(server)._replace(path=f"/{name}").geturl()
    return os.environ | told


@contextmanager
def served(env: dict[str, str]) -> Iterator[None]:
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    called = [sys.executable, "-m", "bangfu", "serve", "--port", str(port)]
    site = subprocess.Popen(called, env=env, stdout=subprocess.DEVNULL)
    try:
        yield
    finally:
        site.terminate()
        assert site.wait(timeout=PATIENCE) == 0


def asked(env: dict[str, str], question: str) -> int:
    """Read only; the library is the one that the site's process has, too."""
    server = env.get(SERVER)
    database = (
        psycopg.connect(server)
        if server
        else sqlite3.connect(Path(env["BANGFU_HOME"]) / "site.db", timeout=20)
    )
    with closing(database):
        found = database.execute(question).fetchone()
    return int(found[0]) if found else 0


def wait_for(look: Callable[[], int | None], what: str) -> int:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        if found := look():
            return found
        time.sleep(0.02)
    pytest.fail(f"没有等到{what}")


def worker_of(home: Path) -> int | None:
    """The process that holds the lock of a home."""
    lock = home / "worker.lock"
    return int(lock.read_text() or 0) if lock.exists() else None


LOADED = "select count(*) from trail_event where type = 'load_batch'"
TOLD_AS_NEW = (
    "select sum((one->>'new')::int) from registry_upload,"
    " jsonb_array_elements(registry_upload.told->'written') as one"
    if os.environ.get(SERVER)
    else "select sum(json_extract(one.value, '$.new')) from registry_upload,"
    " json_each(registry_upload.told, '$.written') as one"
)
FOUND = {
    "done at the second attempt": (
        "select count(*) from jobs_job where state = 'done' and attempts = 2"
    ),
    "batches": "select count(*) from registry_batch",
    "events": LOADED,
    "people": "select count(*) from registry_person",
    "records": "select count(*) from registry_record",
    "told as new": TOLD_AS_NEW,
}
ENDED = "select count(*) from jobs_job where state in ('done', 'failed')"


def is_alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


@pytest.mark.long
def test_a_worker_killed_in_the_middle_of_an_import_loses_and_doubles_nothing(
    env: dict[str, str],
) -> None:
    """F2: serve starts its worker, another after SIGKILL, and ends it with itself."""
    home = Path(env["BANGFU_HOME"])
    subprocess.run([sys.executable, str(HELPER)], env=env, check=True)
    with served(env):
        first = wait_for(lambda: worker_of(home), "任务进程")
        wait_for(lambda: asked(env, LOADED), "第一张表写入")
        os.kill(first, signal.SIGKILL)
        assert 1 <= asked(env, LOADED) < LISTS, "it was not killed in the middle"
        wait_for(lambda: asked(env, ENDED), "任务办完")
        second = worker_of(home)
        assert second is not None
        assert second != first
    assert not is_alive(second)
    opened = [path for path in (home / "scratch").rglob("*") if path.is_file()]
    assert {path.name for path in opened} == {"lock"}, "unsealed files lie about"
    found = {name: asked(env, question) for name, question in FOUND.items()}
    assert found == {
        "done at the second attempt": 1,
        "batches": LISTS,
        "events": LISTS,
        "people": LISTS * PEOPLE,
        "records": LISTS * PEOPLE,
        "told as new": LISTS * PEOPLE,
    }
    kept = {folder.name for folder in (home / "lake" / "loaded").iterdir()}
    assert len(kept) == LISTS
    assert list((home / "lake" / "staged").iterdir()) == []
