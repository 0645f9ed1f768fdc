"""列: one matched column with each of its distinct values read once."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pyarrow as pa
import pyarrow.compute as pc

from bangfu.exchange.blank import is_blank
from bangfu.exchange.cells import Value, is_scientific, lost_digits, reader
from bangfu.exchange.checked import arrow_type
from bangfu.exchange.sheet import Stored
from bangfu.tables.table import Column, Kind

_ID_DIGITS_KEPT = 15
_DIGITS_KEPT = 15
_NUMBERS_AS_TEXT = frozenset({Kind.ID_NUMBER, Kind.ACCOUNT, Kind.PHONE, Kind.TEXT})


@dataclass(frozen=True, slots=True)
class Encoded:
    """A column's distinct texts, and for each row which of them it has."""

    column: Column
    words: tuple[str, ...]
    at: pa.Array
    stored: pa.Array
    blank: tuple[bool, ...]

    def rows_where(self, wrong: Sequence[bool]) -> pa.Array:
        """Indices of the rows whose word is marked."""
        if not any(wrong):
            return pa.array([], pa.uint64())
        return pc.indices_nonzero(pa.array(wrong, pa.bool_()).take(self.at))

    @property
    def filled(self) -> pa.Array:
        """Per row, whether the cell says anything."""
        return pa.array([not blank for blank in self.blank], pa.bool_()).take(self.at)

    def only(self, rows: pa.Array) -> "Encoded":
        """The same column with some of its rows."""
        at, stored = self.at.take(rows), self.stored.take(rows)
        return Encoded(self.column, self.words, at, stored, self.blank)


@dataclass(frozen=True, slots=True)
class ReadColumn:
    """A column as values, and what is wrong with its distinct texts."""

    encoded: Encoded
    values: pa.Array
    wrong: tuple[str, ...]
    lost: pa.Array

    def faults(self) -> Iterator[tuple[int, str]]:
        """Row index and what was found there, for every cell that could not be read."""
        rows = self.encoded.rows_where([bool(told) for told in self.wrong])
        words = self.encoded.at.take(rows).to_pylist()
        for row, word in zip(rows.to_pylist(), words, strict=True):
            yield row, self.wrong[word]


def encode(column: Column, text: pa.ChunkedArray, stored: pa.ChunkedArray) -> Encoded:
    """A column of text by its distinct words."""
    coded = pc.dictionary_encode(text).combine_chunks()
    if isinstance(coded, pa.ChunkedArray):
        coded = coded.chunk(0)
    words = tuple(coded.dictionary.to_pylist())
    blank = tuple(is_blank(word, column) for word in words)
    return Encoded(column, words, coded.indices, stored.combine_chunks(), blank)


def read_column(encoded: Encoded, *, unit: str = "") -> ReadColumn:
    """Every distinct word read once, then given to the rows that have it."""
    read = reader(encoded.column, unit=unit)
    values: list[Value | None] = []
    wrong: list[str] = []
    used = set(pc.unique(encoded.at).to_pylist())
    for index, word in enumerate(encoded.words):
        unread = encoded.blank[index] or index not in used
        value, told = (None, "") if unread else read(word)
        values.append(value)
        wrong.append(told)
    lost = _lost(encoded)
    taken = pa.array(values, arrow_type(encoded.column.kind)).take(encoded.at)
    if len(lost):
        marks = pc.is_in(pa.array(range(len(taken)), pa.int64()), value_set=lost)
        taken = pc.if_else(marks, pa.scalar(None, taken.type), taken)
        for word in set(encoded.at.take(lost).to_pylist()):
            wrong[word] = ""  # told once, as a number that lost its digits
    return ReadColumn(encoded, taken, tuple(wrong), lost)


def _lost(encoded: Encoded) -> pa.Array:
    """Rows whose number was stored as a number and lost digits by it."""
    if encoded.column.kind not in _NUMBERS_AS_TEXT:
        return pa.array([], pa.int64())
    id_number = encoded.column.kind is Kind.ID_NUMBER
    exact = _ID_DIGITS_KEPT if id_number else _DIGITS_KEPT + 1
    long = [lost_digits(word, exact=exact) or "." in word and len(word) > exact for word in encoded.words]
    if not any(long):
        return pa.array([], pa.int64())
    scientific = pa.array([is_scientific(word) for word in encoded.words]).take(encoded.at)
    number = pc.equal(encoded.stored, int(Stored.NUMBER))
    mark = pc.and_(pa.array(long).take(encoded.at), pc.or_(number, scientific))
    return pc.indices_nonzero(mark).cast(pa.int64())
