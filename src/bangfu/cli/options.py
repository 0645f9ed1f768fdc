"""参数: the options that several commands share."""

import os
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

import click

from bangfu.core.division import full_code

Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]


class Day(click.ParamType[date]):
    """A day written as 2026-06-30."""

    name = "日期"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> date:
        """The date, or a usage error that shows how to write it."""
        try:
            return value if isinstance(value, date) else date.fromisoformat(str(value))
        except ValueError:
            self.fail(f"“{value}”不是日期，请写成 2026-06-30 的样子", param, ctx)


class Division(click.ParamType[str]):
    """行政区划代码 of 2, 4, 6, 9 or 12 digits."""

    name = "代码"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> str:
        """The twelve digits; a division younger than our table of places is let in."""
        text = str(value)
        if not text.isdigit() or len(text) not in (2, 4, 6, 9, 12):
            self.fail(
                f"“{value}”不是行政区划代码，县级写 6 位数字，例如 620599", param, ctx
            )
        return full_code(text)


def on_option(**attributes: Any) -> Decorator:
    """``--on``: the day that is judged."""
    return click.option(
        "--on", type=Day(), help="按哪一天判断，例如 2026-06-30。", **attributes
    )


def division_option(**attributes: Any) -> Decorator:
    """``--division``: the division whose policy holds and whose places are meant."""
    return click.option(
        "--division",
        type=Division(),
        help="本县的行政区划代码，例如 620599。",
        **attributes,
    )


class Folder(click.ParamType[Path]):
    """A folder that is there and can be read."""

    name = "文件夹"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> Path:
        """The folder's path."""
        path = Path(value)
        if not path.is_dir():
            self.fail(f"没有“{value}”这个文件夹，请核对路径", param, ctx)
        if not os.access(path, os.R_OK | os.X_OK):
            self.fail(f"打不开“{value}”这个文件夹，请检查权限", param, ctx)
        return path


def folder_argument() -> Decorator:
    """The folder with the county's files."""
    return click.argument("folder", metavar="文件夹", type=Folder())


def now() -> datetime:
    """The moment a command is given."""
    return datetime.now().astimezone()
