"""改好再交: rows that went back and come again later count beside those taken before."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import openpyxl
import pytest
from taking import DIVISION, NOW, ON, number

from bangfu.exchange import returned
from bangfu.exchange.check import check_file
from bangfu.exchange.returned import write_returned
from bangfu.intake.keys import FolderKeys
from bangfu.intake.take import Occasion, take
from bangfu.lake.image import image
from bangfu.lake.lake import Lake

LIST = "姓名,公民身份号码,低保类别,月保障金额\n"


@pytest.mark.parametrize("days_later", [0, 9])
def test_only_the_mended_rows_come_again_and_none_is_lost(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, days_later: int
) -> None:
    """坏行太多只退坏行：改好后只交这几行，当天交或过几天交，先前收下的好行都还在"""
    monkeypatch.setattr(returned, "MOST_ROWS_SHOWN_WHOLE", 1)
    path, back = tmp_path / "低保.csv", tmp_path / "退回_低保.xlsx"
    people = [number(3), number(4), "6.20599E+17", "6.20599E+17"]
    path.write_text(LIST + "".join(f"某甲,{one},农村低保,300\n" for one in people))
    lake, keys = Lake(tmp_path / "lake"), FolderKeys()
    occasion = Occasion(ON, DIVISION, NOW)
    take([path], lake, keys, occasion, sources=())
    checked = check_file(path, division=DIVISION, on=ON)
    write_returned(checked, path, back, on=ON)
    book = openpyxl.load_workbook(back)
    for row, order in ((2, 1), (3, 2)):
        book.worksheets[0].cell(row, 2, number(order))
    book.save(back)
    later = replace(occasion, on=ON + timedelta(days=days_later))
    report = take([back], lake, keys, later, sources=())
    assert not report.files[0].faults
    at_year_end = image(lake, on=date(2026, 12, 31), known=NOW, sources=("seen",))
    listed = at_year_end.tables["allowance_recipients"].to_pyarrow()["person"]
    assert sorted(listed.to_pylist()) == [1, 2, 3, 4]
