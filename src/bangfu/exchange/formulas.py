"""公式格: which cells of a workbook were computed, so that nobody takes them on trust.

A formula that only writes out a text, ``="6205…"``, computes nothing and does not count.
"""

import re
import struct
import zipfile
from collections.abc import Iterator
from typing import IO
from xml.etree import ElementTree as ET

from bangfu.exchange.ods_formulas import ods_formula_columns
from bangfu.exchange.old_formulas import old_formula_columns
from bangfu.exchange.sniff import Format
from bangfu.exchange.source import Content, opened

_CHUNK = 1 << 20
_CELL = re.compile(
    rb'<c\s[^<>]*?\br="([A-Z]{1,3})\d+"[^<>]*>\s*<f(?:\s[^<>]*)?>([^<]*)<'
)
_CONSTANT = re.compile(rb"(&quot;|\")((?!\1).)*\1")
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


def formula_columns(content: Content, found: Format) -> dict[str, dict[int, int]]:
    """Per sheet, how many cells of which column (from 0) are computed."""
    count = _COUNTERS.get(found)
    if count is None:
        return {}
    try:
        return count(content)
    except (ET.ParseError, ValueError, LookupError, OSError, struct.error):
        return {}  # such a workbook's cells are not read either, or they name no sheet


def _xlsx_formula_columns(content: Content) -> dict[str, dict[int, int]]:
    with opened(content) as file, zipfile.ZipFile(file) as archive:
        return {name: _count(archive, part) for name, part in _parts(archive)}


def _parts(archive: zipfile.ZipFile) -> Iterator[tuple[str, str]]:
    """Every sheet's name and the part that holds it."""
    related = ET.fromstring(archive.read("xl/_rels/workbook.xml.rels"))  # noqa: S314 expat bounds entities
    targets = {one.get("Id"): one.get("Target", "") for one in related}
    book = ET.fromstring(archive.read("xl/workbook.xml"))  # noqa: S314 expat bounds entities
    for sheet in book.iterfind(".//{*}sheet"):
        target = targets.get(sheet.get(_RELATION), "")
        part = target.removeprefix("/") if target[:1] == "/" else f"xl/{target}"
        if part in archive.namelist():
            yield sheet.get("name", ""), part


def _count(archive: zipfile.ZipFile, part: str) -> dict[int, int]:
    found: dict[int, int] = {}
    with archive.open(part) as file:
        for block in _blocks(file):
            if b"<f" not in block:
                continue
            for letters, formula in _CELL.findall(block):
                if not _CONSTANT.fullmatch(formula):
                    at = _position(letters)
                    found[at] = found.get(at, 0) + 1
    return found


def _blocks(file: IO[bytes]) -> Iterator[bytes]:
    """The sheet piece by piece, never cut within a cell."""
    left = b""
    while chunk := file.read(_CHUNK):
        whole, mark, left = (left + chunk).rpartition(b"</c>")
        yield whole + mark
    yield left


def _position(letters: bytes) -> int:
    """The column of A, B, … AA, from 0."""
    at = 0
    for letter in letters:
        at = 26 * at + letter - 64
    return at - 1


_COUNTERS = {
    Format.XLSX: _xlsx_formula_columns,
    Format.XLS: old_formula_columns,
    Format.ODS: ods_formula_columns,
}
