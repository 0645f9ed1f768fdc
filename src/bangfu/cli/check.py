"""``bangfu check``: read one file, say what it is and what is wrong with it."""

import os
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from bangfu.cli import chinese
from bangfu.cli.faults import group_faults
from bangfu.cli.options import division_option, now, on_option
from bangfu.core.division import COUNTRY
from bangfu.core.fault import Effect

if TYPE_CHECKING:
    from bangfu.exchange.checked import CheckedFile, CheckedSheet

_SHOWN = 5


@click.command(
    cls=chinese.Command,
    epilog="例：bangfu check 低保花名册.xls --division 620599 --out 退回.xlsx。"
    "退出码：0 全部收下；1 有行或整个文件没收；2 用法不对。",
)
@click.argument("file", metavar="文件", type=click.Path(path_type=Path))
@click.option("--table", metavar="表名", help="是哪张表（不写就按表头认）。")
@division_option(default=COUNTRY)
@on_option()
@click.option(
    "--out",
    metavar="退回表",
    type=click.Path(path_type=Path, dir_okay=False),
    help="另存一份退回表（.xlsx）：有错的格标红，附退回原因。",
)
def command(
    file: Path, table: str | None, division: str, on: date | None, out: Path | None
) -> None:
    """核对一个文件：认出是哪张表，逐格检查，说清要改什么。"""
    from bangfu.exchange.check import check_all  # noqa: PLC0415 loaded when it is used
    from bangfu.exchange.returned import write_returned  # noqa: PLC0415
    from bangfu.exchange.taught import read_taught  # noqa: PLC0415

    _check_paths(file, out)
    day = on or now().date()
    taught = read_taught(file.parent)
    found = check_all(file, division=division, on=day, table=table, taught=taught)
    for checked in found:
        if len(found) > 1:
            click.echo(f"《{checked.file}》")
        for line in _lines(checked, whole_country=division == COUNTRY):
            click.echo(line)
    if out and any(checked.file != file.name for checked in found):
        click.echo("压缩包没有退回表，请解压后逐个核对，再写退回表。")
    elif out and found[0].sheets:
        write_returned(found[0], file, out, on=day)
        click.echo(f"退回表已写到 {out}，请发回填报单位改正。")
    sys.exit(1 if any(map(_anything_refused, found)) else 0)


def _check_paths(file: Path, out: Path | None) -> None:
    if not file.exists():
        raise click.BadParameter(f"没有“{file}”这个文件，请核对路径", param_hint="文件")
    if out is None:
        return
    if out.resolve() == file.resolve():
        raise click.BadParameter(
            "退回表不能盖掉原文件，请换一个文件名", param_hint="--out"
        )
    if not os.access(out.resolve().parent, os.W_OK):
        raise click.BadParameter(
            f"写不进“{out.parent}”这个文件夹，请换一个位置", param_hint="--out"
        )


def _lines(checked: "CheckedFile", *, whole_country: bool) -> Iterator[str]:
    for sheet in checked.sheets:
        yield from _of_sheet(sheet)
    if whole_country and checked.sheets:
        yield "没有写 --division，只认得出写明了县的地名。"
    for fault in checked.faults:
        if fault.effect is Effect.FILE:
            yield f"没收  {fault.sentence}"
    smaller = [fault for fault in checked.faults if fault.effect is not Effect.FILE]
    yield from group_faults(smaller, shown=_SHOWN)


def _of_sheet(sheet: "CheckedSheet") -> Iterator[str]:
    where = f"工作表“{sheet.sheet}”：" if sheet.sheet else ""
    yield f"{where}{sheet.table.title}（表头在第{sheet.header_row}行）"
    taken = len(sheet.rows)
    yield f"  读到 {sheet.read} 行，收下 {taken} 行，未收 {sheet.read - taken} 行"
    yield f"  数据日期：{sheet.as_of.isoformat() if sheet.as_of else '没有写明'}"
    for match in sheet.matches:
        title = sheet.table.column(match.column).title
        if match.taught:
            yield f"  “{match.heading}”当作“{title}”（照 headings.toml）"
        elif match.confidence < 1:
            sure = f"把握 {match.confidence:.0%}，不对请改列名"
            yield f"  “{match.heading}”当作“{title}”（{sure}）"
    if sheet.dropped:
        yield f"  没有用到的列：{'、'.join(sheet.dropped)}"


def _anything_refused(checked: "CheckedFile") -> bool:
    refusing = {Effect.FILE, Effect.ROW}
    return checked.refused or any(fault.effect in refusing for fault in checked.faults)
