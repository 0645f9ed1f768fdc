"""The workbook that goes back to the sender, and the command that writes it."""

import io
import zipfile
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from sent_sheets import other_sheets

from bangfu.cli import main
from bangfu.exchange import returned
from bangfu.exchange.checked import CheckedFile
from bangfu.exchange.returned import write_returned

Writer = Callable[..., Path]
Checker = Callable[..., CheckedFile]
Number = Callable[[int], str]


@pytest.fixture
def faulty(a_workbook: Writer, a_number: Number) -> Path:
    """Four rows; the first and the last are good."""
    header = ["姓名", "身份证号", "低保类别", "批准日期", "备注"]
    rows = [
        ["张三", a_number(1), "A类", "2020-03-01", '=HYPERLINK("http://x")'],
        ["李四", 620599199003078515, "A类", "2020-03-01", None],
        ["王五", a_number(3), "A类", "2020-02-30", None],
        ["赵六", a_number(4), "A类", "2020-03-01", 3],
    ]
    return a_workbook("低保花名册.xlsx", 低保=[["低保花名册"], header, *rows])


def test_wrong_cells_are_red_and_each_row_has_its_reason(
    faulty: Path, check: Checker, tmp_path: Path
) -> None:
    """错的格标红加批注，右边一列“退回原因”；公式样的文字仍是文字"""
    write_returned(check(faulty), faulty, tmp_path / "退回.xlsx", on=date(2026, 6, 30))
    sheet = openpyxl.load_workbook(tmp_path / "退回.xlsx")["低保"]
    assert sheet["F2"].value == "退回原因"
    assert "被存成数值" in sheet["F4"].value
    assert "不是日历上的日子" in sheet["F5"].value
    assert sheet["F3"].value is None
    assert sheet["B4"].fill.fgColor.rgb == sheet["D5"].fill.fgColor.rgb == "FFFFC7CE"
    assert "请向发送单位重取" in sheet["B4"].comment.text
    assert sheet["D4"].fill.fgColor.rgb == "00000000"
    assert (sheet["E3"].value, sheet["E3"].data_type) == ('=HYPERLINK("http://x")', "s")
    assert sheet["E6"].value == 3


def test_the_returned_file_reads_well_after_correction(
    faulty: Path, check: Checker, tmp_path: Path, a_number: Number
) -> None:
    """发送单位改好再交：全部收下，“退回原因”列不碍事；没改的还是那些差错"""
    back = tmp_path / "退回.xlsx"
    write_returned(check(faulty), faulty, back, on=date(2026, 6, 30))
    before = [(f.row, f.column, f.found) for f in check(faulty).faults]
    assert [(f.row, f.column, f.found) for f in check(back).faults] == before
    book = openpyxl.load_workbook(back)
    book["低保"]["B4"] = a_number(2)
    book["低保"]["D5"] = "2020-02-28"
    book.save(back)
    again = check(back)
    assert not again.faults
    assert len(again.sheets[0].rows) == 4
    assert "退回原因" in again.sheets[0].dropped


def test_with_very_many_bad_rows_only_those_go_back(
    faulty: Path, check: Checker, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """坏行太多时只退坏行，表头照旧，表名写明数据日期"""
    monkeypatch.setattr(returned, "MOST_ROWS_SHOWN_WHOLE", 1)
    write_returned(check(faulty), faulty, tmp_path / "退回.xlsx", on=date(2026, 6, 30))
    sheet = openpyxl.load_workbook(tmp_path / "退回.xlsx")["2026-06-30 低保"]
    assert [row[0].value for row in sheet.iter_rows()] == [
        "低保花名册",
        "姓名",
        "李四",
        "王五",
    ]


@pytest.mark.usefixtures("read_here")
def test_a_heading_of_two_rows_reads_well_again(check: Checker, tmp_path: Path) -> None:
    """表头两行、上下合并的：退回表里不合并，再交照样认得"""
    (sent,) = [one for one in other_sheets() if one.did.startswith("表头两行，姓名")]
    path, back = tmp_path / sent.name, tmp_path / "退回.xlsx"
    path.write_bytes(sent.content)
    write_returned(check(path), path, back, on=date(2026, 6, 30))
    first, again = (check(one).sheets[0].rows for one in (path, back))
    assert first["name"].to_pylist() == ["某甲"]
    assert again.equals(first)


@pytest.mark.usefixtures("read_here")
def test_with_twenty_thousand_and_one_bad_rows_the_good_ones_stay(
    a_csv: Writer, check: Checker, tmp_path: Path, a_number: Number
) -> None:
    """20,001 行坏行、3 行好行：退回表只有坏行，表名写明数据日期；原样再交还是这些差错"""
    bad = ["某甲", a_number(1), "约三百"]
    good = [["某甲", a_number(order), "300"] for order in range(3)]
    rows = [good[0], *[bad] * 20_001, *good[1:]]
    path = a_csv([["姓名", "公民身份号码", "月保障金额"], *rows], "低保花名册.csv")
    first, back = check(path), tmp_path / "退回.xlsx"
    assert (first.sheets[0].read, len(first.faults)) == (20_004, 20_001)
    write_returned(first, path, back, on=date(2026, 5, 31))
    again = check(back)
    assert (again.sheets[0].read, len(again.faults)) == (20_001, 20_001)
    assert again.sheets[0].as_of == date(2026, 5, 31)


def run(*args: str) -> tuple[int, str]:
    """The exit code of ``bangfu check`` and everything it said."""
    said = io.StringIO()
    with (
        redirect_stdout(said),
        redirect_stderr(said),
        pytest.raises(SystemExit) as left,
    ):
        main(["check", *args])
    assert isinstance(left.value.code, int)
    return left.value.code, said.getvalue()


def test_the_command_says_what_it_read_and_what_to_do(
    faulty: Path, tmp_path: Path
) -> None:
    """bangfu check：表、行数、没用到的列、差错按办法归类；有行未收时退出码 1"""
    back = tmp_path / "退回.xlsx"
    code, said = run(
        str(faulty), "--division", "620599", "--on", "2026-06-30", "--out", str(back)
    )
    assert code == 1
    assert "低保花名册（表头在第2行）" in said
    assert "读到 4 行，收下 3 行，未收 1 行" in said
    assert "没有用到的列：备注" in said
    assert "该行未收  公民身份号码 1 处：请向发送单位重取" in said
    assert "第4行 公民身份号码：被存成数值，后几位已丢失" in said
    assert back.exists()
    assert "张三" not in said


def test_the_command_is_content_with_a_good_file(
    a_csv: Writer, a_number: Number
) -> None:
    """全部收下时退出码 0；不完全有把握的列要说；没给所在县也要说"""
    header = ["姓名", "身份证号", "医疗机构名成", "合规自付", "出院日期"]
    row = ["张三", a_number(1), "县医院", "9", "2026-03-01"]
    code, said = run(str(a_csv([header, row])))
    assert code == 0
    assert "“医疗机构名成”当作“医院名称”（把握 83%，不对请改列名）" in said
    assert "没有写 --division" in said
    assert "未收 0 行" in said


def test_the_command_tells_of_each_file_in_an_archive(tmp_path: Path) -> None:
    """压缩包：逐个说里面的文件；退回表要解压后再写"""
    path = tmp_path / "民政.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("低保.xls", b"<html></html>")
        archive.writestr("通知.pdf", b"%PDF-1.7")
    code, said = run(str(path), "--out", str(tmp_path / "退回.xlsx"))
    assert code == 1
    assert "没收  《民政.zip》里的《低保.xls》 这是网页" in said
    assert "《民政.zip》里的《通知.pdf》\n" in said
    assert "压缩包没有退回表" in said


def test_the_command_refuses_a_file_that_is_no_table(tmp_path: Path) -> None:
    """整个文件未收：一句话说清，退出码 1"""
    path = tmp_path / "低保.xls"
    path.write_bytes(b"<html></html>")
    code, said = run(str(path))
    assert code == 1
    assert "没收  《低保.xls》 这是网页" in said


def test_wrong_usage_is_told_in_words(faulty: Path, tmp_path: Path) -> None:
    """用法错误退出码 2：没有文件、代码不对、没有表、覆盖原文件、没有文件夹"""
    for words, said in (
        (["没有.xlsx"], "没有“没有.xlsx”这个文件"),
        ([str(faulty), "--division", "示例县"], "不是行政区划代码"),
        ([str(faulty), "--table", "x"], "没有名为“x”的表"),
        ([str(faulty), "--out", str(faulty)], "不能盖掉原文件"),
        ([str(faulty), "--out", str(tmp_path / "无" / "a.xlsx")], "写不进"),
    ):
        code, output = run(*words)
        assert code == 2
        assert said in output
