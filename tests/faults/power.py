"""断电: what a disk still holds when the power goes before anything was fsync'ed.

After the kill, ``cut`` puts back the old bytes of what SQLite had not synced (see ``undo``).
Our other files (vault, lake) are cut back to what ``os.fsync`` was called for. Shared
memory (-shm) never survives.
"""

import json
import os
import random
import shutil
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from stat import S_ISDIR

from faults.undo import records

SECTOR = 512
SYNCED = "synced.log"


def watch_files(undo: Path) -> None:
    """Note every ``os.fsync``: of a file how long it was, of a folder what was in it."""
    handle = os.open(undo / SYNCED, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    theirs: Callable[[int], None] = os.fsync

    def fsync(descriptor: int) -> None:
        theirs(descriptor)
        told = os.fstat(descriptor)
        path = Path(f"/proc/self/fd/{descriptor}").readlink()
        line = {
            "inode": told.st_ino,
            "at": told.st_mtime_ns,
            "size": told.st_size,
            "listed": _entries(path) if S_ISDIR(told.st_mode) else {},
        }
        os.write(handle, json.dumps(line).encode() + b"\n")

    os.fsync = fsync  # type: ignore[assignment]


def _entries(folder: Path) -> dict[str, int]:
    with os.scandir(folder) as found:
        return {entry.name: entry.inode() for entry in found}


Before = dict[str, int]


def as_it_is(home: Path) -> Before:
    """Every file and folder with its time, safely on disk before the work begins."""
    return {
        str(path.relative_to(home)): path.lstat().st_mtime_ns
        for path in home.rglob("*")
    }


def cut(
    home: Path, undo: Path, *, old: Before, torn: random.Random | None = None
) -> None:
    """The power is back: unsynced writes are gone; torn: sector by sector, by chance."""
    for path in sorted(home.glob("*.db*")):
        if path.name.endswith("-shm"):
            path.unlink()
        elif (log := undo / f"{path.name}.undo").exists():
            _roll_back(path, list(records(log.read_bytes())), torn)
    disk = _Disk(home, old, _synced(undo / SYNCED))
    disk.move_back()
    disk.forget(home)


def _roll_back(
    path: Path, records: list[tuple[int, int, bytes]], torn: random.Random | None
) -> None:
    """Undo the newest first; a torn sector keeps what came before a point of its own."""
    kept: dict[int, int] = {}

    def survives(sector: int, order: int) -> bool:
        if torn is None:
            return False
        if sector not in kept:
            kept[sector] = torn.randint(0, len(records))
        return order < kept[sector]

    with path.open("r+b") as file:
        for order, (where, size, content) in reversed(list(enumerate(records))):
            for at, piece in _sectors(where, content):
                if not survives(at // SECTOR, order):
                    file.seek(at)
                    file.write(piece)
            if torn is None:
                file.truncate(size)


def _sectors(where: int, content: bytes) -> Iterator[tuple[int, bytes]]:
    done = 0
    while done < len(content):
        length = min(SECTOR - (where + done) % SECTOR, len(content) - done)
        yield where + done, content[done : done + length]
        done += length


@dataclass(frozen=True, slots=True)
class _Synced:
    """What was known to be on disk of a file or folder at its last fsync."""

    at: int
    size: int
    listed: Mapping[str, int]


def _synced(log: Path) -> dict[int, _Synced]:
    lines = log.read_bytes().splitlines() if log.exists() else []
    told = [json.loads(line) for line in lines if line.endswith(b"}")]
    return {
        one["inode"]: _Synced(one["at"], one["size"], one["listed"]) for one in told
    }


@dataclass(frozen=True, slots=True)
class _Disk:
    """The files besides SQLite's: what was there before, and what was synced since."""

    home: Path
    old: Before
    synced: dict[int, _Synced]

    def move_back(self) -> None:
        """What was renamed and whose new name was not synced has its old name again."""
        folders = [path for path in self.home.rglob("*") if path.is_dir()]
        names = {
            inode: folder / name
            for folder in folders
            for name, inode in self._listed(folder).items()
        }
        for folder in folders:
            for path in list(folder.iterdir()):
                was = names.get(path.stat().st_ino)
                if was and not self._is_known(path) and not was.exists():
                    path.rename(was)

    def forget(self, folder: Path) -> None:
        """Remove entries of folders that were not synced, and contents that were not."""
        for path in sorted(folder.iterdir()):
            if path.suffix == ".lock" or ".db" in path.name:
                continue
            if not self._is_known(path):
                shutil.rmtree(path) if path.is_dir() else path.unlink()
            elif path.is_dir():
                self.forget(path)
            elif self._before(path) != path.stat().st_mtime_ns:
                self._shorten(path)

    def _is_known(self, path: Path) -> bool:
        return self._before(path) is not None or path.name in self._listed(path.parent)

    def _before(self, path: Path) -> int | None:
        return self.old.get(str(path.relative_to(self.home)))

    def _listed(self, folder: Path) -> Mapping[str, int]:
        mine = self.synced.get(folder.stat().st_ino)
        return mine.listed if mine else {}

    def _shorten(self, path: Path) -> None:
        told = path.stat()
        kept = self.synced.get(told.st_ino)
        if kept is None or (kept.at, kept.size) != (told.st_mtime_ns, told.st_size):
            os.truncate(path, kept.size if kept else 0)
