"""The page of every command, in the words of its own help."""

import click

from bangfu.cli import group
from bangfu.cli.pages import markdown

_WIDTH = 88


def page() -> str:
    """The program's own help, then every command's."""
    whole = click.Context(
        group, info_name="bangfu", terminal_width=_WIDTH, **group.context_settings
    )
    sections = [_section(name, command, whole) for name, command in all_commands()]
    return markdown.document("命令", _block(group.get_help(whole)), *sections)


def all_commands() -> list[tuple[str, click.Command]]:
    """Every command with its name, in the order of the help."""
    context = click.Context(group)
    names = group.list_commands(context)
    found = ((name, group.get_command(context, name)) for name in names)
    return [(name, command) for name, command in found if command]


def _section(name: str, command: click.Command, whole: click.Context) -> str:
    context = click.Context(command, info_name=name, parent=whole)
    return f"## {name}\n\n{_block(command.get_help(context))}"


def _block(text: str) -> str:
    return f"```text\n{text}\n```"
