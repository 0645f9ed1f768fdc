"""退回表 in a real browser: a bad file sent, returned, corrected, sent again and written."""

from pathlib import Path

import openpyxl
import xlsxwriter
from browsing import Site, come_in, press
from looking import look
from playwright.sync_api import Browser, Page, expect
from working import wait_for_job

from bangfu.core.id_number import check_character

_HEADINGS = ("姓名", "公民身份号码", "救助类型", "救助原因", "救助金额", "救助日期")
_FIRST, _SECOND = (
    body + check_character(body) for body in ("62059919900307001", "62059919850612002")
)


def test_a_bad_file_is_returned_corrected_and_written(
    site: Site, browser: Browser, tmp_path: Path
) -> None:
    """丢了位的身份证号：整行退回，在退回表里改好再交，写入两行"""
    page = come_in(browser, site, "xian")
    send(page, site, a_bad_file(tmp_path / "2026年6月临时救助名单.xlsx"))
    expect(page.locator("main")).to_contain_text("后几位已丢失")
    expect(page.get_by_role("button", name="写入1行")).to_be_visible()
    look(page, "journey-bad-file")
    with page.expect_download() as download:
        page.get_by_role("button", name="下载退回表").click()
    returned = tmp_path / download.value.suggested_filename
    download.value.save_as(returned)
    correct(returned)

    send(page, site, returned)
    expect(page.locator("main")).to_contain_text("没有差错")
    press(page, "写入2行")
    wait_for_job(page)
    expect(page.locator("main")).to_contain_text("写入了什么")
    look(page, "journey-corrected-file")


def a_bad_file(path: Path) -> Path:
    """Two people; the number of the second was kept as a number and lost its digits."""
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet("名单")
        told = ("急难型", "因病", 3000, "2026-06-01")
        sheet.write_row(0, 0, _HEADINGS)
        sheet.write_row(1, 0, ("某甲", _FIRST, *told))
        sheet.write_row(2, 0, ("某乙", float(_SECOND[:17] + "0"), *told))
    return path


def correct(path: Path) -> None:
    """What the sender does: the red cell gets its number back, as text."""
    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[0]
    assert sheet.cell(1, len(_HEADINGS) + 1).value == "退回原因"
    wrong = sheet.cell(3, 2)
    assert wrong.fill.fgColor.rgb == "FFFFC7CE"
    assert wrong.comment is not None
    wrong.value, wrong.number_format = _SECOND, "@"
    book.save(path)


def send(page: Page, site: Site, path: Path) -> None:
    """交表, until what was found is on the page."""
    page.goto(f"{site.address}/files/")
    page.set_input_files("input[type=file]", path)
    press(page, "交表并核对")
    wait_for_job(page)
