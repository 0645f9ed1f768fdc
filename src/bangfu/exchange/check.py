"""核对: a file becomes typed rows and faults; nothing is guessed, nothing is silent."""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from itertools import chain
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

from bangfu.core.fault import Fault, FaultCode
from bangfu.exchange.as_of import as_of_told
from bangfu.exchange.checked import CheckedFile, CheckedSheet, Unmatched
from bangfu.exchange.choose import chosen_columns
from bangfu.exchange.column import Encoded, ReadColumn, encode, read_column
from bangfu.exchange.data_rows import data_rows
from bangfu.exchange.faults import Teller, cell_faults, file_fault, lost_faults
from bangfu.exchange.identity import identity_faults, quality_column
from bangfu.exchange.located import locate
from bangfu.exchange.read import read_archive, read_file
from bangfu.exchange.recognise import ColumnMissing, Recognised, recognise
from bangfu.exchange.remarks import (
    dated_later,
    is_later,
    not_taken,
    overflowing,
    sheet_notes,
    was_hidden,
)
from bangfu.exchange.sheet import Sheet
from bangfu.exchange.source import Inner, Source, own_names
from bangfu.exchange.taught import NOTHING, Taught
from bangfu.exchange.unreadable import Unreadable
from bangfu.tables import find_table
from bangfu.tables.table import Role


@dataclass(frozen=True, slots=True)
class Taken:
    """收下的工作表: a recognised sheet, its data rows only, and their row numbers."""

    found: Recognised
    encoded: tuple[Encoded, ...]
    numbers: pa.Array


def check_file(
    path: Source,
    *,
    division: str,
    on: date,
    table: str | None = None,
    taught: Taught = NOTHING,
) -> CheckedFile:
    """Read and check one file that was sent for a division.

    ``table`` says which list it is when its headings do not, ``taught`` what headings mean
    that only this county uses. ``on`` is the day the file
    is checked for; rows dated later are kept, what they mean is for the rules to say.
    """
    if table is not None:
        find_table(table)  # a wrong name is the caller's mistake, not the file's
    sheets, faults = read_file(path)
    if faults:
        return CheckedFile(path.name, _digest(path), (), faults)
    found, unread = _recognise_all(sheets, path.name, table, taught)
    if not found:
        whole, near = (_whole(unread, path.name),), tuple(_unmatched(unread))
        return CheckedFile(path.name, _digest(path), (), whole, near)
    notes = [not_taken(sheet, why, path.name) for sheet, why in unread]
    notes += [
        was_hidden(one.found, path.name) for one in found if one.found.sheet.hidden
    ]
    checked = [_check_sheet(one, path.name, division=division) for one in found]
    notes += [dated_later(s, path.name, on) for s, _ in checked if is_later(s, on)]
    told = chain(notes, *(faults for _, faults in checked))
    taken = tuple(sheet for sheet, _ in checked)
    return CheckedFile(path.name, _digest(path), taken, tuple(told))


def check_all(
    path: Path,
    *,
    division: str,
    on: date,
    table: str | None = None,
    taught: Taught = NOTHING,
) -> list[CheckedFile]:
    """核对, and in an archive each file of it by itself, as if it came alone."""
    check = partial(check_file, division=division, on=on, table=table, taught=taught)
    checked = check(path)
    if not any(fault.code == FaultCode.ARCHIVE for fault in checked.faults):
        return [checked]
    try:
        inner = read_archive(path)
    except Unreadable as why:
        fault = file_fault(why, path.name)
        return [CheckedFile(path.name, checked.sha256, (), (fault,))]
    return [check(one) for one in inner]


def _digest(path: Source) -> str:
    if isinstance(path, Inner):
        return path.sha256
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return ""


def _recognise_all(
    sheets: Sequence[Sheet], file: str, table: str | None, taught: Taught
) -> tuple[list[Taken], list[tuple[Sheet, Unreadable]]]:
    taken, unread = [], []
    for sheet in sheets:
        try:
            found = recognise(sheet, file=file, table=table, taught=taught)
            taken.append(_take(found))
        except Unreadable as why:
            unread.append((sheet, why))
    return taken, unread


def _take(found: Recognised) -> Taken:
    encoded = _encoded(found)
    rows = data_rows(found, [column.filled for column in encoded])
    if not len(rows):
        raise Unreadable(
            FaultCode.NO_ROWS, "只有表头，没有数据行", "请确认导出时选了数据再提交"
        )
    if len(rows) < found.sheet.height - found.header - 1:
        encoded = [column.only(rows) for column in encoded]
    numbers = pc.add(rows, found.header + 2).cast(pa.int32())
    return Taken(found, tuple(encoded), numbers)


def _whole(unread: Sequence[tuple[Sheet, Unreadable]], file: str) -> Fault:
    """The one sentence for a file without any usable sheet: its fullest sheet's."""
    sheet, why = max(unread, key=lambda pair: pair[0].height)
    return file_fault(why, file, sheet=sheet.name)


def _unmatched(unread: Sequence[tuple[Sheet, Unreadable]]) -> Iterator[Unmatched]:
    for _, why in unread:
        if isinstance(why, ColumnMissing):
            found = why.recognised
            matched = tuple(match.column for _, match in found.matches)
            yield Unmatched(found.table, found.missing, matched, found.dropped)


def _encoded(found: Recognised) -> list[Encoded]:
    below = found.header + 1
    return [
        encode(
            found.table.column(match.column),
            found.sheet.text[heading.position].slice(below),
            found.sheet.stored[heading.position].slice(below),
        )
        for heading, match in found.matches
    ]


def _check_sheet(
    taken: Taken, file: str, *, division: str
) -> tuple[CheckedSheet, list[Fault]]:
    found, numbers = taken.found, taken.numbers
    read = _read_columns(taken)
    tell = Teller(file, found.sheet.name, numbers)
    keys = _keys(found)
    chosen, chosen_told = chosen_columns(found.table, read, len(numbers))
    overflow = overflowing(found, numbers)
    as_of = _as_of(found, read, file)
    codes, place_told = locate(read, len(numbers), division=division, on=as_of)
    faults = chain(
        *(lost_faults(one, tell, refuses=name in keys) for name, one in read.items()),
        *(cell_faults(one, tell) for one in read.values()),
        identity_faults(read, tell, found.table),
        tell.cells(chosen_told),
        tell.cells(place_told),
        sheet_notes(found, tell),
        tell.cells(overflow.values()),
    )
    refused = {r for name in keys if name in read for r in read[name].lost.to_pylist()}
    rows = _without(
        _table(found, numbers, read, chosen, codes), refused | set(overflow)
    )
    sheet = CheckedSheet(
        found.table,
        found.sheet.name,
        found.header + 1,
        tuple(match for _, match in found.matches),
        found.dropped,
        as_of,
        rows,
        len(numbers),
    )
    return sheet, sorted(faults, key=lambda fault: fault.row or 0)


def _without(table: pa.Table, refused: set[int]) -> pa.Table:
    if not refused:
        return table
    kept = [row for row in range(len(table)) if row not in refused]
    return table.take(pa.array(kept, pa.int64()))


def _read_columns(taken: Taken) -> dict[str, ReadColumn]:
    """The columns in the order of the table, by name."""
    found = taken.found
    read = {}
    for (heading, match), column in zip(found.matches, taken.encoded, strict=True):
        unit = heading.unit or found.unit
        read[match.column] = read_column(column, unit=unit)
    return {name: read[name] for name in found.table.column_names if name in read}


def _keys(found: Recognised) -> tuple[str, ...]:
    """Columns by which a row is found again: a wrong number there refuses the row."""
    registry = found.table.role is Role.REGISTRY
    return ("id_number", "household_no") if registry else ("id_number",)


def _table(
    found: Recognised,
    numbers: pa.Array,
    read: dict[str, ReadColumn],
    chosen: dict[str, pa.Array],
    codes: pa.Array,
) -> pa.Table:
    columns = {"row": numbers}
    columns |= {name: one.values for name, one in read.items()}
    columns |= chosen
    if "id_number" in found.table.column_names:
        columns["id_quality"] = quality_column(read.get("id_number"), len(numbers))
    columns["division_code"] = codes
    return pa.table(columns)


def _as_of(found: Recognised, read: dict[str, ReadColumn], file: str) -> date | None:
    if "as_of" in read:
        latest: date | None = pc.max(read["as_of"].values).as_py()
        if latest is not None:
            return latest
    return as_of_told((*found.titles, found.sheet.name, *own_names(file)))
