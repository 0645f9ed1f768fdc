"""Markdown: the few forms that the reference pages need."""

import re
from collections.abc import Iterable, Sequence

_LATIN_WRAP = re.compile(r"(?<=[!-~])\n(?=[!-~])")
_WRAP = re.compile(r"(?<!\n)\n(?!\n)")


def table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    r"""A table with these headings; a bar or a line break in a cell stays in its cell.

    >>> print(table(["列", "标题"], [["name", "姓|名"]]))
    | 列 | 标题 |
    |---|---|
    | name | 姓\|名 |
    """
    lines = [_line(heads), "|" + "---|" * len(heads)]
    return "\n".join([*lines, *(_line(row) for row in rows)])


def _line(cells: Sequence[str]) -> str:
    kept = (cell.replace("|", "\\|").replace("\n", " ") for cell in cells)
    return f"| {' | '.join(kept)} |"


def document(title: str, *blocks: str) -> str:
    """A whole page that says it is made and how to make it again."""
    note = "本页由 `./dev bangfu docs` 从代码生成，请勿手工修改。"
    return "\n\n".join([f"# {title}", note, *blocks]) + "\n"


def prose(text: str) -> str:
    r"""Paragraphs without their line breaks, which Markdown would show as spaces.

    >>> prose("本年累计，\n按人计算。\n\n不含等于。")
    '本年累计，按人计算。\n\n不含等于。'
    >>> prose("a rule\nin English")
    'a rule in English'
    """
    return _WRAP.sub("", _LATIN_WRAP.sub(" ", text))
