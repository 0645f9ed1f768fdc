"""The temporary lake: only for this user, gone on exit, swept after a kill."""

import os
import stat
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from bangfu.intake.folder import listed_files, temporary_lake


@pytest.fixture(autouse=True)
def _own_scratch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))


def test_nobody_else_can_open_it_and_it_is_gone_after(tmp_path: Path) -> None:
    with temporary_lake() as lake:
        assert stat.S_IMODE(lake.root.stat().st_mode) == 0o700
        assert lake.root.is_relative_to(tmp_path)
        (lake.root / "rest").write_text("x")
    assert not lake.root.exists()


def test_what_a_killed_run_left_is_swept(tmp_path: Path) -> None:
    script = (
        "import os, tempfile; tempfile.tempdir = os.environ['SCRATCH']\n"
        "from bangfu.intake.folder import temporary_lake\n"
        "manager = temporary_lake(); print(manager.__enter__().root)\n"
        "os.kill(os.getpid(), 9)"
    )
    env = os.environ | {"SCRATCH": str(tmp_path), "PYTHONUNBUFFERED": "1"}
    died = subprocess.run(
        [sys.executable, "-c", script],
        env=env,
        capture_output=True,
        text=True,
        check=False,
    )
    left = Path(died.stdout.strip())
    assert died.returncode == -9
    assert left.exists()
    with temporary_lake() as lake:
        assert not left.exists()
        assert lake.root.exists()


def test_a_running_neighbour_is_left_alone() -> None:
    with temporary_lake() as first, temporary_lake() as second:
        assert first.root.exists()
        assert first.root != second.root


def test_only_the_countys_own_files_are_listed(tmp_path: Path) -> None:
    for name in ("乙.csv", "甲.csv", ".hidden", "~$甲.xlsx", "truth.json"):
        (tmp_path / name).touch()
    (tmp_path / "旧表").mkdir()
    assert [path.name for path in listed_files(tmp_path)] == ["乙.csv", "甲.csv"]
