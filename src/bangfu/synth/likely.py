"""像样的值: what a column of a declared list may hold, by its kind, unit and name."""

from collections.abc import Iterable
from datetime import date
from random import Random

from bangfu.core.money import FEN_IN_YUAN
from bangfu.synth.lists.listing import day_before
from bangfu.synth.names import draw_given_name, draw_surname
from bangfu.synth.words import examples
from bangfu.tables.table import Column, Kind

_YUAN = (200, 6_000)
_WAN = (3, 180)
_COUNTS = {
    "人": (1, 40), "次": (1, 8), "户": (10, 90), "月": (1, 12), "天": (1, 22),
    "亩": (1, 30), "公里": (1, 9), "%": (90, 100), "个": (1, 3), "间": (1, 4),
    "头": (1, 30), "平方米": (60, 150), "升": (40, 90), "分钟": (1, 9),
    "千瓦": (60, 300), "千瓦时": (4_000, 30_000), "千伏安": (100, 400),
    "芯": (24, 144), "公斤": (50, 800),
}  # fmt: skip
_ON_FILE = 0.85  # most cells of a list are filled and most answers are yes
_LATER = ("_until", "due_on", "loan_due_on", "valid_until")
_SHORT, _LONG = 20, 700


def likely_values(
    columns: Iterable[Column], on: date, rng: Random, *, born: date | None = None
) -> dict[str, object]:
    """A value for each column, none of them before the person was born."""
    return {column.name: likely(column, on, rng, born=born) for column in columns}


def likely(
    column: Column, on: date, rng: Random, *, born: date | None = None
) -> object:
    """One value; money is whole 分, a flag is a bool, a day is a date."""
    match column.kind:
        case Kind.FLAG:
            return rng.random() < _ON_FILE
        case Kind.DATE:
            return _day(column, on, rng, born)
        case Kind.FEN:
            return _amount(column, rng)
        case Kind.NUMBER | Kind.WHOLE:
            return _count(column, on, rng)
        case _:
            return _words(column, rng)


def _words(column: Column, rng: Random) -> str:
    match column.kind:
        case Kind.NAME:
            male = rng.random() < 0.5  # noqa: PLR2004 as many women
            return draw_surname(rng) + draw_given_name(rng, 1980, male=male)
        case Kind.PHONE:
            return f"1900{rng.randrange(10**7):07d}"
        case Kind.ACCOUNT:
            return f"62{rng.randrange(10**14):014d}"
        case _:
            return rng.choice(examples(column))


def _amount(column: Column, rng: Random) -> int:
    if column.unit == "万元":
        return rng.randint(*_WAN) * 10_000 * FEN_IN_YUAN
    return rng.randint(*_YUAN) * FEN_IN_YUAN


def _day(column: Column, on: date, rng: Random, born: date | None) -> date:
    if column.name.endswith(_LATER):
        return date.fromordinal(on.toordinal() + rng.randint(_SHORT, _LONG))
    day = day_before(rng, on, _SHORT, _LONG)
    return max(day, born) if born else day


def _count(column: Column, on: date, rng: Random) -> int:
    if column.name.endswith("year"):
        return on.year - rng.randint(0, 4)
    low, high = _COUNTS[column.unit]
    return rng.randint(low, high)
