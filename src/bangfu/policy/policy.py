"""政策参数: entries, their values by date and division, and which one holds."""

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import pairwise

from bangfu.core.calendar import say_date
from bangfu.core.division import COUNTRY, ancestry
from bangfu.core.errors import BangfuError
from bangfu.core.money import FEN_IN_YUAN

Content = int | str | tuple[str, ...]


class Freedom(StrEnum):
    """自主权: what a lower division may do to a value set above it."""

    LOCKED = "locked"
    RAISE = "raise"
    LOCAL = "local"


class PolicyMistake(BangfuError):
    """A policy file that cannot be taken at its word."""

    def __init__(self, key: str, wrong: str) -> None:
        super().__init__(f"政策参数“{key}”有误：{wrong}。请改正 policy 目录里的文件。")


class NotInForce(BangfuError):
    """No value of an entry holds on that day in that division."""

    def __init__(self, entry: "Entry", on: date) -> None:
        super().__init__(
            f"“{entry.title}”在{say_date(on)}没有生效的值，请在 policy 目录补上该日的值和依据"
        )


@dataclass(frozen=True, slots=True)
class Value:
    """取值: what holds from a day on in a division, and by which document."""

    since: date
    division: str
    content: Content
    basis: str


@dataclass(frozen=True, slots=True)
class Entry:
    """参数项: one key with all its values. Money is written in 元."""

    key: str
    title: str
    unit: str
    freedom: Freedom
    values: tuple[Value, ...]

    def at(self, on: date, division: str) -> Value:
        """The newest value of the smallest division that has one; raises NotInForce."""
        for place in ancestry(division):
            held = [v for v in self.values if v.division == place and v.since <= on]
            if held:
                return max(held, key=lambda value: value.since)
        raise NotInForce(self, on)

    def check(self) -> None:
        """Raise PolicyMistake when a lower division takes a freedom it has not."""
        if not self.values:
            raise PolicyMistake(self.key, "没有任何取值")
        for value in self.values:
            above = self._set_above(value)
            if above and self.freedom is Freedom.LOCKED:
                raise PolicyMistake(self.key, f"{value.division} 无权另定")
            if above and self.freedom is Freedom.RAISE and lower(value, above):
                raise PolicyMistake(self.key, f"{value.division} 不得低于上级标准")

    def _set_above(self, value: Value) -> Value | None:
        if value.division == COUNTRY:
            return None
        try:
            return self.at(value.since, list(ancestry(value.division))[1])
        except NotInForce:
            return None


def lower(value: Value, above: Value) -> bool:
    """Whether an amount is below the one set above it."""
    match value.content, above.content:
        case int(own), int(other):
            return own < other
        case _:
            return False


class Values(Mapping[str, Content]):
    """What holds on one day in one division; money in whole 分."""

    def __init__(self, entries: Mapping[str, Entry], on: date, division: str) -> None:
        self._entries = entries
        self._on = on
        self._division = division

    def __getitem__(self, key: str) -> Content:
        """The value that holds; KeyError for an unknown key, NotInForce before its day."""
        entry = self._entries[key]
        content = entry.at(self._on, self._division).content
        if isinstance(content, int) and entry.unit == "元":
            return content * FEN_IN_YUAN
        return content

    def __iter__(self) -> Iterator[str]:
        return iter(self._entries)

    def __len__(self) -> int:
        return len(self._entries)


@dataclass(frozen=True, slots=True)
class Policy:
    """全部政策参数."""

    entries: Mapping[str, Entry]

    def at(self, on: date, division: str) -> Values:
        """What holds on a day in a division."""
        return Values(self.entries, on, division)

    def digest(self) -> str:
        """A fingerprint of every value, for the manifest of a run."""
        plain = [
            [
                e.key,
                str(e.freedom),
                [[str(v.since), v.division, v.content] for v in e.values],
            ]
            for e in sorted(self.entries.values(), key=lambda entry: entry.key)
        ]
        return hashlib.sha256(json.dumps(plain).encode()).hexdigest()

    def check(self) -> None:
        """Raise PolicyMistake for the first entry that breaks its own rules."""
        for entry in self.entries.values():
            entry.check()
            ordered = sorted(entry.values, key=lambda v: (v.division, v.since))
            for first, second in pairwise(ordered):
                if (first.division, first.since) == (second.division, second.since):
                    raise PolicyMistake(entry.key, f"{first.since} 有两个取值")
