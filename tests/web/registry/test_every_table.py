"""Files of the declared tables into the site: all of them, once, and no name in the clear.

``TABLES=all`` asks for a file of every table (``./dev prove tables``); without it the
registers come with the lists that rules read.
"""

import os
from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from random import Random

import pyarrow.parquet as pq
import pytest

from bangfu.exchange.check import check_file
from bangfu.synth.make import make_county, make_every_list
from bangfu.tables import all_tables
from bangfu.tables.table import Kind, Role
from bangfu.web.home import home
from bangfu.web.registry.imports import load_files
from web.cast import COUNTY, wang
from web.registry.whole import everything

pytestmark = pytest.mark.django_db
ON = date(2026, 6, 30)
EVERY = os.environ.get("TABLES") == "all"
OF_EACH = 100
"""So many canaries of each sort: numbers, names, phones, accounts."""


def test_every_table_is_imported_again_changes_nothing_and_nobody_is_named(
    tmp_path: Path,
) -> None:
    """M90-M108, M205: all declared tables, twice; then the whole home without its key."""
    folder = tmp_path / "county"
    make = make_every_list if EVERY else make_county
    make(folder, households=200, seed=3, on=ON, rules=())
    files = sorted(path for path in folder.iterdir() if path.suffix != ".json")
    clerk = wang()
    _, told = load_files(clerk.actor, files, on=ON, division=COUNTY)
    tables = {one["table"] for one in told}
    assert tables == set(all_tables()) if EVERY else tables > _registers()
    assert [one["table"] for one in told if not one["rows"]] == []
    before = everything()
    _, again = load_files(clerk.actor, files, on=ON, division=COUNTY)
    told_anew = [one for one in again if one["table"] in _registers()]
    assert {one["loaded_before"] for one in again} == {True}
    assert sum(one["new"] + one["changed"] for one in told_anew) == 0
    assert everything() == before
    canaries = _canaries(files)
    named = {path.name: _found(path, canaries) for path in _written()}
    assert {name: found for name, found in named.items() if found} == {}


def _registers() -> set[str]:
    return {t.name for t in all_tables().values() if t.role is Role.REGISTRY}


def _written() -> list[Path]:
    """Every file of the home; there must be a database and a lake to look through."""
    files = [path for path in home().rglob("*") if path.is_file()]
    kinds = {path.suffix.partition("_")[0] for path in files}  # .db_gw0 beside others
    assert {".db", ".parquet"} <= kinds
    return files


def _canaries(files: Sequence[Path]) -> list[str]:
    """Values of the files that may lie nowhere; a short name may be a word."""
    seen: dict[Kind, set[str]] = defaultdict(set)
    for file in files:
        for sheet in check_file(file, division=COUNTY, on=ON).sheets:
            for column in sheet.table.columns:
                if column.stays_outside and column.name in sheet.rows.column_names:
                    seen[column.kind].update(sheet.rows[column.name].to_pylist())
    chance = Random(1)  # noqa: S311 a sample
    canaries: list[str] = []
    for values in seen.values():
        long = sorted(value for value in values if value and len(value) > 2)
        assert len(long) > OF_EACH
        canaries += chance.sample(long, OF_EACH)
    return canaries


def _found(path: Path, canaries: Sequence[str]) -> int:
    """How many of them stand in a file, as bytes or as the values of a Parquet file."""
    data = path.read_bytes()
    if path.suffix == ".parquet":
        data += str(pq.read_table(path).to_pylist()).encode()
    return sum(value.encode() in data for value in canaries)
