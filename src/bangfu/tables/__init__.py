"""What may be read: every list declared once, one file each.

Heading matching, checking, templates and the reference page are made from these
declarations. A new list is one new file with a ``TABLE``; this folder must not know how
files are read or what rules say.
"""

import importlib
import pkgutil
from functools import cache

from bangfu.core.errors import BangfuError
from bangfu.tables.table import Table


class UnknownTable(BangfuError):
    """A table name that nobody declared."""

    def __init__(self, name: str) -> None:
        known = "、".join(sorted(all_tables()))
        super().__init__(f"没有名为“{name}”的表。可用的有：{known}。")


@cache
def all_tables() -> dict[str, Table]:
    """Every declared table by name, in name order."""
    found = {}
    for module in sorted(pkgutil.iter_modules(__path__), key=lambda item: item.name):
        declared = importlib.import_module(f"{__name__}.{module.name}")
        if isinstance(table := getattr(declared, "TABLE", None), Table):
            found[table.name] = table
    return found


def find_table(name: str) -> Table:
    """The declaration of a table."""
    try:
        return all_tables()[name]
    except KeyError:
        raise UnknownTable(name) from None
