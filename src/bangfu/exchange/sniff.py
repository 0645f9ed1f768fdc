"""认文件: tell by its content what a file is; the extension proves nothing."""

import re
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum

import olefile

from bangfu.core.fault import FaultCode
from bangfu.exchange.source import Content, opened
from bangfu.exchange.unreadable import Unreadable

INFLATED_LIMIT = 800 * 2**20
_HEAD = 4096
_CHUNK = 1 << 20
_FILEPASS = 0x2F
_RESAVE = "请在 WPS 或 Excel 中另存为 .xlsx 后重新提交"


class Format(StrEnum):
    """文件格式 that can be read."""

    XLSX = "xlsx"
    XLS = "xls"
    ODS = "ods"
    TEXT = "text"


_STARTS = (
    (b"%PDF", " PDF 文件"),
    (b"\x89PNG", "图片"),
    (b"\xff\xd8\xff", "图片"),
    (b"GIF8", "图片"),
    (b"BM", "图片"),
    (b"II*\x00", "图片"),
    (b"MM\x00*", "图片"),
    (b"{\\rtf", " Word 文档"),
    (b"Rar!", "压缩包"),
    (b"7z\xbc\xaf", "压缩包"),
    (b"\x1f\x8b", "压缩包"),
    (b"MZ", "程序文件"),
)
_BOM = re.compile(rb"\A(\xef\xbb\xbf|\xff\xfe|\xfe\xff)")
_WEB = re.compile(rb"\s*(<!doctype html|<html|<head|<meta|<table|<div|mime-version:)")
_OLD_BIFF = (b"\x09\x00\x04\x00", b"\x09\x02\x06\x00", b"\x09\x04\x06\x00")


def sniff(content: Content) -> Format:
    """The format of a file; Unreadable, with the reason, when it holds no table."""
    with opened(content) as file:
        head = file.read(_HEAD)
    if not head:
        raise Unreadable(
            FaultCode.EMPTY_FILE, "是空文件（0 字节）", "请重新导出后再提交"
        )
    if head.startswith(b"PK"):
        return _sniff_zip(content)
    if head.startswith(olefile.MAGIC):
        return _sniff_ole(content)
    if head.startswith(_OLD_BIFF):
        raise Unreadable(FaultCode.OLD_FORMAT, "是很旧的 Excel 格式", _RESAVE)
    _refuse_web_page(head)
    for start, what in _STARTS:
        if head.startswith(start) and (start != b"BM" or b"\x00" in head[:32]):
            raise _not_a_table(what)
    return Format.TEXT


def _refuse_web_page(head: bytes) -> None:
    text = _BOM.sub(b"", head).replace(b"\x00", b"").lower()
    if b"urn:schemas-microsoft-com:office:spreadsheet" in text:
        raise Unreadable(FaultCode.OLD_FORMAT, "是 XML 格式的旧表格", _RESAVE)
    if _WEB.match(text) or (text.lstrip().startswith(b"<?xml") and b"<html" in text):
        raise Unreadable(
            FaultCode.WEB_PAGE,
            "这是网页，不是表格",
            "请在发送系统里重新导出为 Excel 再提交",
        )
    if text.lstrip().startswith(b"<?xml"):
        raise _not_a_table(" XML 文件")


def _not_a_table(what: str) -> Unreadable:
    return Unreadable(
        FaultCode.NOT_A_TABLE,
        f"这是{what}，不是表格",
        "请向发送单位要 Excel 或 CSV 表格",
    )


def _sniff_zip(content: Content) -> Format:
    with zip_faults(), opened(content) as file, zipfile.ZipFile(file) as archive:
        found = _format_of_archive(archive)
        _refuse_bomb(archive)
    return found


@contextmanager
def zip_faults() -> Iterator[None]:
    """What goes wrong in a zip, told as why it cannot be read."""
    try:
        yield
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError):
        raise damaged() from None
    except UnicodeDecodeError:  # a name that is not in the encoding it is marked with
        raise damaged() from None
    except (RuntimeError, ValueError):  # zipfile's words for an encrypted member
        raise locked() from None


def _sniff_xls(head: bytes) -> Format:
    """Walk the first records: FILEPASS stands among them when there is a password."""
    at = 0
    while at + 4 <= len(head):
        kind = int.from_bytes(head[at : at + 2], "little")
        if kind == _FILEPASS:
            raise locked()
        at += 4 + int.from_bytes(head[at + 2 : at + 4], "little")
    return Format.XLS


def damaged() -> Unreadable:
    """A file that ends too early or whose parts do not fit."""
    return Unreadable(
        FaultCode.DAMAGED,
        "文件已损坏或没有传完整",
        "请在 WPS 或 Excel 中打开另存一份，或请发送单位重发",
    )


def locked() -> Unreadable:
    """A file that opens only with a password."""
    return Unreadable(FaultCode.LOCKED, "文件设了打开密码", "请去掉密码另存后重新提交")


def _format_of_archive(archive: zipfile.ZipFile) -> Format:
    names = set(archive.namelist())
    if "xl/workbook.xml" in names:
        return Format.XLSX
    if "xl/workbook.bin" in names:
        raise Unreadable(FaultCode.OLD_FORMAT, "是二进制工作簿（.xlsb）", _RESAVE)
    if any(name.startswith("word/") for name in names):
        raise _not_a_table(" Word 文档")
    if any(name.startswith("ppt/") for name in names):
        raise _not_a_table("演示文稿")
    if "mimetype" in names:
        return _format_of_open_document(archive)
    raise Unreadable(
        FaultCode.ARCHIVE, "是压缩包，不是表格", "请先解压，再逐个提交里面的表格"
    )


def _format_of_open_document(archive: zipfile.ZipFile) -> Format:
    with archive.open("mimetype") as file:
        if b"opendocument.spreadsheet" not in file.read(_HEAD):
            raise _not_a_table("文档")
    with archive.open("META-INF/manifest.xml") as file:
        if b"encryption-data" in file.read(_CHUNK):
            raise locked()
    return Format.ODS


def _refuse_bomb(archive: zipfile.ZipFile) -> None:
    """Count what the parts really inflate to: the sizes written in a zip may lie."""
    parts = archive.infolist()
    if sum(part.file_size for part in parts) > INFLATED_LIMIT:
        raise too_big()
    total = 0
    for part in parts:
        for chunk in inflated(archive, part):
            total += len(chunk)
            if total > INFLATED_LIMIT:
                raise too_big()


def inflated(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> Iterator[bytes]:
    """A part of a zip, piece by piece, to its real end."""
    part.file_size = 2 * INFLATED_LIMIT  # else reading stops where the lie says
    with archive.open(part) as file:
        while chunk := file.read(_CHUNK):
            yield chunk


def too_big() -> Unreadable:
    """A file that would take more memory or time than one list may."""
    return Unreadable(
        FaultCode.TOO_BIG,
        "展开后太大，或工作表里有远离表格的零散内容",
        "请把表格内容复制到新工作簿，或按乡镇分成几个文件再提交",
    )


def _sniff_ole(content: Content) -> Format:
    try:
        with opened(content) as whole, olefile.OleFileIO(whole) as file:
            if file.exists("EncryptedPackage"):
                raise locked()
            for name in ("Workbook", "Book"):
                if file.exists(name):
                    return _sniff_xls(file.openstream(name).read(_HEAD))
            if file.exists("WordDocument"):
                raise _not_a_table(" Word 文档")
    except (OSError, ValueError, IndexError):
        raise damaged() from None
    raise _not_a_table("别的程序的文件")
