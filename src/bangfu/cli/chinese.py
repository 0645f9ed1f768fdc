"""中文界面: click's usage lines, headings and errors, said in Chinese."""

import click

_PIECES = {"[OPTIONS]": "[选项]", "COMMAND [ARGS]...": "命令 [参数]"}


class Command(click.Command):
    """A command whose help is Chinese throughout."""

    def get_help_option_names(self, ctx: click.Context) -> list[str]:
        """The same two everywhere: click keeps what the first asker's context had."""
        del ctx
        return ["-h", "--help"]

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The usage line."""
        pieces = self.collect_usage_pieces(ctx)
        said = [_PIECES.get(piece, piece) for piece in pieces]
        formatter.write_usage(ctx.command_path, " ".join(said), prefix="用法：")

    def format_options(
        self, ctx: click.Context, formatter: click.HelpFormatter
    ) -> None:
        """The options."""
        params = [p for p in self.get_params(ctx) if isinstance(p, click.Option)]
        records = [param.get_help_record(ctx) for param in params]
        if rows := [_translated(record) for record in records if record]:
            _section(formatter, "选项", rows)


class Group(Command, click.Group):
    """A group of commands whose help is Chinese throughout."""

    def format_options(
        self, ctx: click.Context, formatter: click.HelpFormatter
    ) -> None:
        """The options, then the commands."""
        super().format_options(ctx, formatter)
        names = self.list_commands(ctx)
        _section(formatter, "命令", [(name, self._short(ctx, name)) for name in names])

    def _short(self, ctx: click.Context, name: str) -> str:
        command = self.get_command(ctx, name)
        return command.get_short_help_str(120) if command else ""


_WORDS = {
    "Show this message and exit.": "显示这段说明。",
    "Show the version and exit.": "显示版本。",
    "[required]": "（必填）",
    "[default: ": "（默认 ",
    "]": "）",
}


def _section(
    formatter: click.HelpFormatter, heading: str, rows: list[tuple[str, str]]
) -> None:
    formatter.write(f"\n{heading}：\n")
    with formatter.indentation():
        formatter.write_dl(rows)


def _translated(record: tuple[str, str]) -> tuple[str, str]:
    name, words = record
    for english, chinese in _WORDS.items():
        words = words.replace(english, chinese)
    return name, words


def say(error: click.ClickException) -> str:
    """A usage error as one Chinese line with the way out."""
    context: click.Context | None = getattr(error, "ctx", None)
    hint = f"用法见 {context.command_path} --help。" if context else ""
    return f"{_what(error)}。{hint}"


def _what(error: click.ClickException) -> str:
    match error:
        case click.NoSuchOption():
            return f"没有 {error.option_name} 这个选项"
        case click.MissingParameter():
            return f"缺少 {_name(error.param)}"
        case click.BadParameter():
            named = error.param_hint or _name(error.param)
            return f"{named} 不对：{error.message}"
        case click.BadOptionUsage():
            return f"选项 {error.option_name} 后面要跟一个值"
        case click.UsageError() if "No such command" in error.message:
            return "没有这个命令"
        case click.UsageError():
            return "写多了或写错了参数"
        case _:
            return error.message


def _name(param: click.Parameter | None) -> str:
    if isinstance(param, click.Option):
        return param.opts[0]
    return (
        param.make_metavar(click.Context(click.Command("bangfu"))) if param else "参数"
    )
