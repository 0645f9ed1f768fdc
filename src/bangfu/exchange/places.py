"""认地名: from the place names of a row to the twelve digits of the place.

A name that fits two places is never guessed: the row keeps the wider place it is sure
of, and the fault names both.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from bangfu.core.division import COUNTRY, Level, full_code, prefix
from bangfu.exchange.place_codes import coded
from bangfu.exchange.place_names import forms
from bangfu.exchange.written import COLUMNS, Resolved, Written
from bangfu.tables.divisions import Division, down_to_county, find, inside

_HAMLET = re.compile(r"(.+?(?:村|社区|居委会))(.+[组社队号])")


def resolve(written: Written, *, division: str, on: date | None = None) -> Resolved:
    """The place that names stand for, in or beside the division a file is from.

    ``on`` is the day that the file speaks of: a code means what it meant then.
    """
    if not any(getattr(written, column) for column in COLUMNS):
        return Resolved(None)
    home = full_code(division)
    if by_code := coded(written, home, on=on, look=_look):
        return by_code
    return _by_names(written, home)


def _look(written: Written, division: str) -> Resolved:
    return resolve(written, division=division)


def _by_names(written: Written, home: str) -> Resolved:
    county = _county(written, home)
    if county.found or county.code is None:
        return county
    # Whoever is registered elsewhere is not ours to correct: any name there will do.
    place = _below(written, county.code)
    if not _same_county(county.code, home):
        return Resolved(place.code)
    return place


def _same_county(code: str, home: str) -> bool:
    return code.startswith(prefix(home)) or home.startswith(prefix(code))


def _county(written: Written, home: str) -> Resolved:
    """The county that a row names, else the place that the file is from."""
    if not written.county:
        return Resolved(None if home == COUNTRY else home)
    named = _counties(written.county)
    near = [p for p in named if _same_county(p.code, home) and home != COUNTRY]
    if near:
        return Resolved(max(near[0].code, home, key=lambda code: len(prefix(code))))
    fits = [place for place in named if _fits_above(place, written)]
    for digits in (4, 2, 0):  # the same prefecture, the same province, anywhere
        close = [p for p in fits if home == COUNTRY or p.code[:digits] == home[:digits]]
        if len(close) == 1:
            return Resolved(close[0].code)
    told = (
        f"“{written.county}”全国有{len(fits)}处"
        if fits
        else f"没有叫“{written.county}”的县"
    )
    sure = None if home == COUNTRY else home
    return Resolved(sure, "county", told, "请写出省、市、县的全称")


def _fits_above(place: Division, written: Written) -> bool:
    for digits, cell in ((2, written.province), (4, written.prefecture)):
        above = find(full_code(place.code[:digits]))
        wrong = above and not set(forms(cell)) & set(forms(above.name))
        if cell and wrong and above and above.name != "市辖区":
            return False
    return True


@cache
def _county_names() -> dict[str, list[Division]]:
    named: dict[str, list[Division]] = {}
    for place in down_to_county():
        if place.level is Level.COUNTY:
            for form in forms(place.name):
                named.setdefault(form, []).append(place)
    return named


def _counties(cell: str) -> list[Division]:
    """Counties of a name, by the first way of writing it that any county has."""
    for form in forms(_after_ancestors(cell)):
        if found := _county_names().get(form):
            return found
    return []


@cache
def _after_ancestors(cell: str) -> str:
    """A county cell without the province and the prefecture written before it."""
    for place in down_to_county():
        if place.level in {Level.PROVINCE, Level.PREFECTURE} and place.name != "市辖区":
            cell = cell.removeprefix(place.name) or cell
    return cell


def _below(written: Written, scope: str) -> Resolved:
    """The township and village inside a county (or a township that sent the file)."""
    if not written.township and not written.village:
        return Resolved(scope)
    index = _index(full_code(scope[:6]) if scope[6:].strip("0") else scope)
    township = index.townships(written.township)
    if written.township and len(township) != 1:
        return _without_township(written, index, township)
    outer = township[0].code if township else scope
    if not written.village:
        return Resolved(outer)
    found = index.villages(written.village, inside_of=outer)
    if not found and not township:
        found = index.villages(written.village, inside_of=index.scope)
    if len(found) == 1:
        return Resolved(found[0].code)
    whole = _in_one_cell(written.village, index)
    if whole and whole.code.startswith(prefix(outer)):
        return Resolved(whole.code)
    return Resolved(outer, "village", _village_told(written.village, found, index))


def _without_township(
    written: Written, index: "Index", township: Sequence[Division]
) -> Resolved:
    """A township that nobody knows: the cell may hold the whole place, or a slip."""
    whole = _in_one_cell(written.township + written.village, index)
    whole = whole or _in_one_cell(written.township, index)
    if whole:
        return Resolved(whole.code)
    if township:
        names = "、".join(place.name for place in township)
        return Resolved(index.scope, "township", f"“{written.township}”可能是{names}")
    told = f"本县没有叫“{written.township}”的乡镇"
    villages = index.villages(written.village, inside_of=index.scope)
    code = villages[0].code if len(villages) == 1 else index.scope
    return Resolved(code, "township", told, "请按行政区划改成乡镇全称")


def _village_told(cell: str, found: Sequence[Division], index: "Index") -> str:
    if not found:
        elsewhere = index.villages(cell, inside_of=index.scope)
        names = "、".join(index.township_of(place) for place in elsewhere[:3])
        return f"没有叫“{cell}”的村（社区）" + (f"，{names}有" if names else "")
    towns = [index.township_of(place) for place in found]
    both = towns if len(set(towns)) > 1 else [place.name for place in found]
    return f"“{cell}”有{len(found)}处（{'、'.join(both)}）"


def _in_one_cell(text: str, index: "Index") -> Division | None:
    """The place of a cell such as 示例县甲镇乙村三组; None when any part is unsure."""
    rest = _after_ancestors(text)
    county = find(index.scope[:6])
    rest = rest.removeprefix(county.name) if county else rest
    for town in index.by_length:
        if rest.startswith(town.name):
            rest = rest.removeprefix(town.name)
            if not rest:
                return town
            return _one_village(rest, town, index)
    return None


def _one_village(rest: str, town: Division, index: "Index") -> Division | None:
    hamlet = _HAMLET.fullmatch(rest)
    for name in (rest, hamlet[1] if hamlet else ""):
        found = index.villages(name, inside_of=town.code)
        if len(found) == 1:
            return found[0]
    return None


@dataclass(frozen=True, slots=True)
class Index:
    """地名索引: townships and villages of one county, by every way of writing them."""

    scope: str
    by_name: dict[str, list[Division]]
    by_length: tuple[Division, ...]

    def townships(self, cell: str) -> list[Division]:
        """Townships of a name."""
        return self._named(cell, Level.TOWNSHIP, self.scope)

    def villages(self, cell: str, *, inside_of: str) -> list[Division]:
        """Villages of a name in a township or in the whole county."""
        return self._named(cell, Level.VILLAGE, inside_of)

    def township_of(self, village: Division) -> str:
        """The name of the township that a village lies in."""
        place = find(village.code[:9])
        return place.name if place else ""

    def _named(self, cell: str, wanted: Level, outer: str) -> list[Division]:
        """Places by the first way of writing that fits any: the exact one comes first."""
        start = prefix(outer)
        for form in forms(cell) if cell else ():
            named = self.by_name.get(f"{wanted}{form}", ())
            if found := [place for place in named if place.code.startswith(start)]:
                return found
        return []


@cache
def _index(scope: str) -> Index:
    by_name: dict[str, list[Division]] = {}
    places = inside(scope)
    for place in places:
        for form in forms(place.name):
            by_name.setdefault(f"{place.level}{form}", []).append(place)
    towns = [place for place in places if place.level is Level.TOWNSHIP]
    by_length = sorted(towns, key=lambda place: -len(place.name))
    return Index(scope, by_name, tuple(by_length))
