"""旧代码: what a county code meant in other years, and which county that is today.

``old_codes.csv`` is made by ``sources/old_codes.py`` and told of in NOTICE. It has a row
for every code, name or extent since 1980 that differs from those of 2023; the years are
whole, so the year of a change is already that of the new code.
"""

import csv
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

_SPANS = Path(__file__).parent / "old_codes.csv"


@dataclass(frozen=True, slots=True)
class OldCode:
    """旧代码: a county by its code of other years; no ``today`` when nobody knows.

    ``in_use`` says that some county has the code today, this one or another.
    """

    code: str
    first_year: int
    last_year: int
    name: str
    today: tuple[str, ...]
    in_use: bool


def resolve(code: str, on: date | None = None) -> OldCode | None:
    """The county that six digits stood for on a day; None when they mean what they say.

    Without a day, and on days after its last year, a code that is still in use means the
    county of today, and any other the last county that had it. None is also the answer
    for six digits that never were a code: the table of places does not know them either.

    >>> resolve("622529").name, resolve("622529").today
    ('甘谷县', ('620523',))
    >>> resolve("620523"), resolve("620598")
    (None, None)
    """
    spans = spans_by_code().get(code[:6], ())
    if on:
        for span in spans:
            if span.first_year <= on.year <= span.last_year:
                return span
    if not spans or spans[-1].in_use:
        return None
    if on:
        begun = [span for span in spans if span.first_year <= on.year]
        return begun[-1] if begun else spans[0]
    return spans[-1]


@cache
def spans_by_code() -> dict[str, tuple[OldCode, ...]]:
    """Every old code with what it meant, in order of years."""
    found: dict[str, tuple[OldCode, ...]] = {}
    with _SPANS.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            span = OldCode(
                row["code"],
                int(row["first_year"]),
                int(row["last_year"]),
                row["name"],
                tuple(row["today"].split()),
                row["in_use"] == "是",
            )
            found[span.code] = (*found.get(span.code, ()), span)
    return found
