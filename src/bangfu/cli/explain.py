"""``bangfu explain``: why a household is a hit, and why it is not, rule by rule."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from bangfu.cli import chinese
from bangfu.cli.options import division_option, folder_argument, on_option
from bangfu.cli.progress import Progress

if TYPE_CHECKING:
    from bangfu.screening.explain import Told


@click.command(
    cls=chinese.Command,
    epilog="例：bangfu explain 样例 台账-12 --on 2026-06-30 --division 620599 "
    "--rule illness.large_medical_spending",
)
@folder_argument()
@click.argument("household_no", metavar="户编号")
@on_option(required=True)
@division_option(required=True)
@click.option(
    "--rule",
    "rule_id",
    metavar="规则编号",
    help="只说明这一条规则（编号见 bangfu rules）。",
)
@click.option("--quiet", is_flag=True, help="不显示进度。")
def command(
    folder: Path,
    household_no: str,
    on: date,
    division: str,
    rule_id: str | None,
    *,
    quiet: bool,
) -> None:
    """说明一户：每条规则为什么命中，或者为什么没有命中。"""
    from bangfu.cli.folder import taken_folder  # noqa: PLC0415 the engine loads when used
    from bangfu.policy import load as load_policy  # noqa: PLC0415
    from bangfu.screening.book import load as load_book  # noqa: PLC0415
    from bangfu.screening.explain import explain  # noqa: PLC0415

    book = load_book()
    rules = [book.find(rule_id)] if rule_id else list(book.rules.values())
    progress = Progress(quiet=quiet)
    with taken_folder(folder, on=on, division=division, progress=progress) as taken:
        told = explain(
            taken.image,
            book,
            load_policy(),
            division=division,
            household_no=household_no,
            rules=rules,
        )
        progress.done()
    click.echo(f"户编号 {household_no}")
    for one in told:
        for line in _lines(one):
            click.echo(line)


def _lines(told: "Told") -> Iterator[str]:
    yield f"\n{told.rule.title}（{told.rule.id}）：{'命中' if told.hits else '没有命中'}"
    for hit in told.hits:
        yield f"  {f'成员 {hit.member_no}：' if hit.member_no else ''}{hit.sentence}"
        for piece in hit.evidence:
            sheet = f"工作表“{piece['sheet']}”" if piece["sheet"] else ""
            source = f"《{piece['file']}》{sheet}第{piece['row']}行"
            yield f"    依据  {piece['value']}；{piece['line']}；{source}"
    yield from (f"  {sentence}" for sentence in told.otherwise)
    yield f"  出处  {told.rule.basis}"
