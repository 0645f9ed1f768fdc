"""``bangfu backup``: make a backup, and restore one into an empty home."""

import os
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from bangfu.cli import chinese
from bangfu.cli.trail import check_site, lines, set_up
from bangfu.core.errors import BangfuError

if TYPE_CHECKING:
    from bangfu.web.trail.audit import Audit

_NOT_RESTORED = "没有恢复，请换另一份备份。"


class HomeNotEmpty(BangfuError):
    """A restore never writes over what is there."""

    def __init__(self, place: Path) -> None:
        super().__init__(
            f"{place} 里已经有东西。没有恢复，请用 BANGFU_HOME 指定一个空目录。"
        )


@click.group(cls=chinese.Group, epilog="例：bangfu backup make --help")
def command() -> None:
    """备份：备份网站数据，或者从备份恢复。"""


@command.command(
    cls=chinese.Command,
    epilog="例：bangfu backup make /mnt/u盘。密钥不在备份里，请另外保管。"
    "退出码：0 备份完好；1 备份做了，但留痕核验发现问题；2 没有做成。",
)
@click.argument("folder", metavar="文件夹", type=click.Path(path_type=Path))
def make(folder: Path) -> None:
    """备份：数据库、佐证和数据湖，连同校验清单；办理不用停。"""
    from bangfu.web.home import checkpoint_file, home  # noqa: PLC0415 Django's way in

    check_site(home())
    set_up()
    from bangfu.web.trail.audit import audit  # noqa: PLC0415 Django must be set up
    from bangfu.web.trail.backup import make_backup  # noqa: PLC0415

    done = make_backup(folder)
    outside = checkpoint_file()
    told = audit(outside if outside.is_file() else None)
    click.echo(f"备份已写到 {done}。密钥文件不在里面，请另外保管。")
    _say(told)


@command.command(
    cls=chinese.Command,
    epilog="例：BANGFU_HOME=/srv/bangfu-new bangfu backup restore 备份文件夹。"
    "退出码：0 已恢复；1 备份里的留痕有问题，没有恢复；2 用法不对。",
)
@click.argument("folder", metavar="备份", type=click.Path(path_type=Path))
def restore(folder: Path) -> None:
    """恢复：先核对备份和留痕，再放进空的数据目录，另开一期。"""
    from bangfu.web.home import checkpoint_file, home, key_file  # noqa: PLC0415

    place, outside = home(), checkpoint_file()
    if place.exists() and any(place.iterdir()):
        raise HomeNotEmpty(place)
    # The names of both come from the home's, which is another one for a while.
    os.environ["BANGFU_KEY_FILE"] = str(key_file())
    part = place.with_name(f"{place.name}.restoring")
    shutil.rmtree(part, ignore_errors=True)
    os.environ["BANGFU_HOME"] = str(part)
    told = _restored(folder, part, outside if outside.is_file() else None)
    if told.findings:
        shutil.rmtree(part)
        click.echo(_NOT_RESTORED)
        if os.environ.get("BANGFU_DATABASE_URL"):
            click.echo("数据库里留着没有通过核验的副本，请先清空它。")
    else:
        part.rename(place)
        click.echo(f"已恢复到 {place}，留痕另开一期。")
    _say(told)


def _restored(backup: Path, part: Path, outside: Path | None) -> "Audit":
    set_up()
    from django.db import connections  # noqa: PLC0415 Django must be set up

    from bangfu.web.trail.act import SYSTEM  # noqa: PLC0415
    from bangfu.web.trail.actions import open_epoch  # noqa: PLC0415
    from bangfu.web.trail.audit import audit  # noqa: PLC0415
    from bangfu.web.trail.backup import check_backup, lay_out  # noqa: PLC0415
    from bangfu.web.trail.checkpoint import read_outside  # noqa: PLC0415

    check_backup(backup)
    lay_out(backup, part)
    marks = read_outside(outside)[0] if outside else []
    reached = max((mark.seq for mark in marks if mark.is_genuine), default=0)
    open_epoch(SYSTEM, reason="从备份恢复", lost={"known_to": reached})
    told = audit(outside)
    connections.close_all()
    return told


def _say(told: "Audit") -> None:
    for line in lines(told):
        click.echo(line)
    sys.exit(1 if told.findings else 0)
