"""合不合: whether what stands under a heading can be what somebody says it is."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import pyarrow.compute as pc

from bangfu.core.id_number import Quality, parse
from bangfu.exchange.column import Encoded, encode, read_column
from bangfu.exchange.headings import key_of
from bangfu.exchange.read import read_file
from bangfu.exchange.recognise import ColumnMissing, Recognised, recognise
from bangfu.exchange.sheet import Sheet
from bangfu.exchange.source import Source
from bangfu.exchange.taught import Taught
from bangfu.exchange.unreadable import Unreadable
from bangfu.tables.table import Column, Kind, Table

_KEYS = frozenset(
    {"id_number", "head_id_number", "household_no", "member_no", "name", "head_name"}
)
_KEY_SHARE, _OTHER_SHARE = 0.05, 0.5
_NUMBER = re.compile(r"[0-9A-Za-z][0-9A-Za-z_/-]+")
_NAME = re.compile(r"[\u3400-\u9fff·]{2,}")


@dataclass(frozen=True, slots=True)
class Fit:
    """合不合: how many cells say something, and how many cannot be of the column."""

    column: Column
    filled: int = 0
    wrong: int = 0

    @property
    def is_key(self) -> bool:
        """Whether rows are found again by the column."""
        return self.column.name in _KEYS

    @property
    def fits(self) -> bool:
        """A key takes hardly a wrong cell, and an empty one shows nothing."""
        if self.is_key:
            return self.filled > 0 and self.wrong <= self.filled * _KEY_SHARE
        return self.wrong <= self.filled * _OTHER_SHARE


def fit_of(source: Source, *, heading: str, table: Table, column: str) -> Fit:
    """What a file's cells under a heading are worth as a column of a table."""
    taught = {table.name: {key_of(heading): column}}
    sheets, _ = read_file(source)
    fits = [
        _fit_in(found, column)
        for sheet in sheets
        if (found := _recognised(sheet, source.name, table, taught))
    ]
    declared = table.column(column)
    filled, wrong = sum(fit.filled for fit in fits), sum(fit.wrong for fit in fits)
    return Fit(declared, filled, wrong)


def _recognised(
    sheet: Sheet, file: str, table: Table, taught: Taught
) -> Recognised | None:
    try:
        return recognise(sheet, file=file, table=table.name, taught=taught)
    except ColumnMissing as why:
        return why.recognised
    except Unreadable:
        return None


def _fit_in(found: Recognised, name: str) -> Fit:
    declared = found.table.column(name)
    for heading, match in found.matches:
        if match.column == name and match.taught:
            at, below = heading.position, found.header + 1
            text, stored = found.sheet.text[at], found.sheet.stored[at]
            column = encode(declared, text.slice(below), stored.slice(below))
            filled = pc.sum(column.filled).as_py() or 0
            unit = heading.unit or found.unit
            return Fit(declared, filled, _wrong(column, unit))
    return Fit(declared)


def _wrong(column: Encoded, unit: str) -> int:
    """Cells that cannot be of the column, each counted."""
    read = read_column(column, unit=unit)
    if read.quality is not None:
        return _no_ids(read.filled.to_pylist(), read.quality.to_pylist())
    if column.column.name in _KEYS:
        is_name = column.column.kind is Kind.NAME
        words = zip(read.filled.to_pylist(), read.values.to_pylist(), strict=True)
        return sum(
            full and not _can_be(word or "", is_name=is_name) for full, word in words
        )
    return len(read.wrong) + len(read.lost)


def _no_ids(filled: Sequence[bool], qualities: Sequence[str]) -> int:
    """Cells without an id number; where most of them fail their check, none is one."""
    told = Counter(q for full, q in zip(filled, qualities, strict=True) if full)
    sure = told[Quality.VALID] + told[Quality.REPAIRED]
    doubtful = told[Quality.DOUBTFUL]
    return told.total() - sure - (doubtful if doubtful <= sure else 0)


def _can_be(word: str, *, is_name: bool) -> bool:
    """A name has no digit; a household's number is not somebody's id number."""
    if is_name:
        return bool(_NAME.fullmatch(word))
    return bool(_NUMBER.fullmatch(word)) and parse(word).quality is not Quality.VALID
