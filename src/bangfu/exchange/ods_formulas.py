"""公式格 of an open document sheet: cells that carry a formula beside their value."""

import html
import re
import zipfile
from collections.abc import Iterator

from bangfu.exchange.source import Content, opened

_CHUNK = 1 << 20
_ATTRIBUTES = rb"((?:[^<>\"']|\"[^\"]*\"|'[^']*')*)"
_TAG = re.compile(
    rb"<table:(table|table-row|(?:covered-)?table-cell)(?=[\s/>])" + _ATTRIBUTES
)
_NAME = re.compile(rb'table:name="([^"]*)"')
_FORMULA = re.compile(rb'table:formula="([^"]*)"')
_REPEATED = re.compile(rb'table:number-columns-repeated="(\d{1,5})"')
_CONSTANT = re.compile(r'(\w+:)?="([^"]|"")*"')
_ROW_END = b"</table:table-row>"
_MOST_REPEATS = 1000


def ods_formula_columns(content: Content) -> dict[str, dict[int, int]]:
    """Per sheet, how many cells of which column (from 0) are computed."""
    found: dict[str, dict[int, int]] = {}
    sheet: dict[int, int] = {}
    at = 0
    with opened(content) as file, zipfile.ZipFile(file) as archive:
        for tag, attributes in _tags(archive):
            if tag == b"table":
                sheet = found.setdefault(_told(_NAME, attributes), {})
            if not tag.endswith(b"cell"):
                at = 0
                continue
            count = int(_told(_REPEATED, attributes) or 1)
            formula = _told(_FORMULA, attributes)
            if formula and not _CONSTANT.fullmatch(formula):
                for column in range(at, at + min(count, _MOST_REPEATS)):
                    sheet[column] = sheet.get(column, 0) + 1
            at += count
    return found


def _told(pattern: re.Pattern[bytes], attributes: bytes) -> str:
    found = pattern.search(attributes)
    return html.unescape(found[1].decode(errors="replace")) if found else ""


def _tags(archive: zipfile.ZipFile) -> Iterator[tuple[bytes, bytes]]:
    """The tags of sheets, rows and cells, the text read piece by piece between rows."""
    left = b""
    with archive.open("content.xml") as part:
        while chunk := part.read(_CHUNK):
            whole, mark, left = (left + chunk).rpartition(_ROW_END)
            told = b"table:formula" in whole or b"<table:table " in whole
            yield from _TAG.findall(whole + mark) if told else ()
    yield from _TAG.findall(left)
