"""村里的名单: lists whose rows are roads, clinics, funds and teams of the villages."""

from collections.abc import Iterator
from pathlib import Path
from random import Random

from bangfu.core.calendar import say_date
from bangfu.synth.cells import as_cell
from bangfu.synth.declared import headings
from bangfu.synth.likely import likely_values
from bangfu.synth.people import County, Village
from bangfu.synth.sheets import Cell, Cells, write_sheet
from bangfu.tables.identity import AS_OF, PLACES
from bangfu.tables.table import Table

_PLACES = {column.name for column in (*PLACES, AS_OF)}
_ROWS = {"village_teams": 3, "network_coverage": 3, "roads": 2, "industry_projects": 2}
_RARE = {"eyesores": 0.2, "produce_prices": 0.1, "water_outages": 0.1, "workshops": 0.2}


def write_village_list(table: Table, folder: Path, county: County) -> tuple[str, int]:
    """Write one list about villages; the file's name and how many rows it has."""
    sender = table.sender.split("（")[0].split("、")[0]
    path = folder / f"{sender}_{table.title}{county.on:%Y%m%d}.xlsx"
    count = write_sheet(path, "Sheet1", _lines(table, county))
    return path.name, count - 3


def _lines(table: Table, county: County) -> Iterator[Cells]:
    rng = Random(f"{county.seed}/{table.name}/{county.on}")  # noqa: S311 made-up
    named = list(headings(table))
    yield [f"示例县{table.title}"]
    yield [heading for heading, _ in named]
    for village in county.villages:
        if rng.random() < _RARE.get(table.name, 1):
            for place in range(_ROWS.get(table.name, 1)):
                yield _cells(table, village, county, place, rng)
    yield [f"注：本表数据截至{say_date(county.on)}，由报送单位提供。"]


def _cells(
    table: Table, village: Village, county: County, place: int, rng: Random
) -> list[Cell]:
    own = [column for column in table.columns if column.name not in _PLACES]
    values = likely_values(own, county.on, rng) | {
        "province": "甘肃省",
        "prefecture": "示例市",
        "county": "示例县",
        "township": village.township,
        "village": village.short_name,
        "hamlet": f"{place + 1}组",
        "as_of": county.on,
    }
    return [as_cell(column.name, values[column.name]) for column in table.columns]
