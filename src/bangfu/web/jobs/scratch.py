"""临时文件夹: what is unsealed for a moment lies in the home, and is gone after a crash.

A killed process cannot remove what it opened; whoever starts next does. A folder belongs
to a living process as long as its lock is held.
"""

import fcntl
import os
import shutil
import tempfile
from pathlib import Path
from typing import IO

from bangfu.web.home import home

_LOCK = "lock"
_held: list[IO[str]] = []


def use_scratch() -> Path:
    """Put every temporary file of this process and its children into a fresh folder."""
    root = home() / "scratch"
    root.mkdir(parents=True, exist_ok=True, mode=0o700)
    with (root / _LOCK).open("a") as door:
        fcntl.flock(door, fcntl.LOCK_EX)
        for folder in root.iterdir():
            if folder.is_dir() and _is_left_behind(folder):
                shutil.rmtree(folder, ignore_errors=True)
        fresh = Path(tempfile.mkdtemp(dir=root))
        lock = (fresh / _LOCK).open("a")
        fcntl.flock(lock, fcntl.LOCK_EX)
    _held.append(lock)
    os.environ["TMPDIR"] = tempfile.tempdir = str(fresh)
    return fresh


def _is_left_behind(folder: Path) -> bool:
    with (folder / _LOCK).open("a") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True
