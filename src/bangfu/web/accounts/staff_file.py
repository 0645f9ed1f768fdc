"""人员名单文件: a sheet becomes rows to take and faults to mend."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pyarrow as pa

from bangfu.core.fault import Effect, Fault
from bangfu.exchange.checked import CheckedFile, CheckedSheet, Match
from bangfu.exchange.headings import LOOKED_AT, Heading, find_header, read_headings
from bangfu.exchange.matching import known_headings, match_headings
from bangfu.exchange.read import read_file
from bangfu.exchange.returned import write_returned
from bangfu.exchange.sheet import Sheet
from bangfu.tables.staff import STAFF
from bangfu.web.accounts.staff_list import Row
from bangfu.web.accounts.staff_row import Known, fault_of, read_row
from bangfu.web.trail.clock import today

if TYPE_CHECKING:
    from django.core.files.uploadedfile import UploadedFile

TITLES = tuple(column.title for column in STAFF.columns)


@contextmanager
def uploaded(file: "UploadedFile[bytes]") -> Iterator[Path]:
    """A file that was sent through the page, under its own name for a moment."""
    with tempfile.TemporaryDirectory(prefix="bangfu-staff-") as folder:
        path = Path(folder) / Path(file.name or "人员名单.xlsx").name
        with path.open("wb") as copy:
            for chunk in file.chunks():
                copy.write(chunk)
        yield path


def read_staff(path: Path) -> tuple[list[Row], list[Fault]]:
    """The rows of a staff list, or every fault that keeps it out."""
    sheets, faults = read_file(path)
    if faults:
        return [], list(faults)
    for sheet in sheets:
        if (found := _columns(sheet)) is not None:
            return _rows(sheet, *found, file=path.name)
    missing = f"没有认出表头，要有：{'、'.join(TITLES)}"
    return [], [Fault(Effect.FILE, path.name, missing, "请按这些列名改好再提交")]


def returned(path: Path, faults: list[Fault]) -> bytes | None:
    """退回的名单: the sheet itself with the wrong cells in red; None without headings."""
    sheets, _ = read_file(path)
    for sheet in sheets:
        if (found := _matches(sheet)) is not None:
            header, matched = found
            taken = CheckedSheet(
                table=STAFF,
                sheet=sheet.name,
                header_row=header + 1,
                matches=tuple(match for _, match in matched),
                dropped=(),
                as_of=None,
                rows=pa.table({}),
                read=0,
            )
            checked = CheckedFile(path.name, "", (taken,), tuple(faults))
            with tempfile.TemporaryDirectory(prefix="bangfu-staff-") as folder:
                out = Path(folder) / "returned.xlsx"
                write_returned(checked, path, out, on=date.fromisoformat(today()))
                return out.read_bytes()
    return None


def _columns(sheet: Sheet) -> tuple[int, dict[str, int]] | None:
    """Where the headings are, and in which column each of ours stands."""
    found = _matches(sheet)
    if found is None:
        return None
    header, matched = found
    return header, {match.column: heading.position for heading, match in matched}


def _matches(sheet: Sheet) -> tuple[int, tuple[tuple[Heading, Match], ...]] | None:
    """The row of the headings and what each was taken for, if none is missing."""
    top = sheet.top(LOOKED_AT)
    header = find_header(top, known_headings((STAFF,)).__contains__)
    if header is None:
        return None
    matched = match_headings(read_headings(top[header]), STAFF)
    needed = {column.name for column in STAFF.columns if column.required}
    return (header, matched) if needed <= {m.column for _, m in matched} else None


def _rows(
    sheet: Sheet, header: int, columns: dict[str, int], *, file: str
) -> tuple[list[Row], list[Fault]]:
    rows, faults = [], []
    known = Known.now()
    for number, cells in _cells(sheet, header, columns):
        row, wrong = read_row(number, cells, known)
        faults += [fault_of(one, file, sheet.name, number) for one in wrong]
        if row is not None:
            rows.append(row)
    if not rows and not faults:
        faults = [Fault(Effect.FILE, file, "只有表头，没有人员", "请填好再提交")]
    return rows, faults


def _cells(
    sheet: Sheet, header: int, columns: dict[str, int]
) -> Iterator[tuple[int, dict[str, str]]]:
    read = {name: sheet.text[place].to_pylist() for name, place in columns.items()}
    for place in range(header + 1, sheet.height):
        cells = {name: (texts[place] or "").strip() for name, texts in read.items()}
        if any(cells.values()):
            yield place + 1, cells
