"""断电: what a disk still holds when the power goes before anything was fsync'ed.

No compiler and no root: SQLite's own file layer is wrapped from Python. Every write is
really done, but its old bytes go to an undo log that the file's sync empties. After the
kill, ``cut`` puts the old bytes back. Our other files (vault, lake) are cut back to what
``os.fsync`` was called for. Shared memory (-shm) never survives.
"""

import ctypes
import json
import os
import random
import shutil
import struct
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from stat import S_ISDIR
from typing import Any

import pysqlite3

SECTOR = 512
SYNCED = "synced.log"
_OK = 0
_HEAD = struct.Struct("<qqi")  # where, the file's size before, bytes that follow
# The path is a pointer and not bytes: SQLite keeps it, and hides more behind its end.
_OPEN = ctypes.CFUNCTYPE(
    ctypes.c_int,
    ctypes.c_void_p,
    ctypes.c_void_p,
    ctypes.c_void_p,
    ctypes.c_int,
    ctypes.c_void_p,
)
_WRITE = ctypes.CFUNCTYPE(
    ctypes.c_int, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_int, ctypes.c_int64
)
_TRUNCATE = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_int64)
_SYNC = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_int)


class _Vfs(ctypes.Structure):
    """The beginning of SQLite's ``sqlite3_vfs``."""

    _fields_ = (
        ("version", ctypes.c_int),
        ("file_size", ctypes.c_int),
        ("longest_path", ctypes.c_int),
        ("next", ctypes.c_void_p),
        ("name", ctypes.c_char_p),
        ("own", ctypes.c_void_p),
        ("open", ctypes.c_void_p),
    )


class _Methods(ctypes.Structure):
    """SQLite's ``sqlite3_io_methods``, version 3."""

    _fields_ = (
        ("version", ctypes.c_int),
        ("close", ctypes.c_void_p),
        ("read", ctypes.c_void_p),
        ("write", ctypes.c_void_p),
        ("truncate", ctypes.c_void_p),
        ("sync", ctypes.c_void_p),
        ("rest", ctypes.c_void_p * 13),
    )


class Undo:
    """The old bytes of one file since its last sync, in a file that outlives a kill."""

    def __init__(self, path: Path, log: Path) -> None:
        # Never closed: closing any descriptor of the file would drop SQLite's locks.
        self._old = os.open(path, os.O_RDONLY)
        self._log = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)

    def before(self, where: int, length: int) -> None:
        """Keep the bytes that are about to change, and the size of the file."""
        size = os.fstat(self._old).st_size
        kept = os.pread(self._old, length, where)
        os.write(self._log, _HEAD.pack(where, size, len(kept)) + kept)

    def shorten(self, size: int) -> None:
        """Keep what is about to be cut off."""
        self.before(size, max(0, os.fstat(self._old).st_size - size))

    def settled(self) -> None:
        """The file was synced: nothing can be lost any more."""
        os.ftruncate(self._log, 0)


# What C calls must stay alive as long as the process.
_alive: list[Any] = []
_undos: dict[int, Undo] = {}
_replaced: dict[int, _Methods] = {}


def watch_sqlite(folder: Path, undo: Path) -> None:
    """From now on every file that SQLite opens in the folder has an undo log."""
    vfs = _vfs_of_this_process()
    opened = _OPEN(vfs.open)

    def open_(
        own: int, path: int | None, file: int, flags: int, told: int | None
    ) -> int:
        code = int(opened(own, path, file, flags, told))
        place = Path(os.fsdecode(ctypes.string_at(path) if path else b""))
        if code == _OK and place.parent == folder:
            _undos[file] = Undo(place, undo / f"{place.name}.undo")
            _wrap(file)
        return code

    ours = _OPEN(open_)
    _alive.extend((opened, ours))
    vfs.open = ctypes.cast(ours, ctypes.c_void_p).value


def _vfs_of_this_process() -> _Vfs:
    """The file layer, found through a connection: the library exports no names."""
    probe = pysqlite3.connect(":memory:")
    handle = ctypes.c_void_p.from_address(id(probe) + object.__basicsize__).value
    vfs = _Vfs.from_address(ctypes.c_void_p.from_address(handle or 0).value or 0)
    if vfs.name != b"unix" or vfs.version < 3:
        raise RuntimeError("SQLite 的文件层不是所料的样子，断电试验不能进行")
    return vfs


def _wrap(file: int) -> None:
    """Have the file's writes, truncations and syncs pass through us."""
    pointer = ctypes.c_void_p.from_address(file)
    address = pointer.value or 0
    if address not in _replaced:
        _replaced[address] = _ours(_Methods.from_address(address))
    pointer.value = ctypes.addressof(_replaced[address])


def _ours(theirs: _Methods) -> _Methods:
    write, truncate = _WRITE(theirs.write), _TRUNCATE(theirs.truncate)
    sync = _SYNC(theirs.sync)

    def write_(file: int, content: int, length: int, where: int) -> int:
        _undos[file].before(where, length)
        return int(write(file, content, length, where))

    def truncate_(file: int, size: int) -> int:
        _undos[file].shorten(size)
        return int(truncate(file, size))

    def sync_(file: int, flags: int) -> int:
        code = int(sync(file, flags))
        _undos[file].settled()
        return code

    made = _Methods.from_buffer_copy(theirs)
    wrapped = _WRITE(write_), _TRUNCATE(truncate_), _SYNC(sync_)
    names = "write", "truncate", "sync"
    for name, ours in zip(names, wrapped, strict=True):
        setattr(made, name, ctypes.cast(ours, ctypes.c_void_p).value)
    _alive.extend((write, truncate, sync, *wrapped))
    return made


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
            _roll_back(path, list(_records(log.read_bytes())), torn)
    disk = _Disk(home, old, _synced(undo / SYNCED))
    disk.move_back()
    disk.forget(home)


def _records(log: bytes) -> Iterator[tuple[int, int, bytes]]:
    at = 0
    while at + _HEAD.size <= len(log):
        where, size, length = _HEAD.unpack_from(log, at)
        at += _HEAD.size
        if at + length > len(log):
            return  # the kill came before the log was whole, so before the write
        yield where, size, log[at : at + length]
        at += length


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
