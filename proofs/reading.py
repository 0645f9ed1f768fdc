"""读表的用量: a list of 100,000 × 40 read and checked, beside python-calamine alone.

One xlsx of the national person export, headings exact, filled up to the width with columns
nobody asked for. CPU of a whole process that checks it, its child counted, over CPU of one
that only has python-calamine give its rows; medians of turns taken in pairs.
"""

import argparse
import resource
import statistics
import subprocess
import sys
from pathlib import Path
from random import Random

import xlsxwriter
from proof import KEPT, record

from bangfu.core.id_number import check_character
from bangfu.tables import find_table
from bangfu.tables.table import Column, Kind

LIMIT, TURNS = 2.5, 3
_ALONE = """
import sys
from python_calamine import load_workbook
book = load_workbook(sys.argv[1])
for row in book.get_sheet_by_name(book.sheet_names[0]).iter_rows():
    pass
"""
_CHECKED = """
import sys
from datetime import date
from pathlib import Path
from bangfu.exchange.check import check_file
checked = check_file(Path(sys.argv[1]), division="620599", on=date(2026, 6, 30))
assert sum(sheet.read for sheet in checked.sheets) == int(sys.argv[2]), checked.faults[:3]
"""


def main() -> int:
    """Make, measure in pairs, write the line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=100_000)
    parser.add_argument("--columns", type=int, default=40)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    path = a_list(given.rows, given.columns, given.seed)
    pairs = [(cpu(_ALONE, path), cpu(_CHECKED, path, given.rows)) for _ in range(TURNS)]
    alone, checked = (statistics.median(times) for times in zip(*pairs, strict=True))
    ratio = statistics.median(ours / theirs for theirs, ours in pairs)
    good = ratio <= LIMIT
    record(
        "reading",
        seed=given.seed,
        good=good,
        figure=(
            f"{given.rows} 行 × {given.columns} 列 xlsx：读表核对 {checked:.1f} CPU 秒，"
            f"python-calamine 单独 {alone:.1f} CPU 秒，{TURNS} 对比值的中位数 "
            f"{ratio:.2f}（限 {LIMIT}）"
        ),
    )
    return 0 if good else 1


def cpu(script: str, path: Path, *words: object) -> float:
    """CPU seconds of one process and its children."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    command = [sys.executable, "-c", script, str(path), *map(str, words)]
    subprocess.run(command, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def a_list(rows: int, columns: int, seed: int) -> Path:
    """The list; made once and kept."""
    path = KEPT / f"reading-{rows}-{columns}-{seed}.xlsx"
    if path.exists():
        return path
    KEPT.mkdir(parents=True, exist_ok=True)
    chance = Random(seed)  # noqa: S311 to be repeated
    declared = find_table("national_persons").columns[:columns]
    more = [f"附加信息{place}" for place in range(columns - len(declared))]
    making = path.with_suffix(".making")
    with xlsxwriter.Workbook(str(making), {"constant_memory": True}) as book:
        sheet = book.add_worksheet("监测对象信息")
        sheet.write_row(0, 0, [*(column.title for column in declared), *more])
        for row in range(1, rows + 1):
            cells = [a_cell(column, row, chance) for column in declared]
            sheet.write_row(row, 0, [*cells, *(f"附加{row % 97}" for _ in more)])
    making.rename(path)
    return path


def a_cell(column: Column, row: int, chance: Random) -> object:
    """A plausible value of a column's kind; a number of one's own in every row."""
    kind, value = column.kind, "无备注"
    if kind is Kind.ID_NUMBER:
        body = f"620599{chance.randint(1940, 2019)}{chance.randint(1, 12):02d}"
        body += f"{chance.randint(1, 28):02d}{row % 1000:03d}"
        value = body + check_character(body)
    elif kind is Kind.DATE:
        value = f"20{chance.randint(14, 25)}-0{chance.randint(1, 9)}-1{row % 9}"
    elif kind in {Kind.FEN, Kind.NUMBER, Kind.WHOLE}:
        return chance.randint(0, 9000)
    elif kind in {Kind.FLAG, Kind.LABEL}:
        value = chance.choice(column.labels or ("是", "否"))
    elif kind is Kind.PHONE:
        value = f"139{row:08d}"
    elif kind is Kind.PLACE:
        value = {"county": "示例县", "township": "清泉镇"}.get(column.name, "")
    elif kind is Kind.NAME:
        value = f"某{chance.choice('甲乙丙丁戊')}{chance.choice('金木水火土')}"
    elif column.name.endswith("_no"):
        value = f"{column.name}{row}"
    return value


if __name__ == "__main__":
    sys.exit(main())
