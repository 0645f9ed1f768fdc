"""公式格: computed cells are told, constants written as formulas are not."""

from collections.abc import Callable
from pathlib import Path

import xlsxwriter

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
