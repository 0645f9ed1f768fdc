"""规则单独: the rules over linked tables against one SQL over the same rows unlinked.

Prints one line of JSON for ``engine.py``. Both read Parquet and end with the hits and the
rows behind them in memory.
"""

import json
import statistics
import sys
import time
from datetime import date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from bangfu.exchange.check import check_file
from bangfu.intake.folder import listed_files, temporary_lake
from bangfu.intake.keys import FolderKeys
from bangfu.intake.take import Occasion, take
from bangfu.lake.image import image
from bangfu.policy import load as load_policy
from bangfu.screening.book import load as load_book
from bangfu.screening.run import run

DIVISION = "620599000000"
TURNS = 7
SQL = Path(__file__).with_suffix(".sql")
UNLINKED = (
    "national_persons",
    "roster",
    "hospital_stays",
    "vehicles",
    "allowance_recipients",
)


def main(folder: Path, on: date) -> None:
    """Take the folder once, then let both sides take turns."""
    moment = datetime.now().astimezone()
    sources = load_policy().at(on, DIVISION)["registry_sources"]
    with temporary_lake() as lake, TemporaryDirectory() as plain:
        take(
            listed_files(folder),
            lake,
            FolderKeys(),
            Occasion(on, DIVISION, moment),
            sources=sources,
        )
        unlinked(folder, Path(plain), on)
        taken = image(lake, on=on, known=moment, sources=sources)
        ours, theirs = [], []
        for _ in range(TURNS):
            began = time.process_time()
            result = run(taken, load_book(), load_policy(), division=DIVISION)
            ours.append(time.process_time() - began)
            began = time.process_time()
            rows = by_hand(Path(plain), on)
            theirs.append(time.process_time() - began)
    hits = {(h.rule.id, h.household_no, h.member_no) for h in result.hits}
    ratios = [a / b for a, b in zip(ours, theirs, strict=True)]
    figures = {
        "rules": statistics.median(ours),
        "sql": statistics.median(theirs),
        "ratio": statistics.median(ratios),
        "equal": hits == rows,
    }
    print(json.dumps(figures))


def unlinked(folder: Path, plain: Path, on: date) -> None:
    """The checked rows of each list as one Parquet, ids still text, nothing joined."""
    parts: dict[str, list[pa.Table]] = {name: [] for name in UNLINKED}
    for path in listed_files(folder):
        for sheet in check_file(path, division=DIVISION, on=on).sheets:
            if sheet.table.name in parts:
                parts[sheet.table.name].append(sheet.rows)
    for name, tables in parts.items():
        rows = pa.concat_tables(tables, promote_options="default")
        pq.write_table(rows, plain / f"{name}.parquet", compression="zstd")


def by_hand(plain: Path, on: date) -> set[tuple[str, str, str]]:
    """The hits of the hand-written SQL; its evidence is fetched too."""
    con = duckdb.connect()
    for name in UNLINKED:
        con.execute(f"create view {name} as from '{plain / name}.parquet'")
    text = SQL.read_text(encoding="utf-8").replace(":on", f"date '{on}'")
    rows = con.execute(text).fetchall()
    return {(rule, household, member or "") for rule, household, member, _ in rows}


if __name__ == "__main__":
    main(Path(sys.argv[1]), date.fromisoformat(sys.argv[2]))
