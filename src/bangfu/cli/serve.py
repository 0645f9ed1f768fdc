"""``bangfu serve``: check the place the data lives in, then open the site."""

import fcntl
import os
import shutil
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import click

from bangfu.cli import chinese
from bangfu.cli.worker_process import keep_working
from bangfu.core.errors import BangfuError

_LOCAL = "127.0.0.1"
_LOCK = "beside.lock"
_LEAST_FREE = 200 * 2**20
_MOST_PROCESSES, _THREADS = 4, 8
_LOOK_EVERY_SECONDS = 300
# SQLite's locks do not hold on these.
_FAR_AWAY = ("nfs", "cifs", "smb", "9p", "fuse.sshfs", "fuse.davfs")
PRAGMAS: Mapping[str, object] = {
    "journal_mode": "wal",
    "synchronous": 2,
    "foreign_keys": 1,
    "trusted_schema": 0,
    "cell_size_check": 1,
    "mmap_size": 0,
}


class NoSite(BangfuError):
    """Nobody made a site here yet."""

    def __init__(self, place: Path) -> None:
        super().__init__(
            f"{place} 里还没有网站。请先用 bangfu staff add-admin 开第一个管理员，"
            "或者用 bangfu demo 看演示。"
        )


class BadPlace(BangfuError):
    """The home cannot hold a database safely."""

    def __init__(self, place: Path, why: str) -> None:
        super().__init__(f"数据目录 {place} {why}。没有启动，请换一个位置或先清理。")


class PragmaLost(BangfuError):
    """The database does not keep what it was told."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"数据库没有接受设置 {name}，断电时可能丢数据。没有启动，请联系维护人员。"
        )


class PortTaken(BangfuError):
    """Something else listens there."""

    def __init__(self, port: int) -> None:
        super().__init__(f"端口 {port} 已被占用。没有启动，请用 --port 换一个。")


@click.command(cls=chinese.Command, epilog="例：bangfu serve --port 8000")
@click.option(
    "--port", type=int, default=8000, show_default=True, metavar="端口", help="端口。"
)
@click.option(
    "--host",
    default=_LOCAL,
    show_default=True,
    metavar="地址",
    help="在哪个地址上打开；县里用时写服务器的地址，并在 BANGFU_HOSTS 写明域名。",
)
def command(port: int, host: str) -> None:
    """打开网站：先检查数据目录和数据库，再开始服务。"""
    serve(port=port, host=host)


def serve(*, port: int, host: str = _LOCAL) -> None:
    """Check, migrate, collect the static files and serve until stopped."""
    prepare()
    _check_port(host, port)
    _run(host, port)


def open_home() -> bool:
    """Check the place and start Django on it; True when the database is our own file."""
    from bangfu.web.home import home, key_file  # noqa: PLC0415 Django's way in

    place = home()
    if not place.is_dir() or not key_file().exists():
        raise NoSite(place)
    by_itself = not os.environ.get("BANGFU_DATABASE_URL")
    check_place(place, locks_matter=by_itself)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "bangfu.web.settings")
    import django  # noqa: PLC0415

    django.setup()
    return by_itself


def prepare() -> None:
    """Everything between starting the program and opening the site."""
    by_itself = open_home()
    from django.core.management import call_command  # noqa: PLC0415
    from django.urls import resolve  # noqa: PLC0415

    resolve(
        "/login/"
    )  # a page that cannot be loaded shows now, not to the first visitor
    call_command("migrate", verbosity=0, interactive=False)
    if by_itself:
        check_pragmas()
    call_command("collectstatic", verbosity=0, interactive=False, clear=True)
    call_command("clearsessions", verbosity=0)
    from bangfu.web.jobs.scratch import use_scratch  # noqa: PLC0415
    from bangfu.web.registry.imports import settle_staged  # noqa: PLC0415

    use_scratch()
    settle_staged()


def check_place(place: Path, *, locks_matter: bool) -> None:
    """Raise unless the home is writable, has room, and is a disk of this machine."""
    if not os.access(place, os.W_OK | os.X_OK):
        raise BadPlace(place, "不能写入")
    if shutil.disk_usage(place).free < _LEAST_FREE:
        raise BadPlace(place, "所在的磁盘快满了，剩不到200MB")
    if locks_matter and file_system(place).startswith(_FAR_AWAY):
        raise BadPlace(place, "在网络磁盘上，SQLite的锁靠不住")


def file_system(place: Path, mounts: Path = Path("/proc/mounts")) -> str:
    """What kind of file system a folder is on; empty where the system does not tell."""
    if not mounts.exists():
        return ""
    found = [line.split()[1:3] for line in mounts.read_text().splitlines()]
    around = [
        (point, kind) for point, kind in found if place.resolve().is_relative_to(point)
    ]
    return max(around, key=lambda one: len(one[0]))[1] if around else ""


def check_pragmas(wanted: Mapping[str, object] = PRAGMAS) -> None:
    """Read back what the database was told; a silent no would lose data later."""
    from django.db import connection  # noqa: PLC0415

    with connection.cursor() as cursor:
        for name, value in wanted.items():
            cursor.execute(f"pragma {name}")
            row = cursor.fetchone()
            if row is None or row[0] != value:
                raise PragmaLost(name)
    connection.close()


def _check_port(host: str, port: int) -> None:
    import socket  # noqa: PLC0415 only when the site is opened

    kind = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(kind, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            raise PortTaken(port) from None


def _run(host: str, port: int) -> None:
    """A few processes with threads: pages are drawn on every core, SQLite has one writer."""
    from gunicorn.app.base import (  # type: ignore[import-untyped]  # noqa: PLC0415
        BaseApplication,
    )

    class Site(BaseApplication):  # type: ignore[misc]
        """The site under gunicorn."""

        def load_config(self) -> None:
            """Our settings; gunicorn's own command line and files are not read."""
            shown = f"[{host}]" if ":" in host else host
            self.cfg.set("bind", f"{shown}:{port}")
            self.cfg.set("worker_class", "gthread")
            self.cfg.set("workers", max(2, min(os.cpu_count() or 1, _MOST_PROCESSES)))
            self.cfg.set("threads", _THREADS)
            self.cfg.set("timeout", 120)
            self.cfg.set("loglevel", "warning")
            self.cfg.set("when_ready", lambda _server: _tell(shown, port))
            self.cfg.set("post_worker_init", lambda _worker: _begin_beside())
            self.cfg.set("worker_exit", lambda _server, _worker: _end_beside())

        def load(self) -> Any:
            """The application, loaded in the worker."""
            from bangfu.web.wsgi import application  # noqa: PLC0415

            return application

    Site().run()


_beside: list[Callable[[], None]] = []


def _begin_beside() -> None:
    """What runs as long as the site does: the worker of jobs, and the keeper."""
    import threading  # noqa: PLC0415 only when the site is opened

    threading.Thread(target=_keep_beside, daemon=True, name="keeper").start()


def _end_beside() -> None:
    while _beside:
        _beside.pop()()


def _keep_beside() -> None:
    """One process of the site does it; when that one dies, another takes over."""
    from bangfu.web.home import home  # noqa: PLC0415
    from bangfu.web.keeping import keep  # noqa: PLC0415

    with (home() / _LOCK).open("a") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        _beside.append(keep_working())
        while True:
            keep()
            time.sleep(_LOOK_EVERY_SECONDS)


def _tell(host: str, port: int) -> None:
    from bangfu.web.settings import HTTPS  # noqa: PLC0415 Django is set up

    click.echo(f"网站已打开：http://{host}:{port}/ 。按 Ctrl+C 关闭。")
    if host not in {_LOCAL, "localhost", "[::1]"} and not HTTPS:
        click.echo(
            "注意：现在是明文传输，口令在网络上能被看到。请在前面加 HTTPS 代理，"
            "并设 BANGFU_HTTPS=1。"
        )
