"""Rows of a CSV or tab-separated file, in whatever encoding the sender's system wrote."""

import codecs
import csv
import io
import re
from collections import deque
from collections.abc import Iterator
from contextlib import suppress
from itertools import islice

from bangfu.core.fault import FaultCode
from bangfu.exchange.grid import MOST_CELLS, WIDEST, Grid, unquoted
from bangfu.exchange.sniff import too_big
from bangfu.exchange.source import Content, opened
from bangfu.exchange.unreadable import Unreadable

_CHUNK = 1 << 20
_SEPARATORS = ("\t", ",", ";")
_LOOKED_AT = 30
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")


def text_grids(content: Content) -> list[Grid]:
    """The one sheet of a text file."""
    encoding = _encoding(content)
    separator = _separator(content, encoding)
    width = height = 0
    for row in _rows(content, encoding, separator):
        width, height = max(width, len(row)), height + 1
    if width <= WIDEST and width * height > MOST_CELLS:
        raise too_big()  # before the blank cells are made, which would take long
    padded = (
        [unquoted(cell) for cell in row] + [""] * (width - len(row))
        for row in _rows(content, encoding, separator)
    )
    return [Grid("", hidden=False, width=width, rows=padded)]


def _encoding(content: Content) -> str:
    with opened(content) as file:
        head = file.read(4)
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        candidates = ["utf-16"]
    else:
        candidates = ["utf-8-sig", "gb18030"]
    for encoding in candidates:
        if _decodes(content, encoding):
            return encoding
    raise Unreadable(
        FaultCode.NOT_TEXT,
        "内容不是文字，也不是表格",
        "请重新导出为 Excel 或 CSV 再提交",
    )


def _decodes(content: Content, encoding: str) -> bool:
    decoder = codecs.getincrementaldecoder(encoding)()
    try:
        with opened(content) as file:
            while chunk := file.read(_CHUNK):
                if _CONTROL.search(decoder.decode(chunk)):
                    return False
            decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def _rows(content: Content, encoding: str, separator: str) -> Iterator[list[str]]:
    try:
        with io.TextIOWrapper(opened(content), encoding, newline="") as file:
            yield from csv.reader(file, delimiter=separator)
    except csv.Error:
        raise Unreadable(
            FaultCode.UNPAIRED_QUOTE,
            "有一格内容过长，多半是引号没有成对",
            "请用 Excel 打开另存为 .xlsx 再提交",
        ) from None


def _separator(content: Content, encoding: str) -> str:
    """The sign that cuts most of the first lines into most cells."""

    def cuts(separator: str) -> tuple[int, int]:
        widths: list[int] = []
        # What another sign cuts well may be one endless cell to this one.
        with suppress(Unreadable):
            rows = islice(_rows(content, encoding, separator), _LOOKED_AT)
            widths.extend(map(len, rows))
        return sum(width > 1 for width in widths), sum(widths)

    best = max(_SEPARATORS, key=cuts)
    if not cuts(best)[0]:
        deque(islice(_rows(content, encoding, best), _LOOKED_AT), maxlen=0)
        raise Unreadable(
            FaultCode.NO_COLUMNS,
            "只有文字，没有用逗号或制表符分开的列",
            "请导出为 Excel 或 CSV 再提交",
        )
    return best
