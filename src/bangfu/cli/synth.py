"""``bangfu synth``: make the made-up county's files, and say what to run next."""

from datetime import date
from pathlib import Path

import click

from bangfu.cli import chinese
from bangfu.cli.options import on_option

_LEAST, _MOST = 200, 280_000


def _enough(_ctx: click.Context, _param: click.Parameter, households: int) -> int:
    if _LEAST <= households <= _MOST:
        return households
    raise click.BadParameter(f"户数应在 {_LEAST} 到 {_MOST} 之间，请改写")


@click.command(
    cls=chinese.Command,
    epilog="例：bangfu synth 样例 --households 2000 --seed 1。"
    "同样的户数和种子，每次写出的文件完全相同。",
)
@click.argument(
    "folder", metavar="文件夹", type=click.Path(file_okay=False, path_type=Path)
)
@click.option(
    "--households",
    type=int,
    callback=_enough,
    metavar="户数",
    default=20_000,
    show_default=True,
    help=f"全县农户数，{_LEAST} 到 {_MOST}。",
)
@click.option(
    "--seed",
    type=int,
    metavar="整数",
    default=1,
    show_default=True,
    help="随机数种子。",
)
@on_option(default="2026-06-30", show_default=True)
@click.option(
    "--lists",
    type=click.Choice(["rules", "all"]),
    default="rules",
    show_default=True,
    help="写哪些名单：rules 只写规则要用的，all 每张能读的表都写一份。",
)
@click.option("--quiet", is_flag=True, help="不显示进度。")
def command(
    folder: Path, households: int, seed: int, on: date, lists: str, *, quiet: bool
) -> None:
    """造一个示例县：写出农户台账、国家系统导出表和六个部门的名单，全部是虚构的人。

    文件夹必须是空的，或者还没有。truth.json 记着每条规则应当查出和不应当查出的户。

    把日期改晚，得到同一批人几个月后的样子。
    """
    from bangfu.screening.book import load  # noqa: PLC0415 the engine loads slowly
    from bangfu.synth.make import make_county, make_every_list  # noqa: PLC0415

    def tell(line: str) -> None:
        if not quiet:
            click.echo(line, err=True)

    make = make_every_list if lists == "all" else make_county
    made = make(
        folder,
        households=households,
        seed=seed,
        on=on,
        rules=list(load().rules.values()),
        progress=tell,
    )
    click.echo(
        f"示例县已写入 {folder}：{made.households:,} 户、{made.persons:,} 人，"
        f"{len(made.files)} 个文件。"
    )
    click.echo(f"接着运行：bangfu screen {folder} --on {on} --division 620599")
