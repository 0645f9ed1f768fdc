"""What may be read: every list declared once, one file each.

Heading matching, checking, templates and the reference page are made from these
declarations. A new list is one new file with a ``TABLE``, in the folder of those who send
it; nothing here may know how files are read or what rules say.
"""

import importlib
import pkgutil
from difflib import get_close_matches
from functools import cache

from bangfu.core.errors import BangfuError
from bangfu.tables.table import Table


class UnknownTable(BangfuError):
    """A table name that nobody declared."""

    def __init__(self, name: str) -> None:
        words = {word: table for table in all_tables().values()
                 for word in (table.name, table.title)}  # fmt: skip
        near = [words[word] for word in get_close_matches(name, words, n=3)]
        told = "、".join(dict.fromkeys(f"{t.name}（{t.title}）" for t in near))
        meant = f"是不是{told}？" if told else ""
        super().__init__(
            f"没有名为“{name}”的表。{meant}全部表名请用 bangfu tables 查看。"
        )


@cache
def all_tables() -> dict[str, Table]:
    """Every declared table by name, in name order."""
    found = {}
    for module in pkgutil.walk_packages(__path__, f"{__name__}."):
        declared = importlib.import_module(module.name)
        if isinstance(table := getattr(declared, "TABLE", None), Table):
            found[table.name] = table
    return dict(sorted(found.items()))


def find_table(name: str) -> Table:
    """The declaration of a table, by its name or by its Chinese title."""
    if table := all_tables().get(name):
        return table
    for table in all_tables().values():
        if table.title == name:
            return table
    raise UnknownTable(name)
