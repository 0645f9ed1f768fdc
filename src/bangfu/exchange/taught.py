"""学会的列名: what a county calls a column in its own words, by table and heading."""

import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from bangfu.core.errors import BangfuError
from bangfu.exchange.headings import key_of
from bangfu.tables import UnknownTable, find_table
from bangfu.tables.table import Column, Table

Taught = Mapping[str, Mapping[str, str]]
"""By table: the heading in its one way of writing, and the column it stands for."""
NOTHING: Taught = MappingProxyType({})
FILE = "headings.toml"
_LINE = re.compile(r"line (\d+)")


class HeadingsMistake(BangfuError):
    """A file of taught headings that cannot be followed."""

    def __init__(self, path: Path, what: str, remedy: str) -> None:
        super().__init__(f"《{path.name}》{what}。没有读表，请{remedy}。")


def read_taught(folder: Path) -> Taught:
    """The headings that ``headings.toml`` of a folder teaches; nothing without one.

    ``["低保花名册"]`` and below it ``"老人证号" = "公民身份号码"``: a table and its columns
    by title or by name.
    """
    path = folder / FILE
    if not path.is_file():
        return NOTHING
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except UnicodeDecodeError:
        raise HeadingsMistake(path, "不是 UTF-8 编码", "另存为 UTF-8") from None
    except tomllib.TOMLDecodeError as why:
        line = _LINE.search(str(why))
        where = f"第{line[1]}行" if line else ""
        raise HeadingsMistake(
            path, f"{where}看不懂", "核对这一行，中文的表名和列名都要加英文引号"
        ) from None
    taught = {}
    for name, lessons in content.items():
        table = _table(path, name)
        if not isinstance(lessons, dict):
            raise HeadingsMistake(
                path,
                f"里的“{name}”没有写在表名下面",
                f'先写一行 ["{name}"]，下面每行写一个列名',
            )
        taught[table.name] = {
            key_of(heading): _column(path, table, heading, word).name
            for heading, word in lessons.items()
        }
    return taught


def _table(path: Path, name: str) -> Table:
    try:
        return find_table(name)
    except UnknownTable as why:
        raise HeadingsMistake(
            path, f"里写的表“{name}”不认识", f"改成表的名称：{why}"
        ) from None


def _column(path: Path, table: Table, heading: str, word: object) -> Column:
    for column in table.columns:
        if word in {column.title, column.name}:
            return column
    raise HeadingsMistake(
        path,
        f"里“{heading}”要记成“{word}”，但{table.title}没有这一列",
        f"改成{table.title}的列名，可用 bangfu tables {table.name} 查看",
    )
