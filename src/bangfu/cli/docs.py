"""``bangfu docs``: write the reference pages from the code, or say which are stale."""

from collections.abc import Callable
from pathlib import Path

import click

from bangfu.cli import chinese
from bangfu.cli.pages import commands, policy, rules, states, tables

PAGES: dict[str, Callable[[], str]] = {
    "tables.md": tables.page,
    "policy.md": policy.page,
    "rules.md": rules.page,
    "commands.md": commands.page,
    "problem-states.md": states.page,
}


@click.command(cls=chinese.Command, epilog="例：bangfu docs --check")
@click.option("--check", is_flag=True, help="只核对，不写；有过时的页面时返回 1。")
@click.option(
    "--to",
    "folder",
    metavar="文件夹",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("docs/reference"),
    show_default=True,
    help="写到哪个目录。",
)
@click.pass_context
def command(context: click.Context, folder: Path, *, check: bool) -> None:
    """从代码生成参考页：名单、政策参数、规则、命令、问题状态。"""
    if not check:
        write_pages(folder)
        click.echo(f"已写好 {len(PAGES)} 页，在 {folder}。")
    elif stale := stale_pages(folder):
        click.echo(f"过时的页面：{'、'.join(stale)}。请运行 ./dev bangfu docs 重写。")
        context.exit(1)
    else:
        click.echo(f"{len(PAGES)} 页都与代码一致。")


def write_pages(folder: Path) -> None:
    """Write every page of the reference."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, page in PAGES.items():
        (folder / name).write_text(page(), encoding="utf-8")


def stale_pages(folder: Path) -> list[str]:
    """Names of pages that are missing or differ from what the code says now."""
    return [name for name, page in PAGES.items() if _read(folder / name) != page()]


def _read(path: Path) -> str | None:
    return path.read_text(encoding="utf-8") if path.exists() else None
