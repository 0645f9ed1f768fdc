"""行政区划: twelve digits name a place and, by their zeros, its level."""

from collections.abc import Iterator
from enum import StrEnum

COUNTRY = "000000000000"
_CUTS = (2, 4, 6, 9, 12)


class Level(StrEnum):
    """行政层级 of a division."""

    COUNTRY = "country"
    PROVINCE = "province"
    PREFECTURE = "prefecture"
    COUNTY = "county"
    TOWNSHIP = "township"
    VILLAGE = "village"


def full_code(code: str) -> str:
    """The twelve digits of a code written short.

    >>> full_code("620599")
    '620599000000'
    """
    return code.ljust(12, "0")


def prefix(code: str) -> str:
    """The digits that every place inside shares; empty for the country.

    >>> prefix("620599000000"), prefix("620599101000")
    ('620599', '620599101')
    """
    if code == COUNTRY:
        return ""
    return next(code[:cut] for cut in _CUTS if not code[cut:].strip("0"))


def level(code: str) -> Level:
    """层级 of a full code."""
    return list(Level)[_CUTS.index(len(prefix(code))) + 1 if code != COUNTRY else 0]


def is_inside(code: str, outer: str) -> bool:
    """Whether a place lies in another one, or is that one."""
    return code.startswith(prefix(full_code(outer)))


def ancestry(code: str) -> Iterator[str]:
    """The place itself and everything that contains it, smallest first.

    >>> list(ancestry("620599101000"))[:2]
    ['620599101000', '620599000000']
    """
    own = prefix(full_code(code))
    for cut in reversed(_CUTS):
        if cut <= len(own):
            yield full_code(own[:cut])
    yield COUNTRY
