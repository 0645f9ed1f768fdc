"""公式格: computed cells are told, constants written as formulas are not."""

from collections.abc import Callable
from pathlib import Path

import pytest
import xlsxwriter
import xlwt
from harming import ods

from bangfu.exchange.checked import CheckedFile

_HEADINGS = ("姓名", "公民身份号码", "救助类型", "救助原因", "救助金额", "救助日期")


def test_computed_cells_are_told_by_column(
    tmp_path: Path, check: Callable[..., CheckedFile], a_number: Callable[[int], str]
) -> None:
    """算出来的金额要核对；只是写成 ="…" 的身份证号照收，不算公式"""
    path = tmp_path / "2026年6月临时救助名单.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        book.add_worksheet("别的").write_formula(0, 0, "=1+1", value=2)
        sheet = book.add_worksheet("名单 & 合并")
        sheet.write_row(0, 0, _HEADINGS)
        for row in (1, 2):
            person = ("某甲", "", "急难型", "因病", "", "2026-06-01")
            sheet.write_row(row, 0, person)
            number = a_number(row)
            sheet.write_formula(row, 1, f'="{number}"', value=number)
            sheet.write_formula(row, 4, "=1000*3", value=3000)
    checked = check(path)
    (taken,) = checked.sheets
    assert taken.rows["relief_fen"].to_pylist() == [300_000, 300_000]
    assert taken.rows["id_number"].to_pylist() == [a_number(1), a_number(2)]
    (told,) = [fault for fault in checked.faults if "公式" in fault.found]
    assert told.sentence == (
        "《2026年6月临时救助名单.xlsx》 工作表“名单 & 合并” 救助金额 有2格是公式算出的，"
        "读到的是存下的结果，未必还对，请核对，或选择性粘贴为数值后重新提交"
    )


@pytest.mark.usefixtures("read_here")
def test_computed_cells_of_an_old_workbook_are_told(
    tmp_path: Path, check: Callable[..., CheckedFile], a_number: Callable[[int], str]
) -> None:
    """老 xls：没有库说得出哪格是公式，按记录数；只写出文字的公式不算"""
    path, book = tmp_path / "临时救助.xls", xlwt.Workbook()
    book.add_sheet("别的").write(0, 0, xlwt.Formula("1+1"))
    sheet = book.add_sheet("名单", cell_overwrite_ok=True)
    for row in range(3):
        person = (f"某甲{row}", a_number(row), "急难型", "因病", 300, "2026-06-01")
        for column, value in enumerate(person if row else _HEADINGS):
            sheet.write(row, column, value)
    sheet.write(1, 2, xlwt.Formula('"A"'))
    sheet.write(1, 3, xlwt.Formula('"A"&"B"'))
    sheet.write(2, 4, xlwt.Formula("1000*3"))
    book.save(str(path))
    told = [(f.column, f.found) for f in check(path).faults if "公式" in f.found]
    told_once = "有1格是公式算出的，读到的是存下的结果，未必还对"
    assert told == [("救助原因", told_once), ("救助金额", told_once)]


@pytest.mark.usefixtures("read_here")
def test_computed_cells_of_an_open_document_are_told(
    tmp_path: Path, check: Callable[..., CheckedFile]
) -> None:
    """ods：带公式的格照列数；重复几列的格各算各的，只写出文字的公式不算"""
    cell = '<table:table-cell{} office:value-type="string"><text:p>{}</text:p>'
    cell += "</table:table-cell>"
    computed = cell.format(' table:formula="of:=IF([.A1]&gt;1;5;6)"', "5")
    constant = cell.format(' table:formula="of:=&quot;D2&quot;"', "D2")
    empty = '<table:table-cell table:number-columns-repeated="2"/>'
    row = "<table:table-row>{}</table:table-row>"
    rows = row.format(empty + constant + computed)
    rows += row.format(cell.format("", "某甲") + empty + computed)
    path = tmp_path / "低保.ods"
    path.write_bytes(ods(rows=rows))
    (told,) = [fault for fault in check(path).faults if "公式" in fault.found]
    assert (told.column, told.found[:5]) == ("月保障金额", "有2格是公")
