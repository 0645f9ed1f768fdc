"""The page of every command, in the words of its own help."""

import importlib
import pkgutil

import click

import bangfu.cli
from bangfu.cli.pages import markdown

_WIDTH = 88


def page() -> str:
    """Every command's help."""
    return markdown.document("命令", *(_section(n, c) for n, c in all_commands()))


def all_commands() -> list[tuple[str, click.Command]]:
    """Every module of ``bangfu.cli`` that has a ``command``, in name order."""
    found = []
    for module in sorted(
        pkgutil.iter_modules(bangfu.cli.__path__), key=lambda m: m.name
    ):
        loaded = importlib.import_module(f"bangfu.cli.{module.name}")
        if isinstance(command := getattr(loaded, "command", None), click.Command):
            found.append((module.name, command))
    return found


def _section(name: str, command: click.Command) -> str:
    context = click.Context(
        command,
        info_name=f"bangfu {name}",
        terminal_width=_WIDTH,
        max_content_width=_WIDTH,
    )
    return f"## {name}\n\n```text\n{command.get_help(context)}\n```"
