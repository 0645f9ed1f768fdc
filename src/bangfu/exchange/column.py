"""列: one matched column with each of its distinct values read once."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pyarrow as pa
import pyarrow.compute as pc

from bangfu.core.id_number import Quality, parse
from bangfu.exchange.blank import LONGEST_BLANK, is_blank, is_ditto
from bangfu.exchange.cells import Reader, Value, reader
from bangfu.exchange.checked import arrow_type
from bangfu.exchange.sheet import Stored
from bangfu.exchange.valid_ids import are_valid
from bangfu.tables.table import Column, Kind

_ID_DIGITS_KEPT = 15
_SCIENTIFIC = re.compile(r"\d(\.\d+)?E\+\d{2}", re.IGNORECASE)
_NUMBERS_AS_TEXT = frozenset({Kind.ID_NUMBER, Kind.ACCOUNT, Kind.PHONE, Kind.TEXT})
_JANUARY_OR_OCTOBER = re.compile(r"\d{4}\.1")  # 2024.10 kept as a number
_NO_ROWS = pa.array([], pa.int64())


@dataclass(frozen=True, slots=True)
class Encoded:
    """A column's distinct texts, which of them each row has, and how it was stored."""

    column: Column
    words: pa.Array
    blank: pa.Array
    at: pa.Array
    stored: pa.Array

    @property
    def filled(self) -> pa.Array:
        """Per row, whether the cell says anything."""
        return pc.invert(self.blank.take(self.at))

    def only(self, rows: pa.Array) -> "Encoded":
        """The same column with some of its rows."""
        at, stored = self.at.take(rows), self.stored.take(rows)
        return Encoded(self.column, self.words, self.blank, at, stored)


@dataclass(frozen=True, slots=True)
class ReadColumn:
    """A column as values, and what is wrong in which of its rows.

    ``quality`` is 号码质量 per row, for a column of id numbers only. ``lost`` are rows
    whose number lost its digits.
    """

    column: Column
    values: pa.Array
    filled: pa.Array
    lost: pa.Array
    wrong: tuple[tuple[int, str], ...]
    quality: pa.Array | None = None


def encode(column: Column, text: pa.ChunkedArray, stored: pa.ChunkedArray) -> Encoded:
    """A column of text by its distinct words."""
    coded = pc.dictionary_encode(text.combine_chunks())
    words = coded.dictionary
    blank = _are_blank(words, column)
    return Encoded(column, words, blank, coded.indices, stored.combine_chunks())


def _are_blank(words: pa.Array, column: Column) -> pa.Array:
    """Per word; only the short ones can be blank and are worth a look."""
    length = pc.utf8_length(pc.utf8_trim_whitespace(words))
    short = pc.indices_nonzero(pc.less_equal(length, LONGEST_BLANK))
    listed = zip(short.to_pylist(), words.take(short).to_pylist(), strict=True)
    found = [index for index, word in listed if is_blank(word, column)]
    every = pa.array(range(len(words)), pa.int64())
    return pc.is_in(every, value_set=pa.array(found, pa.int64()))


def read_column(encoded: Encoded, *, unit: str = "") -> ReadColumn:
    """Every distinct word read once, then given to the rows that have it."""
    column = encoded.column
    words = encoded.words.to_pylist()
    blank = encoded.blank.to_pylist()
    lost = _lost(encoded, words)
    if column.kind is Kind.ID_NUMBER:
        return _read_ids(encoded, words, blank, lost)
    read = reader(column, unit=unit)
    values: list[Value | None] = []
    wrong: dict[int, str] = {}
    for index, (word, empty) in enumerate(zip(words, blank, strict=True)):
        value, told = _value(word, read) if not empty else (None, "")
        values.append(value)
        if told:
            wrong[index] = told
    taken = pa.array(values, arrow_type(column.kind)).take(encoded.at)
    return ReadColumn(
        column,
        _without(taken, lost, None),
        encoded.filled,
        lost,
        tuple(_rows_of(wrong, encoded, lost)),
    )


def _value(word: str, read: Reader) -> tuple[Value | None, str]:
    return (None, "写的是“同上”，不是内容") if is_ditto(word) else read(word)


def _read_ids(
    encoded: Encoded, words: Sequence[str], blank: Sequence[bool], lost: pa.Array
) -> ReadColumn:
    """Id numbers, whose quality is wanted beside their value."""
    texts: list[str | None] = []
    qualities: list[str] = []
    wrong: dict[int, str] = {}
    valid = are_valid(encoded.words).to_pylist()
    for index, (word, empty, fine) in enumerate(zip(words, blank, valid, strict=True)):
        if fine:
            texts.append(word)
            qualities.append(Quality.VALID.value)
            continue
        one = parse("" if empty else word)
        texts.append(one.text or None)
        qualities.append(one.quality.value)
        if one.quality is Quality.UNREADABLE:
            wrong[index] = f"不是身份证号（{len(word)}个字）"
    values = pa.array(texts, pa.string())
    quality = pa.array(qualities, pa.string())
    return ReadColumn(
        encoded.column,
        _without(values.take(encoded.at), lost, None),
        encoded.filled,
        lost,
        tuple(_rows_of(wrong, encoded, lost)),
        _without(quality.take(encoded.at), lost, Quality.UNREADABLE.value),
    )


def _without(values: pa.Array, rows: pa.Array, instead: str | None) -> pa.Array:
    if not len(rows):
        return values
    at = pa.array(range(len(values)), pa.int64())
    marked = pc.is_in(at, value_set=rows)
    return pc.if_else(marked, pa.scalar(instead, values.type), values)


def _rows_of(
    wrong: dict[int, str], encoded: Encoded, lost: pa.Array
) -> Iterator[tuple[int, str]]:
    """Each row with a wrong word, except where its number is known to be lost."""
    if not wrong:
        return
    marked = pc.is_in(encoded.at, value_set=pa.array(list(wrong), encoded.at.type))
    rows = pc.indices_nonzero(marked)
    told_already = set(lost.to_pylist())
    words = encoded.at.take(rows).to_pylist()
    for row, word in zip(rows.to_pylist(), words, strict=True):
        if row not in told_already:
            yield row, wrong[word]


def _lost(encoded: Encoded, words: Sequence[str]) -> pa.Array:
    """Rows whose number was kept as a number and lost digits by it."""
    number = pc.equal(encoded.stored, int(Stored.NUMBER))
    if encoded.column.kind is Kind.DATE:
        unsure = [bool(_JANUARY_OR_OCTOBER.fullmatch(word)) for word in words]
        mark = pc.and_(pa.array(unsure, pa.bool_()).take(encoded.at), number)
        return pc.indices_nonzero(mark).cast(pa.int64())
    if encoded.column.kind not in _NUMBERS_AS_TEXT:
        return _NO_ROWS
    id_number = encoded.column.kind is Kind.ID_NUMBER
    rounded = [is_rounded(word, id_number=id_number) for word in words]
    if not any(rounded):
        return _NO_ROWS
    # A CSV keeps no types: there only the exponent betrays the number.
    exponent = pa.array([bool(_SCIENTIFIC.fullmatch(word.strip())) for word in words])
    betrayed = pc.or_(number, exponent.take(encoded.at))
    mark = pc.and_(pa.array(rounded).take(encoded.at), betrayed)
    return pc.indices_nonzero(mark).cast(pa.int64())


def is_rounded(text: str, *, id_number: bool) -> bool:
    """Whether a number this long cannot have kept its digits.

    >>> is_rounded("1.10101199003078e+17", id_number=False)
    True
    >>> is_rounded("6205990000000012", id_number=True)
    True
    >>> is_rounded("6205990000000012", id_number=False)
    False
    """
    if text.isdecimal():
        return id_number and len(text) > _ID_DIGITS_KEPT
    # Numbers that kept their digits are written without a point by the reader.
    return text.endswith(".0") or bool(_SCIENTIFIC.fullmatch(text.strip()))
