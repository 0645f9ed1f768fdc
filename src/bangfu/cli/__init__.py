"""命令行: ``bangfu``, one file a command, loaded only when it is called."""

import importlib
import sys
from collections.abc import Sequence

import click

from bangfu.cli import chinese
from bangfu.core.errors import BangfuError

COMMANDS = (
    "synth",
    "screen",
    "explain",
    "check",
    "rules",
    "tables",
    "policy",
    "demo",
    "serve",
    "work",
    "staff",
    "trail",
    "backup",
    "docs",
)

# Not in the help: for trying and measuring, in a demo only.
HIDDEN = {"make-many-problems": "many"}


class _Commands(chinese.Group):
    """Commands by their file; ``--help`` alone loads no engine."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name in HIDDEN:
            module = importlib.import_module(f"bangfu.cli.{HIDDEN[cmd_name]}")
            hidden: click.Command = module.hidden
            return hidden
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = importlib.import_module(
            f"bangfu.cli.{cmd_name}"
        ).command
        return command


@click.group(
    cls=_Commands,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="例：bangfu synth 样例 --households 2000 && "
    "bangfu screen 样例 --on 2026-06-30 --division 620599",
)
@click.version_option(package_name="bangfu", message="bangfu %(version)s")
def group() -> None:
    """帮扶：从县里现有的表格里找出需要核实的户，并说明每一条的依据。"""


def main(args: Sequence[str] | None = None) -> None:
    """Run the command line; every trouble is one Chinese line and exit code 2."""
    try:
        sys.exit(group.main(args, prog_name="bangfu", standalone_mode=False))
    except click.exceptions.NoArgsIsHelpError as bare:
        click.echo(bare.format_message())
        sys.exit(2)
    except click.ClickException as wrong:
        click.echo(chinese.say(wrong), err=True)
        sys.exit(2)
    except BangfuError as trouble:
        click.echo(str(trouble), err=True)
        sys.exit(2)
    except click.Abort:
        click.echo("已停止，没有写出结果。", err=True)
        sys.exit(130)
