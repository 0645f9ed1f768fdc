"""The senders' files: rows of the county under the sender's own headings."""

from collections.abc import Iterator
from datetime import date
from functools import partial
from pathlib import Path
from random import Random

from bangfu.core.calendar import say_date
from bangfu.synth.cells import as_cell
from bangfu.synth.lists import disability
from bangfu.synth.lists.listing import Listing
from bangfu.synth.people import County, Row
from bangfu.synth.sheets import Cell, Cells, write_sheet
from bangfu.synth.spelling import spell

# What a row says of who and where, whatever the list is about.
IDENTITY = frozenset(
    {
        "id_number", "name", "sex", "birth_on", "relation", "head_name",
        "head_id_number", "phone", "member_phone", "household_no", "member_no",
        "province", "prefecture", "county", "township", "village", "hamlet", "as_of",
    }
)  # fmt: skip
_SUMMED = {"monthly_fen", "total_fen", "compliant_self_paid_fen"}


def write_listing(listing: Listing, folder: Path, county: County) -> tuple[str, int]:
    """Write one sender's list; the file's name and how many rows it has.

    Whoever is on no roster is quoted by the first row that shows them, so the files
    have to be written in the order of their names.
    """
    path = folder / listing.file.format(stamp=f"{county.on:%Y%m%d}")
    rng = Random(f"{county.seed}/{listing.table}/{county.on}")  # noqa: S311
    rows = list((listing.rows or partial(_kept, listing.table))(county, rng))
    rng.shuffle(rows)
    write_sheet(path, "Sheet1", _lines(listing, county, rows, rng))
    return path.name, len(rows)


def _kept(table: str, county: County, _rng: Random) -> Iterator[Row]:
    for household in county.everybody():
        yield from household.rows.get(table, ())


def _lines(
    listing: Listing, county: County, rows: list[Row], rng: Random
) -> Iterator[Cells]:
    titles = [listing.title] if listing.title else []
    yield from ([title] for title in titles)
    yield [heading for heading, _ in listing.headings]
    first = len(titles) + 2
    for place, row in enumerate(rows):
        household = row.member.household
        if household.outsider and not household.quoted:
            household.quoted = f"未在册-{listing.table}-{first + place}"
        yield _cells(listing, row, place + 1, county.on, rng)
    yield _total(listing, rows)
    yield [f"注：本表数据截至{say_date(county.on)}，由报送单位提供。"]


def _cells(
    listing: Listing, row: Row, number: int, on: date, rng: Random
) -> list[Cell]:
    values = _identity(row, on) | row.values
    cells: list[Cell] = []
    for heading, column in listing.headings:
        if column == "id_number":
            cells.append(_spelt(listing, row, rng))
        elif not column:
            cells.append(number if heading == "序号" else None)
        else:
            cells.append(as_cell(column, values[column]))
    return cells


def _spelt(listing: Listing, row: Row, rng: Random) -> str | int:
    number = row.member.id_number
    if listing.table == disability.LISTING.table:
        number = disability.certificate_no(row.member, row.values)
    return spell(rng, number, listing.spelling, planted=row.given is not None)


def _identity(row: Row, on: date) -> dict[str, object]:
    member, household = row.member, row.member.household
    known = row.values.get("place_known", True)
    return {
        "name": member.name,
        "sex": "男" if member.male else "女",
        "birth_on": member.birth_on,
        "relation": member.relation,
        "head_name": household.head.name,
        "phone": household.phone,
        "township": household.village.township if known else None,
        "village": household.village.short_name if known else None,
        "hamlet": f"{household.hamlet}组",
        "province": "甘肃省",
        "prefecture": "示例市",
        "county": "示例县",
        "household_no": household.household_no or None,
        "member_no": member.member_no or None,
        "head_id_number": household.head.id_number,
        "member_phone": household.phone,
        "as_of": on,
    }


def _total(listing: Listing, rows: list[Row]) -> list[Cell]:
    cells: list[Cell] = [None] * len(listing.headings)
    for place, (_, column) in enumerate(listing.headings):
        if column in _SUMMED:
            amounts = [row.values[column] for row in rows]
            total = sum(fen for fen in amounts if isinstance(fen, int))
            cells[place] = as_cell(column, total)
    cells[0] = "合计"
    return cells
