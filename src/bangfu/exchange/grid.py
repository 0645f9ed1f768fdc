"""From rows of Python values to Arrow batches of text and storage letters."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from itertools import islice
from typing import IO

import pyarrow as pa

from bangfu.core.fault import FaultCode
from bangfu.exchange.sheet import EXACT_LIMIT, Stored
from bangfu.exchange.unreadable import Unreadable

_BATCH = 4096
WIDEST = 1000
MOST_CELLS = 60_000_000
"""A million rows of sixty columns, blank cells counted: the reader's memory holds them."""
_STORED = {
    str: Stored.TEXT,
    float: Stored.NUMBER,
    int: Stored.NUMBER,
    bool: Stored.BOOL,
    date: Stored.DATE,
    datetime: Stored.DATE,
    time: Stored.TEXT,
    timedelta: Stored.TEXT,
}
_QUOTED = re.compile(r'="(.*)"', re.DOTALL)

Value = str | int | float | bool | date | datetime | time | timedelta

Range = tuple[int, int, int, int]  # first row and column, last row and column


@dataclass(frozen=True, slots=True)
class Grid:
    """One sheet on its way: its name, its width and its rows."""

    name: str
    hidden: bool
    width: int
    rows: Iterable[Sequence[Value]]
    formulas: Mapping[int, int] = field(default_factory=dict)
    merged: Sequence[Range] = ()


def check_width(grid: Grid) -> None:
    """Refuse a sheet so wide that something in it must be wrong."""
    if grid.width > WIDEST:
        raise Unreadable(
            FaultCode.TOO_WIDE,
            f"工作表“{grid.name}”有{grid.width}列，超过{WIDEST}列",
            "请删去右侧多余的列，或把表格内容复制到新工作簿再提交",
        )


def write_grid(grid: Grid, out: IO[bytes]) -> None:
    """Write one sheet as an Arrow stream: text columns first, then storage columns."""
    fields = [pa.field(f"t{i}", pa.string()) for i in range(grid.width)]
    fields += [pa.field(f"s{i}", pa.int8()) for i in range(grid.width)]
    schema = pa.schema(fields)
    cells = 0
    with pa.ipc.new_stream(out, schema) as stream:
        for rows in _batches(grid.rows):
            cells += grid.width * len(rows)
            if cells > MOST_CELLS:
                raise MemoryError
            columns = [_encode(column) for column in zip(*rows, strict=True)]
            arrays = [text for text, _ in columns] + [stored for _, stored in columns]
            stream.write_batch(pa.record_batch(arrays, schema=schema))


def _batches(rows: Iterable[Sequence[Value]]) -> Iterator[list[Sequence[Value]]]:
    waiting = iter(rows)
    while batch := list(islice(waiting, _BATCH)):
        yield batch


def _encode(column: tuple[Value, ...]) -> tuple[pa.Array, pa.Array]:
    stored = bytes(map(_STORED.__getitem__, map(type, column)))
    text = pa.array(
        column if not any(stored) else [_say(value) for value in column], pa.string()
    )
    buffers = [None, pa.py_buffer(stored)]
    return text, pa.Array.from_buffers(pa.int8(), len(column), buffers)


def _say(value: Value) -> str:
    """A cell as text; a number that lost its digits keeps its exponent.

    >>> _say(138.0), _say(0.1), _say(2.0**53), _say(datetime(2026, 3, 5)), _say(True)
    ('138', '0.1', '9007199254740992.0', '2026-03-05', 'TRUE')
    """
    match value:
        case str():
            return value
        case bool():
            return "TRUE" if value else "FALSE"
        case float() if not value.is_integer():
            return repr(value)
        case int() | float():
            return str(int(value)) if abs(value) < EXACT_LIMIT else repr(float(value))
        case datetime():
            return str(value).removesuffix(" 00:00:00")
        case _:
            return str(value)


def unquoted(text: str) -> str:
    """The content of ``="..."``, the way some systems keep long numbers in a CSV.

    >>> unquoted('="620599"'), unquoted("620599")
    ('620599', '620599')
    """
    found = _QUOTED.fullmatch(text) if text.startswith('="') else None
    return found[1] if found else text
