"""``bangfu trail``: verify that nobody edited or cut the history."""

import json
import os
import sys
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from bangfu.cli import chinese
from bangfu.core.errors import BangfuError

if TYPE_CHECKING:
    from bangfu.web.trail.audit import Audit

_SHOWN = 20


class NoSite(BangfuError):
    """There is no site here whose trail could be verified."""

    def __init__(self, place: object) -> None:
        super().__init__(
            f"{place} 里没有网站数据库。请用 BANGFU_HOME 指明数据目录，再运行一次。"
        )


class SiteNotReady(BangfuError):
    """The database does not answer, or has no trail yet."""

    def __init__(self) -> None:
        super().__init__(
            "数据库打不开，或者还没有建好表。请先启动一次网站，再运行核验。"
        )


@click.group(cls=chinese.Group, epilog="例：bangfu trail verify")
def command() -> None:
    """留痕：核验办理记录有没有被改过、删过。"""


@command.command(
    cls=chinese.Command,
    epilog="例：bangfu trail verify --checkpoints 抄送的检查点.jsonl。"
    "退出码：0 没有发现问题；1 有被改、被删的记录；2 用法不对。",
)
@click.option(
    "--checkpoints",
    metavar="文件",
    type=click.Path(path_type=Path, dir_okay=False),
    help="库外的检查点文件（不写就用密钥文件旁边的那一份）。",
)
@click.option(
    "--printed",
    metavar="编号:校验码",
    multiple=True,
    help="打印件上的事件编号和 32 位校验码，可以写多次。",
)
@click.option("--json", "as_json", is_flag=True, help="按 JSON 输出全部结果。")
def verify(
    checkpoints: Path | None,
    printed: tuple[str, ...],
    as_json: bool,  # noqa: FBT001 click passes it by name
) -> None:
    """核验全部事件：从第一条到最后一条，与检查点和业务表对照。"""
    codes = tuple(_code(text) for text in printed)
    audit = _audited(checkpoints, codes)
    if as_json:
        click.echo(json.dumps(asdict(audit), ensure_ascii=False, indent=2))
    else:
        for line in lines(audit):
            click.echo(line)
    sys.exit(1 if audit.findings else 0)


def _audited(given: Path | None, codes: tuple[tuple[int, str], ...]) -> "Audit":
    from bangfu.web.home import checkpoint_file, home  # noqa: PLC0415 Django's way in

    check_site(home())
    if given and not given.is_file():
        raise click.BadParameter("没有这个文件，请核对路径", param_hint="--checkpoints")
    outside = given or checkpoint_file()
    set_up()
    from django.db import DatabaseError  # noqa: PLC0415 Django must be set up

    from bangfu.web.trail.audit import audit  # noqa: PLC0415

    try:
        return audit(outside if outside.is_file() else None, codes)
    except DatabaseError as trouble:
        raise SiteNotReady from trouble


def check_site(place: Path) -> None:
    """Raise where looking would make an empty database."""
    by_itself = not os.environ.get("BANGFU_DATABASE_URL")
    if by_itself and not (place / "site.db").is_file():
        raise NoSite(place)


def set_up() -> None:
    """Start Django over this home."""
    import django  # noqa: PLC0415 loaded when it is used

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "bangfu.web.settings")
    django.setup()


def _code(text: str) -> tuple[int, str]:
    seq, _, code = text.partition(":")
    code = "".join(code.split()).replace("-", "")
    if not seq.strip().isdigit() or len(code) != 32:  # noqa: PLR2004 as it is printed
        raise click.BadParameter(
            "要写成“编号:校验码”，校验码 32 位，例如 120:0A1B……",
            param_hint="--printed",
        )
    return int(seq), code


def lines(audit: "Audit") -> Iterator[str]:
    """What a person is told of it."""
    found = audit.findings
    yield f"核验了 {audit.events} 条事件。"
    if found:
        yield f"发现 {len(found)} 处问题，第一处：{found[0].sentence}"
        yield from (finding.sentence for finding in found[1:_SHOWN])
        if len(found) > _SHOWN:
            yield f"另有 {len(found) - _SHOWN} 处，加 --json 看全部。"
        yield "请停止办理，保留现场，用备份和抄送的检查点查清后再继续。"
    else:
        yield "没有发现被改动或删除的记录。"
    yield from (f"缺口：{gap}" for gap in audit.gaps)
    yield from (f"提醒：{note}" for note in audit.notes)
    yield from (f"查不出来的：{told}" for told in audit.unseen)
