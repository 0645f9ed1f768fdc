"""How a list is declared: its sender, what one row is, and each column's meaning."""

from dataclasses import dataclass, replace
from enum import StrEnum


class Kind(StrEnum):
    """列类型: how the cells of a column are read and what they become."""

    TEXT = "text"
    NAME = "name"
    ID_NUMBER = "id_number"
    PHONE = "phone"
    ACCOUNT = "account"  # a card, a plate, a certificate: a number that finds a person
    PLACE = "place"
    LABEL = "label"  # one of the column's labels
    FLAG = "flag"  # 是/否 → bool
    DATE = "date"
    FEN = "fen"  # written in 元 or 万元, kept in whole 分
    NUMBER = "number"
    WHOLE = "whole"


class FieldClass(StrEnum):
    """字段分级: who may see a value, from everybody (C1) to nobody by default (C4)."""

    PUBLIC = "C1"
    INTERNAL = "C2"
    PERSONAL = "C3"
    SENSITIVE = "C4"


class Role(StrEnum):
    """用途: the register of households itself, or a list to hold against it."""

    REGISTRY = "registry"
    LIST = "list"


class Grain(StrEnum):
    """粒度: what one row is about."""

    PERSON = "person"
    HOUSEHOLD = "household"
    VILLAGE = "village"


class Keeping(StrEnum):
    """更替方式: a newer snapshot replaces an older one; events add up."""

    SNAPSHOT = "snapshot"
    EVENTS = "events"


class Layout(StrEnum):
    """版式来历: copied from a real export, or assumed by us."""

    SEEN = "seen"
    ASSUMED = "assumed"


_OUTSIDE = frozenset({Kind.ID_NUMBER, Kind.NAME, Kind.PHONE, Kind.ACCOUNT})


class Choose(StrEnum):
    """取值方式: take the first column that the file has, or the first filled cell."""

    FIRST_PRESENT = "first_present"
    FIRST_FILLED = "first_filled"


@dataclass(frozen=True, slots=True)
class Column:
    """列: one column, by its Chinese title and the other headings senders use for it."""

    name: str
    title: str
    kind: Kind = Kind.TEXT
    aliases: tuple[str, ...] = ()
    required: bool = False
    unit: str = ""
    labels: tuple[str, ...] = ()
    field_class: FieldClass = FieldClass.INTERNAL

    @property
    def stays_outside(self) -> bool:
        """Whether the lake must never hold it: ids, names, phones, cards and plates."""
        return self.kind in _OUTSIDE

    def also_called(self, *aliases: str) -> "Column":
        """The same column under further headings that one sender uses."""
        return replace(self, aliases=(*self.aliases, *aliases))

    def needed(self) -> "Column":
        """The same column, but without it the list cannot be read."""
        return replace(self, required=True)


@dataclass(frozen=True, slots=True)
class Chosen:
    """择列: a value taken from the first of several columns.

    It becomes two columns of the lake: ``name``, and ``<name>_from`` with the title of
    the column it was taken from.
    """

    name: str
    title: str
    of: tuple[str, ...]
    by: Choose


@dataclass(frozen=True, slots=True)
class Table:
    """表: a list that somebody sends, or an export of the register.

    ``marks`` tell it from all others: each group needs one heading of the file.
    ``words`` in a file's name or title row decide between tables that fit equally.
    Events with one ``business_key`` are the same event; without a key, events of one
    person that are alike in ``likeness``.
    """

    name: str
    title: str
    sender: str
    role: Role
    grain: Grain
    keeping: Keeping
    columns: tuple[Column, ...]
    marks: tuple[tuple[str, ...], ...]
    words: tuple[str, ...]
    layout: Layout = Layout.ASSUMED
    chosen: tuple[Chosen, ...] = ()
    business_key: tuple[str, ...] = ()
    likeness: tuple[str, ...] = ()

    def column(self, name: str) -> Column:
        """The column of that name; KeyError when there is none."""
        for column in self.columns:
            if column.name == name:
                return column
        raise KeyError(name)

    @property
    def column_names(self) -> tuple[str, ...]:
        """Names of the declared columns, in order."""
        return tuple(column.name for column in self.columns)
