"""How a sender's list is described: its file, its own headings, its likely values."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import Enum
from random import Random

from bangfu.synth.people import County, Member, Row


class Spelling(Enum):
    """号码写法: how badly identity numbers are written on a list."""

    HARMLESS = "harmless"  # spaces, apostrophes, a small x: always to be repaired
    CARELESS = "careless"  # also stored as numbers, or one digit off
    FORMULA = "formula"  # harmless, and some as ="…" so that Excel keeps the digits


@dataclass(frozen=True, slots=True)
class Listing:
    """名单: what is needed to fill and to write one sender's list.

    ``headings`` pair the sender's own heading with the table's column; an empty column
    is one the sender keeps for himself. ``fill`` puts rows into a county; ``likely``
    completes the values of one row. ``rows``, if there is one, makes them while they are
    written: a county need not hold the rows that no rule reads.
    """

    table: str
    file: str
    title: str
    headings: tuple[tuple[str, str], ...]
    spelling: Spelling
    fill: Callable[[County, Random], None]
    likely: Callable[[Member, dict[str, object], date, Random], dict[str, object]]
    rows: Callable[[County, Random], Iterator[Row]] | None = None


def day_before(rng: Random, on: date, least: int, most: int) -> date:
    """A day so many days before another one."""
    return date.fromordinal(on.toordinal() - rng.randint(least, most))
