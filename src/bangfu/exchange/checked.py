"""核对结果: what checking a file gives, rows and faults side by side."""

from dataclasses import dataclass
from datetime import date

import pyarrow as pa

from bangfu.core.fault import Fault
from bangfu.tables.table import Kind, Table

_ARROW_TYPES = {
    Kind.FLAG: pa.bool_(),
    Kind.DATE: pa.date32(),
    Kind.FEN: pa.int64(),
    Kind.WHOLE: pa.int64(),
    Kind.NUMBER: pa.float64(),
}


def arrow_type(kind: Kind) -> pa.DataType:
    """How a checked column of this kind is kept; text unless it is counted or dated."""
    return _ARROW_TYPES.get(kind, pa.string())


@dataclass(frozen=True, slots=True)
class Match:
    """列对应: which heading of the file was taken for a column, and how surely (0–1).

    ``taught`` where somebody said so.
    """

    heading: str
    column: str
    confidence: float
    taught: bool = False


@dataclass(frozen=True, slots=True)
class CheckedSheet:
    """One sheet taken for one table.

    ``rows`` has, in this order: ``row`` (int32, as the spreadsheet shows it), every column
    of the table that the sheet has, typed by its kind (see ``arrow_type``), the chosen
    columns with their ``_from``, for a person's table ``id_quality`` (string), and
    ``division_code`` (string, 12 digits; null when the row names no place).
    ``read`` counts rows with data, refused ones too; totals rows are not data.
    """

    table: Table
    sheet: str
    header_row: int
    matches: tuple[Match, ...]
    dropped: tuple[str, ...]
    as_of: date | None
    rows: pa.Table
    read: int


@dataclass(frozen=True, slots=True)
class Unmatched:
    """缺列的表: a sheet known for a table that lacks columns, and its unused headings."""

    table: Table
    missing: tuple[str, ...]
    matched: tuple[str, ...]
    dropped: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CheckedFile:
    """A whole file: its sheets, every fault, and the digest of its bytes.

    ``unmatched`` is what a refused file might yet become, were a heading taught.
    """

    file: str
    sha256: str
    sheets: tuple[CheckedSheet, ...]
    faults: tuple[Fault, ...]
    unmatched: tuple[Unmatched, ...] = ()

    @property
    def refused(self) -> bool:
        """Whether nothing of the file could be taken."""
        return not self.sheets
