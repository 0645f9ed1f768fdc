"""撤销记录: SQLite's own file layer, wrapped from Python, so that writes can be taken back.

No compiler and no root: the structures are those SQLite documents. Every write is really
done, but its old bytes go to an undo log that the file's sync empties; the log outlives a
kill. Memory maps do not pass here, so ``mmap_size`` must stay 0.
"""

import ctypes
import os
import struct
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pysqlite3

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


def records(log: bytes) -> Iterator[tuple[int, int, bytes]]:
    """Place, size before, and old bytes of every write that was not synced."""
    at = 0
    while at + _HEAD.size <= len(log):
        where, size, length = _HEAD.unpack_from(log, at)
        at += _HEAD.size
        if at + length > len(log):
            return  # the kill came before the log was whole, so before the write
        yield where, size, log[at : at + length]
        at += length
