"""压缩包: a zip of lists is read file by file in memory, or refused in one sentence."""

import hashlib
from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from pathlib import Path

import openpyxl
import pytest
from harming import (
    bomb,
    encrypted,
    good,
    nested,
    overlapping,
    packed,
    symlink,
    unmarked,
    xls,
)

from bangfu.exchange import archive
from bangfu.exchange.archive import file_inside, list_files
from bangfu.exchange.checked import CheckedFile
from bangfu.exchange.read import find_file
from bangfu.exchange.returned import write_returned
from bangfu.exchange.unreadable import Unreadable

LIST = "姓名,公民身份号码,低保证号,救助金额\r\n某甲,620599199003070019,D1,300\r\n"


@pytest.fixture
def unpack(
    tmp_path: Path, check_each: Callable[[Path], list[CheckedFile]]
) -> Callable[..., list[CheckedFile]]:
    """Checks an archive of some parts, or of some bytes, as one that a county received."""

    def checked(parts: Mapping[str, bytes] | bytes) -> list[CheckedFile]:
        path = tmp_path / "民政.zip"
        path.write_bytes(parts if isinstance(parts, bytes) else packed(dict(parts)))
        return check_each(path)

    return checked


def why(found: list[CheckedFile]) -> str:
    """The one sentence for an archive that was not taken."""
    (checked,) = found
    assert checked.refused
    return checked.faults[0].sentence


def test_every_file_of_an_archive_is_checked_by_itself(
    unpack: Callable[..., list[CheckedFile]],
    check_each: Callable[[Path], list[CheckedFile]],
    tmp_path: Path,
) -> None:
    """一包四种表：各自核对，内容决定格式，与单独交来的结果相同；一个读不了不碍别的；退回表是它自己的行"""
    workbook = good()
    parts = {
        "4月/低保.xlsx": workbook,
        "老表.csv": xls(),
        "错.txt": LIST.replace("300", "约三百").encode("gb18030"),
        "扫描件.pdf": b"%PDF-1.7\n",
    }
    found = unpack(parts)
    assert [one.file for one in found] == [f"民政.zip》里的《{name}" for name in parts]
    assert [sum(len(s.rows) for s in one.sheets) for one in found] == [40, 40, 1, 0]
    assert found[0].sha256 == hashlib.sha256(workbook).hexdigest()
    assert why(found[3:]).startswith("《民政.zip》里的《扫描件.pdf》 这是 PDF 文件")
    assert "《民政.zip》里的《错.txt》 第2行 月保障金额" in found[2].faults[0].sentence
    alone = tmp_path / "低保.xlsx"
    alone.write_bytes(workbook)
    (other,) = check_each(alone)
    assert other.sheets[0].rows.equals(found[0].sheets[0].rows)

    source = find_file([alone, tmp_path / "民政.zip"], found[2].file)
    write_returned(found[2], source, tmp_path / "退回.xlsx", on=date(2026, 6, 30))
    (sheet,) = openpyxl.load_workbook(tmp_path / "退回.xlsx").worksheets
    assert (sheet["D2"].value, "不是金额" in sheet["E2"].value) == ("约三百", True)


def names_in(path: Path, content: bytes) -> list[str]:
    """What the files of an archive are called, without the archive."""
    path.write_bytes(content)
    return [str(one["name"]).partition("》里的《")[2] for one in list_files(path)]


def test_names_are_read_as_their_sender_saw_them(tmp_path: Path) -> None:
    """老 Windows 打的包，文件名是 GBK 而不声明；macOS 写 UTF-8 也不声明"""
    names = {"低保\\名单.csv".encode("gbk"): b"", "特困供养.csv".encode(): b""}
    found = names_in(tmp_path / "包.zip", unmarked(names))
    assert found == ["低保/名单.csv", "特困供养.csv"]


def test_what_programs_leave_in_an_archive_is_no_list(tmp_path: Path) -> None:
    """苹果和 Windows 在包里留下的文件、打开着的锁文件、空文件夹，都不算名单"""
    left = ("__MACOSX/._低保.csv", "~$低保.xlsx", ".DS_Store", "表/Thumbs.db", "空/")
    content = packed(dict.fromkeys((*left, "表/低保.csv"), b""))
    assert names_in(tmp_path / "包.zip", content) == ["表/低保.csv"]


def test_two_files_of_one_name_are_told_apart(tmp_path: Path) -> None:
    """同名的两个文件都读，后一个注明第2个"""
    content = packed({"低保1.csv": b"", "低保2.csv": b""})
    content = content.replace("低保2".encode(), "低保1".encode())
    found = names_in(tmp_path / "包.zip", content)
    assert found == ["低保1.csv", "低保1.csv（第2个）"]


def test_a_path_in_an_archive_is_a_name_and_nothing_else(
    unpack: Callable[..., list[CheckedFile]], tmp_path: Path
) -> None:
    """包里写着 ../ 或 /etc 的路径：只当名字说，一个文件也不写到磁盘上"""
    path = tmp_path / "民政.zip"
    names = ["../../外.csv", "/etc/x", "C:\\x.csv", "\u202e甲\x07.csv", "名" * 400]
    told = names_in(path, packed(dict.fromkeys(names, b"")))
    assert told == ["../../外.csv", "/etc/x", "C:/x.csv", "甲.csv", "名" * 80]
    (found,) = unpack({"../../外.csv": LIST.encode()})
    assert not found.refused
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (partial(packed, {}), "《民政.zip》 是空的压缩包"),
        (partial(encrypted, packed({"低保.csv": b"x"})), "《民政.zip》 压缩包设了密码"),
        (nested, "《民政.zip》里的《里面.zip》 是压缩包，不是表格，请先解压"),
        (symlink, "《民政.zip》里的《低保.xlsx》 只有文字"),
        (
            partial(packed, {"炸.xlsx": bomb(2, told=2**32 - 2)}),
            "《民政.zip》里的《炸.xlsx》 展开后太大",
        ),
        (lambda: packed({"低保.csv": LIST.encode()})[:-9], "《民政.zip》 文件已损坏"),
    ],
    ids=["空", "加密", "套娃", "软链接", "炸弹", "没传完"],
)
def test_what_cannot_be_read_in_an_archive_is_told(
    unpack: Callable[..., list[CheckedFile]], make: Callable[[], bytes], said: str
) -> None:
    """空包、设了密码、套着的包、软链接、包里的炸弹、没有传完"""
    assert said in why(unpack(make()))


def test_an_archive_has_limits(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """文件太多、展开太大（目录里写小了也数得出来），一句话退回；其中一个太大也退"""
    path = tmp_path / "包.zip"
    for content, said in (
        (packed({f"{i}.csv": b"a" for i in range(201)}), "有201个文件，超过200个"),
        (bomb(2), "展开后太大"),
        (bomb(2, told=10), "展开后太大"),
        (overlapping(), "有2000个文件"),
    ):
        path.write_bytes(content)
        monkeypatch.setattr(archive, "INFLATED_LIMIT", 2**19)
        with pytest.raises(Unreadable, match=said):
            list_files(path)
    path.write_bytes(packed({"低保.csv": bytes(99)}))
    monkeypatch.setattr(archive, "LARGEST", 98)
    with pytest.raises(Unreadable, match="展开后太大"):
        file_inside(path, 0)
