"""列表: print declared things as lines for people, or as JSON for programs."""

import json
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import click

Thing = Mapping[str, Any]


def json_option() -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """``--json``: for programs."""
    return click.option(
        "--json", "as_json", is_flag=True, help="输出 JSON，供程序读取。"
    )


def show(
    things: Sequence[Thing], line: Callable[[Thing], str], *, as_json: bool
) -> None:
    """One line a thing, or all of them as JSON."""
    if as_json:
        click.echo(json.dumps(things, ensure_ascii=False, indent=1, default=str))
        return
    for thing in things:
        click.echo(line(thing))
