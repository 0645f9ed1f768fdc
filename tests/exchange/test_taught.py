"""学会的列名: a county's own heading is read once somebody said what it is."""

from datetime import date
from pathlib import Path

import pytest

from bangfu.core.errors import BangfuError
from bangfu.exchange.check import check_file
from bangfu.exchange.fitting import fit_of
from bangfu.exchange.taught import Taught, read_taught
from bangfu.tables import find_table

ON = date(2026, 6, 30)
LIST = (
    "老人姓名,老人证号,户的号,低保金额,保障日期\n"
    "张甲,11010519491231002X,H001,300,2026-01-01\n"
    "李乙,110105194912310038,H002,280,2026-02-01\n"
)
TABLE = find_table("allowance_recipients")
OWN: Taught = {TABLE.name: {"老人证号": "id_number", "老人姓名": "name"}}


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "低保.csv"
    path.write_text(LIST, encoding="utf-8")
    return path


def test_a_taught_heading_is_read_and_told_as_taught(file: Path) -> None:
    """不教认不出；教了就认得，并注明是教的"""
    asked = {"division": "620599", "on": ON}
    unread = check_file(file, **asked, table=TABLE.name)
    assert unread.refused
    [near] = unread.unmatched
    assert "老人证号" in near.dropped
    assert near.missing == ("公民身份号码",)
    [sheet] = check_file(file, **asked, table=TABLE.name, taught=OWN).sheets
    taught = {match.heading: match.column for match in sheet.matches if match.taught}
    assert taught == {"老人证号": "id_number", "老人姓名": "name"}
    assert sheet.rows["id_number"].to_pylist()[0] == "11010519491231002X"


def test_an_exact_title_counts_before_what_was_taught(tmp_path: Path) -> None:
    """另一个单位的表里真有“公民身份号码”，“证号”就不再当身份证"""
    path = tmp_path / "低保.csv"
    path.write_text(
        "姓名,公民身份号码,老人证号,低保金额\n张甲,11010519491231002X,残001,300\n",
        encoding="utf-8",
    )
    [sheet] = check_file(path, division="620599", on=ON, taught=OWN).sheets
    assert "老人证号" in sheet.dropped
    assert sheet.rows["id_number"].to_pylist() == ["11010519491231002X"]


@pytest.mark.parametrize(
    ("heading", "column", "filled", "wrong"),
    [
        ("老人证号", "id_number", 2, 0),
        ("老人姓名", "id_number", 2, 2),
        ("户的号", "id_number", 2, 2),
        ("老人姓名", "name", 2, 0),
        ("户的号", "name", 2, 2),
        ("老人姓名", "monthly_fen", 2, 2),
        ("保障日期", "monthly_fen", 2, 2),
    ],
)
def test_whether_cells_can_be_what_somebody_says(
    file: Path, heading: str, column: str, filled: int, wrong: int
) -> None:
    """关键列的格不合，就不能记"""
    fit = fit_of(file, heading=heading, table=TABLE, column=column)
    assert (fit.filled, fit.wrong) == (filled, wrong)
    assert fit.fits is (wrong == 0)


def test_an_empty_key_shows_nothing(tmp_path: Path) -> None:
    path = tmp_path / "低保.csv"
    path.write_text("姓名,老人证号,低保金额\n张甲,,300\n", encoding="utf-8")
    assert not fit_of(path, heading="老人证号", table=TABLE, column="id_number").fits


def test_a_household_number_is_not_an_id_number(tmp_path: Path) -> None:
    """身份证号不能记成户编号"""
    table = find_table("roster")
    path = tmp_path / "台账.csv"
    text = "姓名,农户的号\n张甲,11010519491231002X\n李乙,110105194912310038\n"
    path.write_text(text, encoding="utf-8")
    told = fit_of(path, heading="农户的号", table=table, column="household_no")
    assert (told.filled, told.wrong, told.fits) == (2, 2, False)


def test_a_folder_teaches_by_titles_or_names(tmp_path: Path) -> None:
    """headings.toml：表和列写中文名、英文名都行"""
    text = '["低保花名册"]\n"老人 证号" = "公民身份号码"\n"老人姓名" = "name"\n'
    (tmp_path / "headings.toml").write_text(text, encoding="utf-8")
    assert read_taught(tmp_path) == OWN
    assert not read_taught(tmp_path / "没有")


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("[低保花名册]\n", "《headings.toml》第1行看不懂"),
        ('["低保册子"]\n"a" = "name"\n', "里写的表“低保册子”不认识"),
        (
            '["低保花名册"]\n"证" = "证件"\n',
            "里“证”要记成“证件”，但低保花名册没有这一列",
        ),
        ('"证" = "证件"\n', "不认识"),
        ('"低保花名册" = "证件"\n', "里的“低保花名册”没有写在表名下面"),
    ],
)
def test_a_file_that_cannot_be_followed_says_why(
    tmp_path: Path, text: str, sentence: str
) -> None:
    (tmp_path / "headings.toml").write_text(text, encoding="utf-8")
    with pytest.raises(BangfuError) as told:
        read_taught(tmp_path)
    assert sentence in str(told.value)
