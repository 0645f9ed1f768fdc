"""读文件: one limited child process a file; its sheets come back as Arrow."""

import json
import os
import signal
import subprocess
import sys
import threading
from pathlib import Path
from typing import IO, Any

import pyarrow as pa

from bangfu.core.fault import Fault, FaultCode
from bangfu.exchange.faults import file_fault
from bangfu.exchange.sheet import Sheet
from bangfu.exchange.sniff import damaged, too_big
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


def read_file(
    path: Path, *, wall_seconds: float = WALL_SECONDS
) -> tuple[tuple[Sheet, ...], tuple[Fault, ...]]:
    """The sheets of a file with anything in them, or one fault that says why none."""
    try:
        _refuse_early(path)
        return _filled(_read_in_child(path, wall_seconds)), ()
    except Unreadable as error:
        return (), (file_fault(error, path.name),)


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


def _read_in_child(path: Path, wall_seconds: float) -> tuple[Sheet, ...]:
    command = [sys.executable, "-P", "-m", "bangfu.exchange.child", str(path)]
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
        try:
            return _sheets(child)
        finally:
            timer.cancel()
            _kill(child)


def _kill(child: "subprocess.Popen[bytes]") -> None:
    """End the child and whatever it may have started."""
    if child.poll() is None:
        os.killpg(child.pid, signal.SIGKILL)


def _sheets(child: "subprocess.Popen[bytes]") -> tuple[Sheet, ...]:
    assert child.stdout is not None  # noqa: S101 for mypy: it was asked for above
    found = []
    try:
        while "end" not in (said := json.loads(child.stdout.readline())):
            if "found" in said:
                raise Unreadable(FaultCode(said["code"]), said["found"], said["remedy"])
            found.append(_sheet(said, child.stdout))
    except (json.JSONDecodeError, pa.ArrowInvalid, OSError):
        # The pipe broke off: the child is dead or was stopped by a limit.
        raise _why_it_died(child) from None
    return tuple(found)


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
    )


def _why_it_died(child: "subprocess.Popen[bytes]") -> Unreadable:
    code = child.wait()
    # A parser that panics on nonsense exits by itself; a limit ends it by a signal.
    return too_big() if code < 0 else damaged()
