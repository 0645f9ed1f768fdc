"""The files look as a county really has them."""

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from made_up import Folder
from python_calamine import CalamineWorkbook

from bangfu.core.id_number import Quality, parse
from bangfu.synth.lists import LISTINGS
from bangfu.synth.people import County
from bangfu.synth.senders import write_listing
from bangfu.synth.sheets import write_sheet
from bangfu.tables import find_table

_LISTS = {
    "住院": (1, "身份证号"),
    "低保": (2, "身份证号码"),
    "机动车": (2, "所有人证件号码"),
    "学籍": (2, "学生身份证号"),
    "残疾人证": (2, "残疾证号"),
    "农房": (2, "户主身份证号码"),
}
_CARELESS = ("学籍", "残疾人证", "农房")


def test_the_same_seed_gives_the_same_bytes(
    made: Folder, tmp_path: Path, make_folder: Callable[..., Folder]
) -> None:
    """同样的户数、种子和日期，每个文件逐字节相同"""
    again = make_folder(tmp_path / "again").path
    names = sorted(file.name for file in made.path.iterdir())
    assert names == sorted(file.name for file in again.iterdir())
    assert len(names) == 11
    for name in names:
        assert (made.path / name).read_bytes() == (again / name).read_bytes(), name


def test_another_seed_gives_another_county(
    made: Folder, tmp_path: Path, make_folder: Callable[..., Folder]
) -> None:
    """换一个种子，台账不同"""
    other = make_folder(tmp_path / "other", seed=2)
    assert other.rows("农户台账", 2)[0] != made.rows("农户台账", 2)[0]


@pytest.mark.parametrize("word", ["监测对象信息", "户信息_", "行政村信息"])
def test_national_exports_have_two_title_rows_and_only_text(
    made: Folder, word: str
) -> None:
    """国家系统导出表：两行标题、第三行表头、每格都是文本"""
    lines = made.cells(word)
    assert [cell for cell in lines[0] if cell] == [lines[0][0]]
    assert "2026年6月30日" in lines[1][0]
    assert len([cell for cell in lines[2] if cell]) >= 15
    assert {type(cell) for line in lines for cell in line} == {str}


def test_the_national_exports_say_long_names_and_their_own_headings(
    made: Folder,
) -> None:
    """两种导出表的区划列名不同，村名用全称，人均纯收入与各项一致"""
    persons = made.rows("监测对象信息", 3)
    households = made.rows("户信息_", 3)
    assert len(made.cells("监测对象信息")[2]) == 45
    assert {row["户编号"] for row in persons} == {row["户编号"] for row in households}
    assert all(row["行政村"].endswith("委会") or "委员会" in row["行政村"]
               for row in households)  # fmt: skip
    for row in households:
        parts = [float(row[name]) for name in
                 ("工资性收入", "生产经营性收入", "财产性收入", "转移性收入")]  # fmt: skip
        net = sum(parts) - float(row["生产经营性支出"])
        assert net == pytest.approx(float(row["家庭纯收入（元）"]), abs=0.01)
        heads = int(row["家庭人口数"])
        per_head = float(row["人均纯收入（元）"])
        assert per_head == pytest.approx(net / heads, abs=0.01)


def test_schooling_is_either_finished_or_going_on(made: Folder) -> None:
    """文化程度与在校生状况二选一，不能同填也不能同空"""
    for row in made.rows("监测对象信息", 3):
        assert bool(row["文化程度"]) is not bool(row["在校生状况"])


def test_the_roster_has_everybody_with_short_names_and_no_number(
    made: Folder,
) -> None:
    """农户台账：一人一行，没有户编号，村名用简称，含全部在册户"""
    rows = made.rows("农户台账", 2)
    assert "户编号" not in rows[0]
    assert {row["村"][-1] for row in rows} == {"村", "区"}
    assert len({row["户主身份证号"] for row in rows}) == 600
    assert sum(row["与户主关系"] == "户主" for row in rows) == 600
    known = {row["身份证号码"] for row in rows}
    numbers = [parse(row["证件号码"]) for row in made.rows("监测对象信息", 3)]
    assert {number.text for number in numbers} <= known
    assert Quality.REPAIRED in {number.quality for number in numbers}


@pytest.mark.parametrize("listing", LISTINGS.values(), ids=lambda item: item.table)
def test_senders_use_headings_that_the_table_knows(listing: object) -> None:
    """各部门名单的表头都是表里登记过的别名，并且大多不是标准名"""
    listing = LISTINGS[listing.table]  # type: ignore[attr-defined]
    table = find_table(listing.table)
    own = 0
    for heading, name in listing.headings:
        if name:
            column = table.column(name)
            spelt = {column.title, *column.aliases}
            assert heading in spelt, (listing.table, heading)
            own += heading != column.title
    assert own * 2 >= len(table.marks)
    assert own >= 4


@pytest.mark.parametrize("word", _LISTS)
def test_every_list_ends_with_a_total_and_a_note(made: Folder, word: str) -> None:
    """每份名单最后两行是合计和说明"""
    *_, total, note = made.cells(word)
    assert total[0] == "合计"
    assert note[0].startswith("注：本表数据截至2026年6月30日")


@pytest.mark.parametrize("word", _LISTS)
def test_numbers_are_written_carelessly_but_never_beyond_repair_where_it_matters(
    word: str, tmp_path: Path, county: County
) -> None:
    """身份证号的写法：小写 x、空格、撇号、公式；只有学籍、残联、住建有存成数值和错一位的"""
    listing = next(item for item in LISTINGS.values() if word in item.file)
    write_listing(listing, tmp_path, county)
    heading_row, heading = _LISTS[word]
    rows = Folder(tmp_path).rows(word, heading_row)[:-2]
    written = [row[heading] for row in rows]
    numbers = [cell for cell in written if not isinstance(cell, str)]
    read = [parse(cell).quality for cell in written if isinstance(cell, str)]
    text = "|".join(cell for cell in written if isinstance(cell, str))
    assert re.search(r"\dx", text)
    assert " " in text
    assert "'" in text
    assert ('="' in text) is (word == "住院")
    careless = word in _CARELESS
    assert bool(numbers) is (careless and word != "残疾人证") or word == "残疾人证"
    if not careless:
        assert set(read) <= {Quality.VALID, Quality.REPAIRED}
        assert numbers == []
    else:
        assert read.count(Quality.DOUBTFUL) <= len(read) * 0.01


def test_the_hospital_list_is_mostly_of_people_who_are_not_registered(
    made: Folder,
) -> None:
    """住院明细：多数不在国家系统，少数不在任何台账；有退费，有空白的出院时间"""
    rows = made.rows("住院", 1)[:-2]
    people = {parse(row["身份证号"]).text for row in rows}
    registered = {parse(r["证件号码"]).text for r in made.rows("监测对象信息", 3)}
    roster = {row["身份证号码"] for row in made.rows("农户台账", 2)}
    assert len(people & registered) < len(people) * 0.3
    assert 0.01 < len(people - roster) / len(people) < 0.1
    assert any(not row["出院时间"] for row in rows)
    assert any(float(row["费用总额"]) < 0 for row in rows)
    assert all(row["结算时间"] <= "2026-06-30" for row in rows)


def test_a_long_xls_goes_on_with_a_second_sheet(tmp_path: Path) -> None:
    """xls 一页只能放 65536 行，其余写入第二页"""
    path = tmp_path / "长.xls"
    assert write_sheet(path, "名单", ([n] for n in range(65_540))) == 65_540
    with CalamineWorkbook.from_path(path) as book:
        assert book.sheet_names == ["名单", "名单2"]
        assert book.get_sheet_by_index(1).to_python() == [
            [65536.0], [65537.0], [65538.0], [65539.0]
        ]  # fmt: skip


def test_typed_cells_come_back_as_they_were(tmp_path: Path) -> None:
    """xlsx 的日期存为日期、零存为零、空白不写"""
    path = tmp_path / "格.xlsx"
    write_sheet(path, "页", [[date(2026, 3, 5), 0, None, "", "尾"]])
    with CalamineWorkbook.from_path(path) as book:
        [cells] = book.get_sheet_by_index(0).to_python()
    assert cells == [date(2026, 3, 5), 0, "", "", "尾"]
