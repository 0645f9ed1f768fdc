"""工作表: one sheet as text, beside how each cell was stored."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import IntEnum

import pyarrow as pa

# Whole numbers from here on have lost digits when a spreadsheet kept them as numbers.
EXACT_LIMIT = 2**53


class Stored(IntEnum):
    """存储方式: what the file says a cell is; a blank cell is empty text."""

    TEXT = 0
    NUMBER = 1
    DATE = 2
    BOOL = 3


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: per column the text of its cells, and per column how they were stored.

    ``formulas`` counts the computed cells of a column, where there are any; ``merged``
    holds first row and column and last row and column of every 合并格.
    Row ``i`` here is row ``i + 1`` of the spreadsheet program.
    """

    name: str
    hidden: bool
    text: tuple[pa.ChunkedArray, ...]
    stored: tuple[pa.ChunkedArray, ...]
    formulas: Mapping[int, int] = field(default_factory=dict)
    merged: tuple[tuple[int, ...], ...] = ()

    @property
    def height(self) -> int:
        """Number of rows, blank ones too."""
        return len(self.text[0]) if self.text else 0

    def top(self, count: int) -> list[list[str]]:
        """The first rows, as lists of text; a heading merged over two rows is in both."""
        columns = [column.slice(0, count).to_pylist() for column in self.text]
        rows = [list(row) for row in zip(*columns, strict=True)]
        for first, left, last, right in self.merged:
            if left == right < len(columns):
                for row in rows[first + 1 : last + 1]:
                    row[left] = rows[first][left]
        return rows
