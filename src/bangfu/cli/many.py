"""``bangfu make-many-problems``: fill a demo, to try lists at the size of a big county."""

import click

from bangfu.cli import chinese
from bangfu.cli.progress import Progress


@click.command(
    cls=chinese.Command,
    hidden=True,
    epilog="例：BANGFU_HOME=var/demo bangfu make-many-problems --problems 100000",
)
@click.option(
    "--problems",
    type=click.IntRange(min=1),
    default=100_000,
    show_default=True,
    metavar="件数",
    help="造多少件问题。",
)
def hidden(problems: int) -> None:
    """成批造问题：只在演示数据里，给台账试速度用。"""
    from bangfu.cli.trail import check_site, set_up  # noqa: PLC0415
    from bangfu.web.home import home  # noqa: PLC0415 Django's way in

    check_site(home())
    set_up()
    from bangfu.web.demo.many import make_many  # noqa: PLC0415

    progress = Progress()
    progress.step(f"造{problems:,}件问题")
    receipt = make_many(problems=problems)
    progress.done()
    click.echo(f"已造{problems:,}件问题，回执 {receipt.code}。")
