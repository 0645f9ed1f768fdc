"""结果表: write plain rows as csv, xlsx or Parquet, by the ending of the file's name."""

import csv
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from bangfu.core.errors import BangfuError

Rows = Sequence[Mapping[str, str]]
_A4 = 9
_LOOKED_AT, _WIDEST = 200, 60
_LINE, _TALLEST = 15, 150  # points
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


class UnknownFormat(BangfuError):
    """A file name whose ending says no format that can be written."""

    def __init__(self, path: Path) -> None:
        endings = "、".join(_WRITERS)
        super().__init__(
            f"不会写“{path.suffix or path.name}”格式，请把结果文件的后缀改成 {endings} 之一。"
        )


def check_format(path: Path) -> None:
    """Raise UnknownFormat before any work is done for the file."""
    if path.suffix.lower() not in _WRITERS:
        raise UnknownFormat(path)


def write_rows(path: Path, columns: Sequence[str], rows: Rows) -> None:
    """Write beside the target and swap: a reader never sees half a file."""
    check_format(path)
    fresh = path.with_name(f".{path.name}.part")
    try:
        _WRITERS[path.suffix.lower()](fresh, columns, rows)
        fresh.replace(path)
    finally:
        fresh.unlink(missing_ok=True)


def _csv(path: Path, columns: Sequence[str], rows: Rows) -> None:
    """UTF-8 with a mark, so that Excel and WPS open it as Chinese."""
    with path.open("w", encoding="utf-8-sig", newline="") as handle:
        writer = csv.writer(handle)
        writer.writerow(columns)
        writer.writerows([_harmless(row[name]) for name in columns] for row in rows)


def _harmless(text: str) -> str:
    """A cell that no spreadsheet program takes for a formula."""
    return f"'{text}" if text.startswith(_FORMULA) else text


def _xlsx(path: Path, columns: Sequence[str], rows: Rows) -> None:
    import xlsxwriter  # noqa: PLC0415 loaded only when a workbook is wanted

    options = {"constant_memory": True, "strings_to_formulas": False}
    with xlsxwriter.Workbook(path, options | {"strings_to_urls": False}) as book:
        sheet = book.add_worksheet("筛查结果")
        wrapped = book.add_format({"text_wrap": True, "valign": "top"})
        bold = book.add_format({"bold": True})
        for at, name in enumerate(columns):
            sheet.set_column(at, at, _wide(name, rows))
            sheet.write_string(0, at, name, bold)
        for place, line in enumerate(rows, start=1):
            sheet.set_row(place, _tall(line))
            for at, name in enumerate(columns):
                sheet.write_string(place, at, line[name], wrapped)
        sheet.freeze_panes(1, 0)
        sheet.autofilter(0, 0, len(rows), len(columns) - 1)
        sheet.repeat_rows(0)
        sheet.set_landscape()
        sheet.set_paper(_A4)
        sheet.fit_to_pages(1, 0)


def _wide(name: str, rows: Rows) -> int:
    """Room for the first rows' text, within reason; longer text wraps."""
    longest = max((len(row[name]) for row in rows[:_LOOKED_AT]), default=0)
    return min(max(longest, len(name)) + 4, _WIDEST)


def _tall(row: Mapping[str, str]) -> int:
    """Points for the longest cell of a row; a Chinese character is two wide."""
    longest = max(2 * len(text) for text in row.values())
    return min(_LINE * (1 + longest // _WIDEST), _TALLEST)


def _parquet(path: Path, columns: Sequence[str], rows: Rows) -> None:
    import pyarrow as pa  # noqa: PLC0415 loaded only when Parquet is wanted
    import pyarrow.parquet as pq  # noqa: PLC0415

    table = {
        name: pa.array([row[name] for row in rows], pa.string()) for name in columns
    }
    pq.write_table(pa.table(table), path, compression="zstd")


_WRITERS: Mapping[str, Callable[[Path, Sequence[str], Rows], None]] = {
    ".csv": _csv,
    ".xlsx": _xlsx,
    ".parquet": _parquet,
}
