"""临时文件夹: what a killed process unsealed is removed by the next one, nobody else's."""

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import IO

import pytest

from bangfu.web.jobs import scratch


@pytest.fixture(autouse=True)
def _own_home(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[None]:
    monkeypatch.setenv("BANGFU_HOME", str(tmp_path))
    monkeypatch.setenv("TMPDIR", tempfile.gettempdir())
    monkeypatch.setattr(tempfile, "tempdir", tempfile.gettempdir())
    held: list[IO[str]] = []
    monkeypatch.setattr(scratch, "_held", held)
    yield
    for lock in held:
        lock.close()


def test_what_was_left_behind_goes_and_what_is_in_use_stays() -> None:
    """The lock of a folder dies with its process."""
    dead = scratch.use_scratch()
    (dead / "opened").mkdir()
    (dead / "opened" / "监测对象.csv").write_text(
        "620599198001010019", encoding="utf-8"
    )
    scratch._held.pop().close()  # noqa: SLF001 as a kill does
    living = scratch.use_scratch()
    assert not dead.exists()
    (living / "opened").mkdir()
    another = scratch.use_scratch()
    assert (living / "opened").is_dir()
    assert another != living


def test_temporary_files_of_the_process_and_its_children_lie_there() -> None:
    """Readable by nobody else."""
    folder = scratch.use_scratch()
    assert Path(tempfile.mkdtemp()).parent == folder
    assert os.environ["TMPDIR"] == str(folder)
    assert folder.stat().st_mode & 0o077 == 0
