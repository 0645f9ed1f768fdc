"""一个文件夹: take what a county already has into a lake that lives only as long as needed."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bangfu.exchange.taught import FILE
from bangfu.lake.lake import Lake

TRUTH = "truth.json"
_PREFIX = "bangfu-lake-"


def listed_files(folder: Path) -> list[Path]:
    """The files to read, in name order; folders inside are left alone.

    Hidden files, lock files of a spreadsheet program and a made-up county's truth.json are
    not the county's; headings.toml says how to read the others.
    """
    return sorted(
        path
        for path in folder.iterdir()
        if not path.name.startswith((".", "~$"))
        and path.name not in {TRUTH, FILE}
        and not path.is_dir()
    )


@contextmanager
def temporary_lake() -> Iterator[Lake]:
    """A lake only this user can open, removed on exit; what a killed run left is swept."""
    scratch = Path(tempfile.gettempdir())
    _sweep(scratch)
    root = Path(tempfile.mkdtemp(prefix=f"{_PREFIX}{os.getpid()}-", dir=scratch))
    try:
        yield Lake(root)
    finally:
        shutil.rmtree(root, ignore_errors=True)


def _sweep(scratch: Path) -> None:
    """Remove lakes of this user whose process is gone."""
    for left in scratch.glob(f"{_PREFIX}*"):
        owner = left.name.removeprefix(_PREFIX).partition("-")[0]
        ours = left.lstat().st_uid == os.getuid() and not left.is_symlink()
        if ours and owner.isdigit() and not _alive(int(owner)):
            shutil.rmtree(left, ignore_errors=True)


def _alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
