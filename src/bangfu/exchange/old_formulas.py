"""公式格 of an old xls, which no library tells: counted in its records."""

import struct
from collections.abc import Iterator

import olefile

from bangfu.exchange.source import Content, opened

_BOF, _EOF, _SHEET, _FORMULA = 0x809, 0x0A, 0x85, 0x06
_BIFF8 = 0x600
_WIDE = 1
_TEXT_TOKEN = 0x17
_SIZE_AT = 20  # of the tokens: behind row, column, format, result and flags
Record = tuple[int, bytes]


def old_formula_columns(content: Content) -> dict[str, dict[int, int]]:
    """Per sheet, how many cells of which column (from 0) are computed."""
    with opened(content) as file, olefile.OleFileIO(file) as whole:
        name = "Workbook" if whole.exists("Workbook") else "Book"
        stream = whole.openstream(name).read()
    is_new = False
    found: dict[str, dict[int, int]] = {}
    for kind, body in _records(stream, 0):
        if kind == _BOF:
            is_new = struct.unpack_from("<H", body)[0] == _BIFF8
        if kind == _SHEET:
            start = struct.unpack_from("<I", body)[0]
            found[_name(body[6:], is_new=is_new)] = _count(stream, start, is_new=is_new)
    return found


def _records(stream: bytes, at: int) -> Iterator[Record]:
    """The records of one part of the stream, from its first to its end mark."""
    while at + 4 <= len(stream):
        kind, size = struct.unpack_from("<HH", stream, at)
        if kind == _EOF:
            return
        yield kind, stream[at + 4 : at + 4 + size]
        at += 4 + size


def _name(body: bytes, *, is_new: bool) -> str:
    size = body[0]
    if not is_new:
        return body[1 : 1 + size].decode("gb18030", errors="replace")
    if body[1] & _WIDE:
        return body[2 : 2 + 2 * size].decode("utf-16-le", errors="replace")
    return body[2 : 2 + size].decode("latin-1")


def _count(stream: bytes, start: int, *, is_new: bool) -> dict[int, int]:
    found: dict[int, int] = {}
    for kind, body in _records(stream, start):
        if kind == _FORMULA and not _is_constant(body[_SIZE_AT:], is_new=is_new):
            column = struct.unpack_from("<H", body, 2)[0]
            found[column] = found.get(column, 0) + 1
    return found


def _is_constant(tokens: bytes, *, is_new: bool) -> bool:
    """Whether a formula is one text and nothing else."""
    size, token, length, is_wide = struct.unpack_from("<HBBB", tokens)
    if token != _TEXT_TOKEN:
        return False
    if is_new:
        length += 1 + length * (is_wide & _WIDE)
    return bool(size == 2 + length)
