"""``bangfu screen``: read a folder, judge it, say what ran and what was found."""

import json
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from bangfu.cli import chinese
from bangfu.cli.options import division_option, folder_argument, on_option
from bangfu.cli.progress import Progress

if TYPE_CHECKING:
    from bangfu.screening.hit import Hit

COLUMNS = (
    "rule_id",
    "kind",
    "household_no",
    "member_no",
    "division_code",
    "sentence",
    "evidence",
)
SOME_FILE_REFUSED = 3
NOTHING_RAN = 4


@click.command(
    cls=chinese.Command,
    epilog="例：bangfu screen 样例 --on 2026-06-30 --division 620599 --out 筛查结果.xlsx。"
    "退出码：0 文件都读了；2 用法不对；3 有文件整个没收，其余照常；4 没有一条规则能运行。",
)
@folder_argument()
@on_option(required=True)
@division_option(required=True)
@click.option(
    "--out",
    metavar="文件",
    type=click.Path(dir_okay=False, path_type=Path),
    help="结果写到哪个文件（.csv、.xlsx 或 .parquet）。",
)
@click.option("--quiet", is_flag=True, help="不显示进度。")
def command(
    folder: Path, on: date, division: str, out: Path | None, *, quiet: bool
) -> None:
    """筛查一个文件夹：读县里的表格，逐条规则判断，每条命中都写明依据。"""
    from bangfu.cli import summary  # noqa: PLC0415 the engine loads only when it is used
    from bangfu.cli.folder import taken_folder  # noqa: PLC0415
    from bangfu.documents.rows_file import check_format, write_rows  # noqa: PLC0415
    from bangfu.policy import load as load_policy  # noqa: PLC0415
    from bangfu.screening.book import load as load_book  # noqa: PLC0415
    from bangfu.screening.run import run  # noqa: PLC0415

    if out:
        check_format(out)
    progress = Progress(quiet=quiet)
    with taken_folder(
        folder, on=on, division=division, progress=progress, leave_out=out
    ) as taken:
        result = run(
            taken.image,
            load_book(),
            load_policy(),
            division=division,
            progress=progress.step,
        )
        progress.done()
        _print(summary.of_files(taken.report), summary.of_image(taken.image))
        _print(summary.of_run(result))
        if out:
            write_rows(out, COLUMNS, [_row(hit) for hit in result.hits])
            _print([f"结果已写入 {out}，共 {len(result.hits)} 条。"])
    if not result.ran:
        sys.exit(NOTHING_RAN)
    if taken.report.refused:
        sys.exit(SOME_FILE_REFUSED)


def _print(*parts: Iterator[str] | list[str]) -> None:
    for part in parts:
        for line in part:
            click.echo(line)


def _row(hit: "Hit") -> dict[str, str]:
    return {
        "rule_id": hit.rule.id,
        "kind": hit.rule.kind.value,
        "household_no": hit.household_no,
        "member_no": hit.member_no,
        "division_code": hit.division_code,
        "sentence": hit.sentence,
        "evidence": json.dumps(hit.evidence, ensure_ascii=False),
    }
