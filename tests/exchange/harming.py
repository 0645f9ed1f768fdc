"""Workbooks, archives and texts made by hand, good ones and such as nobody should send."""

import io
import struct
import zipfile
import zlib
from random import Random

import xlsxwriter
import xlwt

HEADINGS = ("姓名", "公民身份号码", "低保证号", "救助金额")
PERSON = ("某甲", "620599199003070019", "D1", "300")
Parts = dict[str, bytes]

SHEET_NS = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
ODS = "application/vnd.oasis.opendocument.spreadsheet"


def xlsx(*rows: tuple[object, ...], name: str = "低保", strings: bool = True) -> bytes:
    """A good workbook of one sheet."""
    out = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": not strings}
    options |= {"strings_to_urls": False, "nan_inf_to_errors": True}
    with xlsxwriter.Workbook(out, options) as book:
        sheet = book.add_worksheet(name)
        for index, row in enumerate((HEADINGS, *rows)):
            sheet.write_row(index, 0, row)
    return out.getvalue()


def good() -> bytes:
    """The workbook that the harmed ones are made of."""
    return xlsx(*[PERSON] * 40)


def xls() -> bytes:
    """A good old workbook."""
    book = xlwt.Workbook()
    sheet = book.add_sheet("低保")
    for index, row in enumerate((HEADINGS, *[PERSON] * 40)):
        for column, value in enumerate(row):
            sheet.write(index, column, value)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def ods(content: str | None = None, *, before: str = "", rows: str = "") -> bytes:
    """An open document sheet."""
    cell = '<table:table-cell office:value-type="string"><text:p>{}</text:p></table:table-cell>'
    line = "<table:table-row>{}</table:table-row>"
    body = "".join(
        line.format("".join(cell.format(value) for value in row))
        for row in (HEADINGS, PERSON)
    )
    whole = content or (
        f'<?xml version="1.0"?>{before}<office:document-content '
        'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
        'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
        'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body>'
        f'<office:spreadsheet><table:table table:name="低保">{body}{rows}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    return packed(
        {
            "mimetype": ODS.encode(),
            "META-INF/manifest.xml": b"<manifest/>",
            "content.xml": whole.encode(),
        }
    )


def packed(parts: Parts) -> bytes:
    """A zip of some parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def parts_of(content: bytes) -> Parts:
    """The parts of a zip."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def with_part(name: str, content: bytes) -> bytes:
    """The good workbook with one part replaced or added."""
    return packed(parts_of(good()) | {name: content})


def without_part(name: str) -> bytes:
    """The good workbook with one part gone."""
    return packed({k: v for k, v in parts_of(good()).items() if k != name})


def sheet_xml(cells: str, before: str = "") -> bytes:
    """The good workbook with a sheet written by hand."""
    xml = (
        f'<?xml version="1.0" encoding="UTF-8"?>{before}'
        f"<worksheet {SHEET_NS}><sheetData>{cells}</sheetData></worksheet>"
    )
    return with_part("xl/worksheets/sheet1.xml", xml.encode())


def text(*lines: str, encoding: str = "utf-8") -> bytes:
    """A CSV of the good headings and these lines."""
    return "\r\n".join((",".join(HEADINGS), *lines)).encode(encoding)


def bomb(mebibytes: int, *, told: int | None = None) -> bytes:
    """A sheet that inflates to so many MiB, told in the directory or lied about."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    block = packer.compress(b" " * 2**20) + packer.flush(zlib.Z_FULL_FLUSH)
    body = block * mebibytes + packer.flush()
    size = min(mebibytes * 2**20, 2**32 - 1) if told is None else told
    return _raw_zip({"xl/workbook.xml": (b"<workbook/>", 11, 0)} | {
        "xl/worksheets/sheet1.xml": (body, size, 8)
    })  # fmt: skip


def _raw_zip(parts: dict[str, tuple[bytes, int, int]]) -> bytes:
    """A zip whose headers say whatever is asked."""
    out, directory = b"", b""
    for name, (body, size, method) in parts.items():
        said = struct.pack(
            "<HHHHHIIIHH", 20, 0x800, method, 0, 33, zlib.crc32(body), len(body), size,
            len(name.encode()), 0,
        )  # fmt: skip
        directory += (
            b"PK\x01\x02" + struct.pack("<H", 20) + said
            + struct.pack("<HHHII", 0, 0, 0, 0, len(out)) + name.encode()
        )  # fmt: skip
        out += b"PK\x03\x04" + said + name.encode() + body
    end = struct.pack(
        "<HHHHIIH", 0, 0, len(parts), len(parts), len(directory), len(out), 0
    )
    return out + directory + b"PK\x05\x06" + end


def laughs(levels: int = 9) -> str:
    """十亿笑: entities of entities."""
    told = '<!ENTITY a0 "哈哈哈哈哈哈哈哈哈哈">'
    for level in range(1, levels + 1):
        told += f'<!ENTITY a{level} "{f"&a{level - 1};" * 10}">'
    return f"<!DOCTYPE r [{told}]>"


def flipped(content: bytes, seed: int, count: int = 25) -> bytes:
    """The same bytes with some bits turned over."""
    chance, turned = Random(seed), bytearray(content)  # noqa: S311 to be repeated
    for _ in range(count):
        turned[chance.randrange(len(turned))] ^= 1 << chance.randrange(8)
    return bytes(turned)


def nested() -> bytes:
    """A zip in a zip, twelve deep."""
    content = good()
    for _ in range(12):
        content = packed({"里面.zip": content})
    return content


def unmarked(names: dict[bytes, bytes]) -> bytes:
    """A zip whose names are in no encoding that it tells of."""
    content = packed({chr(len(name)) * len(name): p for name, p in names.items()})
    for name in names:
        content = content.replace(bytes([len(name)]) * len(name), name)
    return content


def symlink() -> bytes:
    """A zip whose member is a symbolic link."""
    out, link = io.BytesIO(), zipfile.ZipInfo("低保.xlsx")
    link.external_attr = 0o120777 << 16
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr(link, "/etc/passwd")
    return out.getvalue()


def encrypted_part() -> bytes:
    """A workbook whose parts say that they are encrypted."""
    return encrypted(good())


def encrypted(archive: bytes) -> bytes:
    """A zip whose parts say that they are encrypted."""
    content = bytearray(archive)
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        start = content.find(mark)
        while start >= 0:
            content[start + at] |= 1
            start = content.find(mark, start + 4)
    return bytes(content)


def locked_ods() -> bytes:
    """An open document with a password."""
    return packed(
        parts_of(ods()) | {"META-INF/manifest.xml": b"<m><encryption-data/></m>"}
    )


def overlapping() -> bytes:
    """Two thousand parts of a directory that all name the same bytes."""
    body = zlib.compress(b" " * 2**20, 9)[2:-4]
    one = _raw_zip({"xl/workbook.xml": (body, 2**20, 8)})
    start, end = one.index(b"PK\x01\x02"), one.index(b"PK\x05\x06")
    entry = one[start:end] * 2000
    tail = struct.pack("<HHHHIIH", 0, 0, 2000, 2000, len(entry), start, 0)
    return one[:start] + entry + b"PK\x05\x06" + tail


def many_sheets() -> bytes:
    """More sheets than anybody sends."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        for number in range(201):
            book.add_worksheet(f"表{number}").write(0, 0, "x")
    return out.getvalue()
