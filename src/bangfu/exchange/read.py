"""读文件: one limited child process a file; its sheets come back as Arrow."""

import json
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import IO, Any, TypeVar

import pyarrow as pa

from bangfu.core.fault import Fault, FaultCode
from bangfu.exchange.child import LIST
from bangfu.exchange.faults import file_fault
from bangfu.exchange.sheet import Sheet
from bangfu.exchange.sniff import damaged, too_big
from bangfu.exchange.source import Inner, Source, says
from bangfu.exchange.unreadable import Unreadable

WALL_SECONDS = 300.0
_BIGGEST_FILE = 500 * 2**20
# Arenas and thread pools reserve address space, which the child's limit counts.
_THRIFT = {
    "ARROW_DEFAULT_MEMORY_POOL": "system",
    "MALLOC_ARENA_MAX": "1",
    "OMP_NUM_THREADS": "1",
    "OPENBLAS_NUM_THREADS": "1",
}


Found = TypeVar("Found")
Take = Callable[[dict[str, Any], IO[bytes]], Found]


def read_file(
    source: Source, *, wall_seconds: float = WALL_SECONDS
) -> tuple[tuple[Sheet, ...], tuple[Fault, ...]]:
    """The sheets of a file with anything in them, or one fault that says why none."""
    path, asked = _asked_for(source)
    try:
        _refuse_early(path)
        sheets = tuple(from_child(path, asked, wall_seconds, _sheet))
        return _filled(sheets), ()
    except Unreadable as error:
        return (), (file_fault(error, source.name),)


def _asked_for(source: Source) -> tuple[Path, str]:
    if isinstance(source, Inner):
        return source.archive, str(source.place)
    return source, ""


def read_archive(path: Path) -> tuple[Inner, ...]:
    """The files in an archive; Unreadable when it is none that can be taken."""
    return tuple(from_child(path, LIST, WALL_SECONDS, partial(_inner, path)))


def find_file(paths: Sequence[Path], name: str) -> Source:
    """The file that is told by a name, among some that may be archives."""
    for path in paths:
        if path.name == name:
            return path
    told = (one for path in paths if says(name, path) for one in read_archive(path))
    return next(one for one in told if one.name == name)


def _inner(path: Path, said: dict[str, Any], _pipe: IO[bytes]) -> Inner:
    return Inner(path, said["place"], said["name"], said["sha256"])


def _filled(sheets: tuple[Sheet, ...]) -> tuple[Sheet, ...]:
    if not any(sheet.height for sheet in sheets):
        raise Unreadable(
            FaultCode.NO_CONTENT, "没有任何内容", "请确认导出时选了数据再提交"
        )
    return sheets


def _refuse_early(path: Path) -> None:
    try:
        with path.open("rb"):
            size = path.stat().st_size
    except IsADirectoryError:
        raise Unreadable(
            FaultCode.FOLDER, "是文件夹，不是文件", "请逐个提交文件夹里的表格"
        ) from None
    except FileNotFoundError:
        raise Unreadable(
            FaultCode.NOT_FOUND, "找不到这个文件", "请检查文件名和位置"
        ) from None
    except OSError:
        raise Unreadable(
            FaultCode.NO_PERMISSION,
            "没有权限打开",
            "请把文件复制到自己的文件夹，或请管理员放开读取权限",
        ) from None
    if size > _BIGGEST_FILE:
        raise too_big()


def from_child(
    path: Path, asked: str, wall_seconds: float, take: Take[Found]
) -> list[Found]:
    """What a child of its own, inside its limits, reads in a file."""
    command = [sys.executable, "-P", "-m", "bangfu.exchange.child", str(path), asked]
    with subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=os.environ | _THRIFT,
        start_new_session=True,
    ) as child:
        timer = threading.Timer(wall_seconds, _kill, [child])
        timer.start()
        assert child.stdout is not None  # noqa: S101 for mypy: it was asked for above
        try:
            return all_said(child.stdout, take)
        except (json.JSONDecodeError, pa.ArrowInvalid, OSError):
            # The pipe broke off: the child is dead or was stopped by a limit.
            raise _why_it_died(child) from None
        finally:
            timer.cancel()
            _kill(child)


def _kill(child: "subprocess.Popen[bytes]") -> None:
    """End the child and whatever it may have started."""
    if child.poll() is None:
        os.killpg(child.pid, signal.SIGKILL)


def all_said(pipe: IO[bytes], take: Take[Found]) -> list[Found]:
    """What a child wrote, to its last line; Unreadable when that is a reason."""
    found = []
    while "end" not in (said := json.loads(pipe.readline())):
        if "found" in said:
            raise Unreadable(FaultCode(said["code"]), said["found"], said["remedy"])
        found.append(take(said, pipe))
    return found


def _sheet(said: dict[str, Any], pipe: IO[bytes]) -> Sheet:
    with pa.ipc.open_stream(pa.PythonFile(pipe, mode="r")) as stream:
        table = stream.read_all()
    columns = table.columns
    half = len(columns) // 2
    return Sheet(
        said["sheet"],
        bool(said["hidden"]),
        tuple(columns[:half]),
        tuple(columns[half:]),
        dict(said["formulas"]),
        tuple(map(tuple, said["merged"])),
    )


def _why_it_died(child: "subprocess.Popen[bytes]") -> Unreadable:
    code = child.wait()
    # A parser that panics on nonsense exits by itself; a limit ends it by a signal.
    return too_big() if code < 0 else damaged()
