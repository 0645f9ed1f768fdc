"""``bangfu check``: read one file, say what it is and what is wrong with it."""

import sys
from collections import defaultdict
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import click

from bangfu.core.division import COUNTRY
from bangfu.core.fault import Effect, Fault
from bangfu.exchange.check import check_file
from bangfu.exchange.checked import CheckedFile, CheckedSheet
from bangfu.exchange.returned import write_returned
from bangfu.tables import UnknownTable
from bangfu.tables.divisions import find

_SHOWN = 5
_ORDER = (Effect.FILE, Effect.ROW, Effect.CELL, Effect.NOTE)


@click.command(
    "check",
    help="""核对一个表格文件：认出是哪种表，逐格检查，列出要改的地方。

    \b
    例：
      bangfu check 低保花名册.xls --division 620599
      bangfu check 住院明细.csv --division 620599 --out 退回.xlsx

    有行（或整个文件）未收时，退出码为 1。""",
)
@click.argument("file", type=click.Path(path_type=Path), metavar="文件")
@click.option("--table", metavar="表名", help="指定是哪种表（默认按表头认）。")
@click.option(
    "--division",
    metavar="代码",
    default=COUNTRY,
    help="文件所属行政区划代码，如县 620599；不写时只认写明了县的行。",
)
@click.option(
    "--on",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="日期",
    help="核对日期，如 2026-06-30（默认今天）。",
)
@click.option(
    "--out",
    type=click.Path(path_type=Path, dir_okay=False, writable=True),
    metavar="退回表.xlsx",
    help="另存一份退回表：错的格标红，附退回原因。",
)
def command(
    file: Path,
    table: str | None,
    division: str,
    on: datetime | None,
    out: Path | None,
) -> None:
    """核对: check one file."""
    if not file.exists():
        raise click.UsageError(f"找不到文件“{file}”，请检查文件名和位置。")
    if division != COUNTRY and not (division.isdecimal() and find(division)):
        raise click.UsageError(
            f"没有代码为“{division}”的行政区划，请写 6 位县代码或更长的代码。"
        )
    if out is not None and out.resolve() == file.resolve():
        raise click.UsageError("退回表不能覆盖原文件，请换一个文件名。")
    if out is not None and not out.resolve().parent.is_dir():
        raise click.UsageError(f"没有文件夹“{out.parent}”，请先建好。")
    day = on.date() if on else _today()
    try:
        checked = check_file(file, division=division, on=day, table=table)
    except UnknownTable as error:
        raise click.UsageError(str(error)) from None
    for sheet in checked.sheets:
        _say_sheet(sheet)
    if division == COUNTRY and checked.sheets:
        click.echo("没有写 --division，只认得出写明了县的地名。")
    _say_faults(checked.faults)
    if out is not None and checked.sheets:
        write_returned(checked, file, out)
        click.echo(f"退回表已写到 {out}，请发回填报单位改正。")
    sys.exit(1 if _anything_refused(checked) else 0)


def _today() -> date:
    return datetime.now(ZoneInfo("Asia/Shanghai")).date()


def _anything_refused(checked: CheckedFile) -> bool:
    refusing = {Effect.FILE, Effect.ROW}
    return checked.refused or any(fault.effect in refusing for fault in checked.faults)


def _say_sheet(sheet: CheckedSheet) -> None:
    where = f"工作表“{sheet.sheet}”：" if sheet.sheet else ""
    click.echo(f"{where}{sheet.table.title}（表头在第{sheet.header_row}行）")
    refused = sheet.read - len(sheet.rows)
    click.echo(f"  读到 {sheet.read} 行，收下 {len(sheet.rows)} 行，未收 {refused} 行")
    as_of = sheet.as_of.isoformat() if sheet.as_of else "没有写明"
    click.echo(f"  数据日期：{as_of}")
    for match in sheet.matches:
        if match.confidence < 1:
            title = sheet.table.column(match.column).title
            click.echo(
                f"  “{match.heading}”当作“{title}”"
                f"（把握 {match.confidence:.0%}，不对请改列名）"
            )
    if sheet.dropped:
        click.echo(f"  没有用到的列：{'、'.join(sheet.dropped)}")


def _say_faults(faults: Sequence[Fault]) -> None:
    groups: dict[tuple[int, str, str], list[Fault]] = defaultdict(list)
    for fault in faults:
        key = (_ORDER.index(fault.effect), fault.column, fault.remedy)
        groups[key].append(fault)
    for (order, _, remedy), group in sorted(
        groups.items(), key=lambda item: item[0][0]
    ):
        effect = _ORDER[order]
        if effect is Effect.FILE:
            for fault in group:
                click.echo(f"{effect.label}：{fault.sentence}。")
            continue
        click.echo(f"{effect.label}：{len(group)} 处，{remedy}")
        for fault in group[:_SHOWN]:
            expected = f"，应为{fault.expected}" if fault.expected else ""
            click.echo(f"    {fault.place} {fault.found}{expected}")
        if len(group) > _SHOWN:
            click.echo(f"    ……另有 {len(group) - _SHOWN} 处")
