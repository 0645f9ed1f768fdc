"""The power cut itself: what it takes, and what it leaves."""

import os
from collections.abc import Callable
from pathlib import Path

import pysqlite3
import pytest

from faults import power
from faults.undo import watch_sqlite


@pytest.mark.parametrize(("synchronous", "kept"), [("FULL", 50), ("NORMAL", 0)])
def test_a_cut_takes_every_commit_that_was_not_synced_and_no_other(
    tmp_path: Path, synchronous: str, kept: int
) -> None:
    home, undo = tmp_path / "home", tmp_path / "undo"
    home.mkdir()
    undo.mkdir()
    _in_child(home, undo, _made)
    old = power.as_it_is(home)
    _in_child(home, undo, lambda home, undo: _written(home, undo, synchronous))
    power.cut(home, undo, old=old)
    with pysqlite3.connect(str(home / "site.db")) as database:
        rows = database.execute("select count(*) from said").fetchone()
        assert (rows[0], _sound(database)) == (kept, "ok")
    database.close()


def test_a_cut_takes_files_and_names_that_were_not_synced(tmp_path: Path) -> None:
    home, undo = tmp_path / "home", tmp_path / "undo"
    (home / "vault").mkdir(parents=True)
    undo.mkdir()
    (home / "vault" / "old").write_text("old", encoding="utf-8")
    before = power.as_it_is(home)
    _in_child(home, undo, _kept)
    power.cut(home, undo, old=before)
    left = {path.name: path.read_text() for path in (home / "vault").iterdir()}
    assert left == {"old": "old", "safe": "safe", "cut": "", "was": "was"}


def _made(home: Path, _undo: Path) -> object:
    with pysqlite3.connect(str(home / "site.db")) as database:
        database.execute("pragma journal_mode=wal")
        database.execute("create table said(what)")
    database.close()
    return None


def _written(home: Path, undo: Path, synchronous: str) -> object:
    watch_sqlite(home, undo)
    database = pysqlite3.connect(str(home / "site.db"), isolation_level=None)
    database.execute("pragma journal_mode=wal")
    database.execute(f"pragma synchronous={synchronous}")
    for number in range(50):
        database.execute("insert into said values (?)", (f"{number}" * 300,))
    return database  # closing it would bring everything to disk


def _kept(home: Path, undo: Path) -> object:
    """Synced wholly; its name only; its content only; renamed after it was synced."""
    power.watch_files(undo)
    vault = home / "vault"
    for name in ("safe", "cut", "gone", "was"):
        (vault / name).write_text(name, encoding="utf-8")
    for name in ("safe", "gone", "was"):
        _sync(vault / name)
    (vault / "gone").rename(home / "elsewhere")
    _sync(vault)
    (vault / "was").rename(vault / "is")
    return None


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    os.fsync(handle)
    os.close(handle)


def _in_child(home: Path, undo: Path, work: Callable[[Path, Path], object]) -> None:
    """In a process that ends without a word, as a killed one does."""
    child = os.fork()
    if not child:
        left = []
        try:
            left.append(work(home, undo))
        finally:
            os._exit(0)
    os.waitpid(child, 0)


def _sound(database: pysqlite3.Connection) -> str:
    return str(database.execute("pragma integrity_check").fetchone()[0])
