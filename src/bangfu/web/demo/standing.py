"""演示是否完整: a demo is made once; what was left half-made is taken away and made anew."""

import fcntl
import shutil
from pathlib import Path

from django.db import connection

from bangfu.core.errors import BangfuError
from bangfu.web.home import checkpoint_file, home
from bangfu.web.jobs.worker import LOCK
from bangfu.web.trail.actions import HomeInUse
from bangfu.web.trail.demo import is_being_made, is_demo
from bangfu.web.trail.models import Event


class DemoRunning(BangfuError):
    """Another program is making or serving this demo."""

    def __init__(self) -> None:
        super().__init__(
            "这个演示已经在另一个窗口里运行。没有再启动，请直接打开网页，"
            "或者关掉那个窗口再来。"
        )


class NotToRemove(BangfuError):
    """A half-made demo outside a folder."""

    def __init__(self) -> None:
        super().__init__(
            "这个数据库里的演示数据没有生成完。没有改动，请换一个空的数据库。"
        )


def is_whole() -> bool:
    """Whether this home is a demo that was made to its end."""
    return _is_begun() and is_demo() and not is_being_made()


def remove_half_made() -> bool:
    """Empty a home whose demo was interrupted; False when there is nothing to remove."""
    if not _is_begun() or not Event.objects.exists():
        return False
    if not is_being_made():
        raise HomeInUse
    if connection.vendor != "sqlite":
        raise NotToRemove
    _check_nobody_works(home() / LOCK)
    connection.close()
    shutil.rmtree(home())
    checkpoint_file().unlink(missing_ok=True)
    return True


def _is_begun() -> bool:
    file = Path(connection.settings_dict["NAME"])
    if connection.vendor == "sqlite" and not file.exists():
        return False  # looking would make an empty database
    return "trail_event" in connection.introspection.table_names()


def _check_nobody_works(lock: Path) -> None:
    if not lock.exists():
        return
    with lock.open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise DemoRunning from None
