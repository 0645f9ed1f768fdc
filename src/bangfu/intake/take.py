"""收表: from files to batches, registers before lists, nothing half-done.

Each batch is staged, then handed with its rows to ``load``: a folder makes it visible at
once, the site first writes what it says of people and households.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from pathlib import Path

import pyarrow as pa

from bangfu.core.division import full_code
from bangfu.exchange.check import check_all
from bangfu.exchange.checked import CheckedFile, CheckedSheet
from bangfu.exchange.taught import Taught
from bangfu.intake.keys import Keys
from bangfu.intake.known import Known
from bangfu.intake.lists import link_list
from bangfu.intake.numbers import Numbers
from bangfu.intake.people import Found, nobody_yet
from bangfu.intake.places import at_home, note_places
from bangfu.intake.registers import Homes, enter_register
from bangfu.intake.report import FileReport, ListReport, Report
from bangfu.intake.stage import lake_rows, link_rows, seen_rows
from bangfu.lake.batch import Batch
from bangfu.lake.lake import Lake
from bangfu.linkage.answers import Answer
from bangfu.tables.table import Grain, Role, Table

Progress = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Occasion:
    """场合: day, division and moment files are taken for, and the numbers known then.

    ``table`` is which list the files are, where somebody said so; ``taught`` are headings
    of the county's own.
    """

    on: date
    division: str
    now: datetime
    known: Known = field(default_factory=Known)
    table: str | None = None
    taught: Taught = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Answered:
    """答案: who the rows are, the numbers they go by, and the parts for the lake."""

    found: Found
    parts: dict[str, pa.Table]
    numbers: Sequence[Numbers] | None = None
    newcomers: Mapping[int, Numbers] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Staged:
    """暂存的批次: a batch nobody reads yet, with the checked rows it was made of.

    ``numbers`` are those of a register's rows; ``newcomers`` a list's people whom nobody
    knew, by the place of their row.
    """

    report: ListReport
    table: Table
    rows: pa.Table
    answered: Answered


Load = Callable[[Lake, Staged], None]


def load_at_once(lake: Lake, staged: Staged) -> None:
    """What loading means in a folder: readers see the batch."""
    lake.commit(staged.report.batch.number)


def take(
    files: Iterable[Path],
    lake: Lake,
    keys: Keys,
    occasion: Occasion,
    *,
    sources: Sequence[str],
    progress: Progress = lambda _: None,
    load: Load = load_at_once,
) -> Report:
    """Read, check, link, stage and load files; an unreadable file stops no other.

    An archive stands for the files in it.

    ``sources`` is the order in which registers speak; within it, and for lists, files come
    in the order of their names. ``load`` has the rows only while it runs.
    """
    occasion = replace(occasion, division=full_code(occasion.division))
    checked = []
    for path in sorted(files, key=lambda path: path.name):
        progress(f"读取《{path.name}》")
        checked += _check(path, occasion)
    homes = occasion.known.homes()
    loaded: dict[str, list[ListReport]] = {file.file: [] for file in checked}
    for file, sheets in _in_turn(checked, sources):
        progress(f"认人《{file.file}》{sheets[0].table.title}")
        staged = _stage(file, sheets, lake, keys, occasion, homes)
        load(lake, staged)
        loaded[file.file].append(staged.report)
    return Report(
        tuple(
            FileReport(f.file, tuple(loaded[f.file]), f.faults, f.unmatched)
            for f in checked
        )
    )


def _check(path: Path, occasion: Occasion) -> list[CheckedFile]:
    return check_all(
        path,
        division=occasion.division,
        on=occasion.on,
        table=occasion.table,
        taught=occasion.taught,
    )


def _in_turn(
    checked: Sequence[CheckedFile], sources: Sequence[str]
) -> list[tuple[CheckedFile, list[CheckedSheet]]]:
    """Sheets of one file and table together; registers first, most trusted first."""
    work = []
    for file in checked:
        by_table: dict[str, list[CheckedSheet]] = {}
        for sheet in file.sheets:
            by_table.setdefault(sheet.table.name, []).append(sheet)
        work += [(file, sheets) for sheets in by_table.values()]
    order = {name: place for place, name in enumerate(sources)}
    return sorted(work, key=lambda item: order.get(item[1][0].table.name, len(order)))


def _stage(
    file: CheckedFile,
    sheets: Sequence[CheckedSheet],
    lake: Lake,
    keys: Keys,
    occasion: Occasion,
    homes: Homes,
) -> Staged:
    table = sheets[0].table
    rows, answered = _answered(table, _together(sheets), keys, occasion, homes)
    batch = _batch(file, sheets, answered.parts["rows"], lake.next_number(), occasion)
    lake.stage(batch, answered.parts)
    read = sum(sheet.read for sheet in sheets)
    report = ListReport(
        table=table.name,
        title=table.title,
        batch=batch,
        read=read,
        refused=read - len(rows),
        answers={answer: len(answered.found.where(answer)) for answer in Answer},
        matches=tuple(match for sheet in sheets for match in sheet.matches),
        dropped=tuple(name for sheet in sheets for name in sheet.dropped),
    )
    return Staged(report, table, rows, answered)


def _together(sheets: Sequence[CheckedSheet]) -> pa.Table:
    """The rows of all sheets, each knowing its sheet's place."""
    parts = [
        sheet.rows.append_column(
            "sheet", pa.array([place] * len(sheet.rows), pa.int16())
        )
        for place, sheet in enumerate(sheets)
    ]
    return pa.concat_tables(parts, promote_options="default").combine_chunks()


def _answered(
    table: Table, rows: pa.Table, keys: Keys, occasion: Occasion, homes: Homes
) -> tuple[pa.Table, Answered]:
    """The rows with their places, who they are, and the parts of the batch."""
    division, recall = occasion.division, occasion.known.recall
    if table.grain is Grain.VILLAGE:
        nobody = nobody_yet(len(rows))
        kept = lake_rows(table, rows, nobody, None, division)
        return rows, Answered(nobody, {"rows": kept})
    if table.role is Role.REGISTRY:
        entered = enter_register(
            table, rows, keys, division=division, homes=homes, recall=recall
        )
        note_places(rows, entered.found, homes)
        rows = at_home(rows, entered.found, homes)
        numbers = occasion.known.keep(rows, entered.found, entered.numbers, homes)
        parts = {
            "rows": lake_rows(table, rows, entered.found, numbers, division),
            "links": link_rows(rows, entered.found),
        }
        return rows, Answered(entered.found, parts, numbers=numbers)
    linked = link_list(
        table, rows, keys, division=division, taken=homes.made, recall=recall
    )
    rows = at_home(rows, linked.found, homes)
    parts = {
        "rows": lake_rows(table, rows, linked.found, None, division),
        "links": link_rows(rows, linked.found),
    }
    if linked.newcomers:
        parts["seen"] = seen_rows(rows, linked.found, linked.newcomers, division)
    return rows, Answered(linked.found, parts, newcomers=linked.newcomers)


def _batch(
    file: CheckedFile,
    sheets: Sequence[CheckedSheet],
    rows: pa.Table,
    number: int,
    occasion: Occasion,
) -> Batch:
    """The card of the batch; an undated file holds on the day it is taken for."""
    dates = [sheet.as_of for sheet in sheets if sheet.as_of]
    places = {code[:9] for code in rows["division_code"].unique().to_pylist()}
    return Batch(
        number=number,
        table=sheets[0].table.name,
        file=file.file,
        sheets=tuple(sheet.sheet for sheet in sheets),
        sha256=file.sha256,
        as_of=max(dates, default=occasion.on),
        loaded_at=occasion.now,
        rows=len(rows),
        columns=tuple(match.column for sheet in sheets for match in sheet.matches),
        townships=tuple(sorted(places)) or (occasion.division[:9],),
    )
