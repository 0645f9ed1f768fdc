"""Files of every kind, and the child that reads them."""

import os
import subprocess
import sys
import zipfile
import zlib
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import pytest
import xlsxwriter
import xlwt

from bangfu.exchange.read import read_file
from bangfu.exchange.sheet import Sheet, Stored


def only_sheet(path: Path) -> Sheet:
    sheets, faults = read_file(path)
    assert not faults
    (sheet,) = sheets
    return sheet


def why_not(path: Path, *, wall_seconds: float = 60) -> str:
    sheets, (fault,) = read_file(path, wall_seconds=wall_seconds)
    assert not sheets
    assert fault.effect == "file"
    return fault.sentence


def test_each_cell_keeps_its_text_and_how_it_was_stored(
    a_workbook: Callable[..., Path],
) -> None:
    """数值、日期、是非各有其型；整数不带 .0；超长数值不变成整齐的数字"""
    rows = [
        ["007", 7.0, 0.1, 620599199003078515, date(2026, 3, 5), True, None],
        [
            "甲",
            13900000000,
            1.5,
            2.0**53,
            datetime(2026, 3, 5, 10, 1),  # noqa: DTZ001 a workbook knows no zone
            False,
            "末",
        ],
    ]
    sheet = only_sheet(a_workbook(甲=rows))
    assert sheet.top(2) == [
        ["007", "7", "0.1", "6.205991990030785e+17", "2026-03-05", "TRUE", ""],
        ["甲", "13900000000", "1.5", "9007199254740992.0", "2026-03-05 10:01:00", "FALSE",
         "末"],
    ]  # fmt: skip
    text, number, when, truth = Stored
    stored = [column[0].as_py() for column in sheet.stored]
    assert stored == [text, number, number, number, when, truth, text]


def test_rows_are_counted_as_the_spreadsheet_shows_them(
    a_workbook: Callable[..., Path],
) -> None:
    """上方有空行时，行号仍与表格软件一致"""
    sheet = only_sheet(a_workbook(甲=[[], [], ["姓名"], ["某甲"]]))
    assert sheet.top(3)[2] == ["姓名"]


def test_an_old_xls_is_read_whatever_its_name(tmp_path: Path) -> None:
    """扩展名写成 .csv 的 xls 也照读"""
    book = xlwt.Workbook()
    sheet = book.add_sheet("甲")
    sheet.write(0, 0, "户编号")
    sheet.write(1, 0, 12)
    book.save(str(tmp_path / "其实是.csv"))
    assert only_sheet(tmp_path / "其实是.csv").top(2) == [["户编号"], ["12"]]


def test_an_open_document_sheet_is_read(tmp_path: Path) -> None:
    """WPS 另存的 ods 也照读"""
    cell = '<table:table-cell office:value-type="string"><text:p>{}</text:p></table:table-cell>'
    content = (
        '<?xml version="1.0"?><office:document-content '
        'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
        'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
        'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0">'
        '<office:body><office:spreadsheet><table:table table:name="甲"><table:table-row>'
        + cell.format("姓名") + cell.format("村")
        + "</table:table-row></table:table></office:spreadsheet></office:body>"
        "</office:document-content>"
    )  # fmt: skip
    path = tmp_path / "表.ods"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("META-INF/manifest.xml", "<manifest/>")
        archive.writestr("content.xml", content)
    assert only_sheet(path).top(1) == [["姓名", "村"]]


@pytest.mark.parametrize(
    ("encoding", "separator"),
    [("utf-8", ","), ("utf-8-sig", ";"), ("gb18030", ","), ("utf-16", "\t")],
)
def test_text_files_are_read_in_any_encoding(
    a_csv: Callable[..., Path], encoding: str, separator: str
) -> None:
    """各系统导出的 CSV，编码和分隔符都认得，含生僻字"""
    rows = [["姓名", "村"], ["某㐂", "上庄"], [], ['="0620"', "下庄"]]
    path = a_csv(rows, encoding=encoding, separator=separator)
    assert only_sheet(path).top(9) == [
        ["姓名", "村"], ["某㐂", "上庄"], ["", ""], ["0620", "下庄"],
    ]  # fmt: skip


def zip_with(path: Path, **parts: str) -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/").replace("_", "."), content)
    return path


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "空文件"),
        (b"<html><table><tr><td>\xe5\xa7\x93", "请在发送系统里重新导出为 Excel"),
        (b"\xef\xbb\xbf\r\n<!DOCTYPE HTML>", "网页"),
        (b"%PDF-1.7\n", "PDF"),
        (b"\x89PNG\r\n\x1a\n\x00", "图片"),
        (b"Rar!\x1a\x07", "压缩包"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x07" * 900, "损坏"),
        (b"PK\x03\x04" + b"\x00" * 50, "损坏"),
        (bytes(range(256)) * 9, "不是文字，也不是表格"),
        ("今天下雨\n明天晴\n".encode(), "没有用逗号或制表符分开的列"),
        (b'a,b\n"' + b"x" * 200_000, "引号没有成对"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)  # fmt: skip
def test_what_is_no_table_is_refused_in_one_sentence(
    tmp_path: Path, content: bytes, said: str
) -> None:
    """不是表格的文件，说清是什么、怎么办"""
    path = tmp_path / "低保.xls"
    path.write_bytes(content)
    assert said in why_not(path)


def test_other_archives_are_told_apart(tmp_path: Path) -> None:
    """Word、二进制工作簿、普通压缩包各有说法"""
    assert "Word" in why_not(zip_with(tmp_path / "a.xlsx", word__document_xml="<a/>"))
    assert "xlsb" in why_not(zip_with(tmp_path / "b.xlsx", xl__workbook_bin=""))
    assert "请先解压" in why_not(zip_with(tmp_path / "c.zip", 名单_xlsx=""))
    assert "损坏" in why_not(
        zip_with(tmp_path / "d.xlsx", xl__workbook_xml="<workbook/>")
    )


def test_a_file_cut_short_is_refused(
    tmp_path: Path, a_workbook: Callable[..., Path]
) -> None:
    """没有传完整的 xlsx"""
    whole = a_workbook(甲=[["姓名", "村"], ["某甲", "上庄"]]).read_bytes()
    for cut in (len(whole) // 2, len(whole) - 9):
        path = tmp_path / "断.xlsx"
        path.write_bytes(whole[:cut])
        assert "损坏或没有传完整" in why_not(path)


def test_a_workbook_without_any_cell_is_refused(
    a_workbook: Callable[..., Path],
) -> None:
    """空白工作簿"""
    assert "没有任何内容" in why_not(a_workbook(甲=[]))


def an_ole_file(name: str, content: bytes) -> bytes:
    """The least of a compound file: one sector each of table, directory and contents."""
    free, end, fat = b"\xff\xff\xff\xff", b"\xfe\xff\xff\xff", b"\xfd\xff\xff\xff"

    def entry(
        name: str, kind: int, child: bytes = free, start: bytes = end, size: int = 0
    ) -> bytes:
        text = name.encode("utf-16-le")
        return (
            text.ljust(64, b"\0") + (len(text) + 2).to_bytes(2, "little")
            + bytes([kind, 1]) + free * 2 + child + bytes(36)
            + start + size.to_bytes(8, "little")
        )  # fmt: skip

    content = content.ljust(4096, b"\0")
    sectors = len(content) // 512
    chain = [(i + 3).to_bytes(4, "little") for i in range(sectors - 1)] + [end]
    table = (fat + end + b"".join(chain)).ljust(512, b"\xff")
    first = (2).to_bytes(4, "little")
    directory = (
        entry("Root Entry", 5, child=(1).to_bytes(4, "little"))
        + entry(name, 2, start=first, size=len(content))
    ).ljust(512, b"\0")
    header = (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + b"\x3e\0\x03\0\xfe\xff\x09\0\x06\0"
        + bytes(10) + (1).to_bytes(4, "little") + (1).to_bytes(4, "little") + bytes(4)
        + (4096).to_bytes(4, "little") + end + bytes(4) + end + bytes(4)
        + bytes(4) + free * 108
    )  # fmt: skip
    return header + table + directory + content


def test_files_with_a_password_are_told_so(tmp_path: Path) -> None:
    """加密的 xlsx（OLE 外壳）和加密的 xls（FILEPASS 记录）"""
    path = tmp_path / "密.xlsx"
    path.write_bytes(an_ole_file("EncryptedPackage", b"\x01" * 64))
    assert "打开密码，请去掉密码" in why_not(path)
    begin = b"\x09\x08\x10\x00\x00\x06\x05\x00" + bytes(12)
    filepass = b"\x2f\x00\x06\x00\x01\x00\x01\x00\x01\x00"
    path.write_bytes(an_ole_file("Workbook", begin + filepass))
    assert "打开密码" in why_not(path)
    path.write_bytes(an_ole_file("WordDocument", b""))
    assert "Word" in why_not(path)


def a_bomb(path: Path) -> Path:
    """One part of 808 MiB whose zip directory says that it has 10 bytes."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    eight_mebibytes = packer.compress(b" " * 2**23) + packer.flush(zlib.Z_FULL_FLUSH)
    packed = eight_mebibytes * 101 + packer.flush()
    zip_with(path, xl__workbook_xml="<workbook/>")
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("xl/worksheets/sheet1.xml", packed)
        local = archive.infolist()[1].header_offset
    content = bytearray(path.read_bytes())
    central = content.rindex(b"PK\x01\x02")
    for start, method, size in ((local, 8, 22), (central, 10, 24)):
        content[start + method : start + method + 2] = (8).to_bytes(2, "little")
        content[start + size : start + size + 4] = (10).to_bytes(4, "little")
    path.write_bytes(content)
    return path


def test_a_zip_bomb_is_refused_before_it_is_parsed(tmp_path: Path) -> None:
    """展开超过 800 MiB 的压缩炸弹：目录里写小了也数得出来，10 秒 CPU 之内"""
    before = os.times().children_user
    assert "展开后太大" in why_not(a_bomb(tmp_path / "炸.xlsx"))
    assert os.times().children_user - before < 10


def test_far_away_cells_do_not_take_the_memory(tmp_path: Path) -> None:
    """A1 与 XFD1048576 各一格：按太大处理，不占父进程内存"""
    path = tmp_path / "远.xlsx"
    with xlsxwriter.Workbook(str(path)) as workbook:
        sheet = workbook.add_worksheet()
        sheet.write(0, 0, "姓名")
        sheet.write(1_048_575, 16_383, "x")
    assert "远离表格的零散内容" in why_not(path)


def test_a_sheet_too_wide_is_refused(a_workbook: Callable[..., Path]) -> None:
    """列数不合情理"""
    assert "超过1000列" in why_not(a_workbook(甲=[["列"] * 1001]))


def test_a_child_that_takes_too_long_is_killed(a_csv: Callable[..., Path]) -> None:
    """到时未完就结束读表进程，父进程照常说话"""
    path = a_csv([["姓名", "村"]] * 10)
    assert "太大" in why_not(path, wall_seconds=0.01)


def test_the_child_gives_up_memory_time_and_disk() -> None:
    """读表进程自己设限：1.75 GiB 地址、120 秒 CPU、几乎不许写盘"""
    script = (
        "import resource as r; from bangfu.exchange.child import set_limits; set_limits();"
        "print([r.getrlimit(x)[0] for x in (r.RLIMIT_AS, r.RLIMIT_CPU, r.RLIMIT_FSIZE)])"
    )
    said = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert said.stdout.strip() == str([7 * 2**28, 120, 2**20])


def test_folders_and_missing_files_are_told(tmp_path: Path) -> None:
    """文件夹、找不到的文件"""
    assert "是文件夹" in why_not(tmp_path)
    assert "找不到" in why_not(tmp_path / "没有.xlsx")


def test_a_file_one_may_not_open_is_told(a_csv: Callable[..., Path]) -> None:
    """没有读取权限"""
    path = a_csv([["姓名", "村"]])
    path.chmod(0)
    superuser = os.geteuid() == 0
    if superuser:
        os.seteuid(65534)
    try:
        sentence = why_not(path)
    finally:
        if superuser:
            os.seteuid(0)
    assert "没有权限" in sentence
