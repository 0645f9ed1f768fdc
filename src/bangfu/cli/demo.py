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
    default=Path("var/demo"),
    show_default=True,
    metavar="文件夹",
    help="演示数据放在哪里。",
)
@click.option("--make-only", is_flag=True, help="只生成，不打开网站。")
def command(households: int, port: int, folder: Path, *, make_only: bool) -> None:
    """演示网站：造一个示例县，导入、筛查，补上几周的工作，同时在本机打开。

    网站先打开，示例县在后台生成，首页能看到做到了哪一步；再次启动直接打开。
    """
    os.environ["BANGFU_HOME"] = str(folder)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "bangfu.web.settings")
    from bangfu.web.home import make_key  # noqa: PLC0415 the home is named first

    make_key()
    import django  # noqa: PLC0415

    import bangfu.web  # noqa: F401, PLC0415 the one SQLite library comes first

    django.setup()
    _make(households, at_once=make_only)
    if not make_only:
        from bangfu.cli.serve import serve  # noqa: PLC0415

        serve(port=port)


def _make(households: int, *, at_once: bool) -> None:
    """An empty home, or one that was left half-made, becomes a demo; a whole one stays."""
    from bangfu.web.demo.cast import lines  # noqa: PLC0415
    from bangfu.web.demo.jobs import begin  # noqa: PLC0415
    from bangfu.web.demo.make import live, prepare  # noqa: PLC0415
    from bangfu.web.demo.standing import is_whole, remove_half_made  # noqa: PLC0415

    if not is_whole():
        if remove_half_made():
            click.echo("上次的演示数据没有生成完，从头再来。")
        prepare()
        if at_once:
            progress = Progress()
            live(households=households, progress=progress.step)
            progress.done()
        else:
            begin(households)
    for line in lines():
        click.echo(line)
