"""行的地方: a row that says no place stands where its household lives."""

import pyarrow as pa

from bangfu.intake.people import Found
from bangfu.intake.registers import Homes

_COLUMN = "division_code"
_NO_TOWNSHIP = "000"


def note_places(rows: pa.Table, found: Found, homes: Homes) -> None:
    """Remember where the households of a register live."""
    places = rows[_COLUMN].to_pylist()
    for household, code in zip(found.household, places, strict=True):
        if household is not None and _is_place(code):
            homes.places.setdefault(household, code)


def at_home(rows: pa.Table, found: Found, homes: Homes) -> pa.Table:
    """The same rows, those without a township at the home of whom they are about.

    So a list with townships and one without speak of the same townships, and the newer
    one replaces the older.
    """
    if all(_is_place(code) for code in rows[_COLUMN].unique().to_pylist()):
        return rows
    stated = rows[_COLUMN].to_pylist()
    placed = [
        code if _is_place(code) else homes.places.get(household or 0, code)
        for code, household in zip(stated, found.household, strict=True)
    ]
    at = rows.schema.get_field_index(_COLUMN)
    return rows.set_column(at, _COLUMN, pa.array(placed, pa.string()))


def _is_place(code: str | None) -> bool:
    return code is not None and code[6:9] != _NO_TOWNSHIP
