"""名单的周期: how often each list is due and how soon; the words stand in rhythms.toml."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from bangfu.core.rhythm import Rhythm


@dataclass(frozen=True, slots=True)
class Usual:
    """通常要求: what a list is asked for where a county says nothing else."""

    rhythm: Rhythm
    days: int
    assumed: bool


_UNTOLD = Usual(Rhythm.WHEN_NEEDED, 0, assumed=True)
"""A list that nobody gave a rhythm is never overdue: a new list is its one file."""


def usual(table: str) -> Usual:
    """The usual rhythm of a list.

    >>> usual("hospital_stays").rhythm.label, usual("hospital_stays").assumed
    ('每旬', False)
    """
    return _shipped().get(table, _UNTOLD)


def usual_days(rhythm: Rhythm) -> int:
    """How many days after its period a list of this rhythm is due."""
    return _days().get(rhythm, 0)


@cache
def _read() -> dict[str, dict[str, str]]:
    text = Path(__file__).with_name("rhythms.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


@cache
def _days() -> dict[Rhythm, int]:
    return {Rhythm(word): int(days) for word, days in _read()["days"].items()}


@cache
def _shipped() -> dict[str, Usual]:
    told = {}
    for part in ("sourced", "assumed"):
        for table, word in _read()[part].items():
            rhythm = Rhythm(word)
            told[table] = Usual(rhythm, usual_days(rhythm), part == "assumed")
    return told
