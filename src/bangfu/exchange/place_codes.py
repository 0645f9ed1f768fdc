"""认代码: from a place cell that holds a code, of today or of other years, to the place.

A county that became several is never guessed: the names beside the code decide, or the
fault names them all.
"""

import re
from collections.abc import Callable
from datetime import date

from bangfu.core.division import full_code
from bangfu.exchange.place_names import forms
from bangfu.exchange.written import COLUMNS, Resolved, Written
from bangfu.tables import old_codes
from bangfu.tables.divisions import find, name_of
from bangfu.tables.old_codes import OldCode

_CODE = re.compile(r"\d{6}|\d{9}|\d{12}")
_COUNTY_DIGITS = 6
_TODAY = "请改成今天的县名或代码，或补上乡镇、村的名称"
_NAMES = "请写出乡镇、村的名称，或改成今天的代码"

Look = Callable[[Written, str], Resolved]


def coded(
    written: Written, home: str, *, on: date | None, look: Look
) -> Resolved | None:
    """The place of the smallest cell that holds a code; None when no cell does.

    Names of smaller places are looked up in it.
    """
    for at, column in reversed(list(enumerate(COLUMNS))):
        cell = getattr(written, column)
        if not _CODE.fullmatch(cell):
            continue
        old = old_codes.resolve(cell, on)
        if old and not _still_means(old, cell):
            return _formerly(old, column, written, home=home, look=look)
        if (place := find(cell)) is None:
            return Resolved(home, column, f"没有代码为{cell}的地方")
        below = Written(**{name: getattr(written, name) for name in COLUMNS[at + 1 :]})
        return look(below, place.code) if _any(below) else Resolved(place.code)
    return None


def _formerly(
    old: OldCode, column: str, written: Written, *, home: str, look: Look
) -> Resolved:
    """The place of today, by the one county that the old one became or by the names."""
    cell = getattr(written, column)
    then = f"代码{cell}在{old.last_year}年及以前是{old.name}"
    if not old.today:
        return Resolved(home, column, f"{then}的，不知道今属何县", _TODAY)
    below = Written(
        **{
            name: value
            for name in ("township", "village")
            if (value := getattr(written, name)) and not _CODE.fullmatch(value)
        }
    )
    found = {
        code: look(below, full_code(code)) if _any(below) else Resolved(full_code(code))
        for code in _named(old.today, written.county)
    }
    if len(found) > 1 and _any(below):
        fits = {code: one for code, one in found.items() if not one.found}
        found = fits or found
    if len(found) > 1 and old.code in found and home.startswith(old.code):
        # The file of a county that goes on: a part that left it would have said so.
        found = {old.code: found[old.code]}
    if len(found) > 1:
        today = "、".join(name_of(code) for code in found)
        return Resolved(home, column, f"{then}，今分为{today}", _TODAY)
    [(code, one)] = found.items()
    if cell[_COUNTY_DIGITS:].strip("0") and not _any(below):
        # The digits of townships were given anew: the same ones are another place now.
        told = f"{then}的，今属{name_of(code)}，后几位对不上今天的乡镇、村"
        return Resolved(full_code(code), column, told, _NAMES)
    return one


def _still_means(old: OldCode, cell: str) -> bool:
    """A township or village of today in a county whose code goes on."""
    below = cell[_COUNTY_DIGITS:].strip("0")
    return bool(below) and old.code in old.today and find(cell) is not None


def _named(codes: tuple[str, ...], county: str) -> tuple[str, ...]:
    """Those counties that the row itself names; all when it names none of them."""
    if not county or _CODE.fullmatch(county):
        return codes
    cell = set(forms(county))
    return tuple(c for c in codes if cell & set(forms(name_of(c)))) or codes


def _any(names: Written) -> bool:
    return any(getattr(names, column) for column in COLUMNS)
