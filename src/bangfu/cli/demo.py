"""``bangfu demo``: a made-up county on this machine, with somebody to be in it."""

import os
from pathlib import Path

import click

from bangfu.cli import chinese
from bangfu.cli.progress import Progress


@click.command(
    cls=chinese.Command, epilog="例：bangfu demo --households 2000 --port 8000"
)
@click.option(
    "--households",
    type=int,
    default=2000,
    show_default=True,
    metavar="户数",
    help="造多少户。",
)
@click.option(
    "--port",
    type=int,
    default=8000,
    show_default=True,
    metavar="端口",
    help="在哪个端口打开。",
)
@click.option(
    "--home",
    "folder",
    type=click.Path(path_type=Path),
    default=Path("var/demo-home"),
    show_default=True,
    metavar="文件夹",
    help="演示数据放在哪里。",
)
@click.option("--make-only", is_flag=True, help="只生成，不打开网站。")
def command(households: int, port: int, folder: Path, *, make_only: bool) -> None:
    """演示网站：造一个示例县，导入、筛查，补上几周的工作，然后在本机打开。"""
    os.environ["BANGFU_HOME"] = str(folder)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "bangfu.web.settings")
    from bangfu.web.home import make_key  # noqa: PLC0415 the home is named first

    make_key()
    import django  # noqa: PLC0415

    import bangfu.web  # noqa: F401, PLC0415 the one SQLite library comes first

    django.setup()
    _make(households)
    if not make_only:
        from bangfu.cli.serve import serve  # noqa: PLC0415

        serve(port=port)


def _make(households: int) -> None:
    from datetime import date  # noqa: PLC0415

    from bangfu.web.demo.cast import lines  # noqa: PLC0415
    from bangfu.web.demo.make import make_demo  # noqa: PLC0415
    from bangfu.web.trail.clock import today  # noqa: PLC0415

    progress = Progress()
    cast = make_demo(
        households=households, today=date.fromisoformat(today()), progress=progress.step
    )
    progress.done()
    for line in lines(cast):
        click.echo(line)
