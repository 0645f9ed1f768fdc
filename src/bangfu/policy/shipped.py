"""Read the policy files that come with the program."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from bangfu.core.division import full_code
from bangfu.policy.policy import Content, Entry, Freedom, Policy, PolicyMistake, Value


@cache
def load() -> Policy:
    """Every shipped entry, checked."""
    entries = {}
    for file in sorted(files(__package__).iterdir(), key=lambda item: item.name):
        if file.name.endswith(".toml"):
            for entry in read_entries(file.read_text(encoding="utf-8")):
                entries[entry.key] = entry
    policy = Policy(entries)
    policy.check()
    return policy


def read_entries(text: str) -> list[Entry]:
    """The entries of one TOML file."""
    return [_entry(key, raw) for key, raw in tomllib.loads(text).items()]


def _entry(key: str, raw: dict[str, Any]) -> Entry:
    try:
        return Entry(
            key=key,
            title=raw["title"],
            unit=raw["unit"],
            freedom=Freedom(raw["freedom"]),
            values=tuple(_value(value) for value in raw["values"]),
        )
    except (KeyError, ValueError) as missing:
        raise PolicyMistake(key, f"缺少或写错了 {missing}") from None


def _value(raw: dict[str, Any]) -> Value:
    content: Content | list[str] = raw["value"]
    return Value(
        since=raw["from"],
        division=full_code(raw["division"]),
        content=tuple(content) if isinstance(content, list) else content,
        basis=raw["basis"],
    )
