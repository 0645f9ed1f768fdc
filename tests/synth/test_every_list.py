"""``--lists all``: a file for every declared table, each read as what it is."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from random import Random

import pytest
from made_up import RULES, Folder, Planting

from bangfu.core.fault import Effect
from bangfu.exchange.check import check_file
from bangfu.exchange.checked import CheckedFile
from bangfu.screening.plant import CountyDraft, Planted
from bangfu.synth.declared import listing_of
from bangfu.synth.lists import LISTINGS
from bangfu.synth.make import FIRST_DAY, make_county, make_every_list
from bangfu.synth.people import County
from bangfu.synth.words import WORDS, examples
from bangfu.tables import all_tables, find_table
from bangfu.tables.table import Column, Grain, Role, Table

TABLES = all_tables().values()
each_table = pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
Checked = dict[str, CheckedFile]
MISSPELT = {"pupils", "disability_certificates", "houses"}  # a digit off, on purpose
OWN_USE = {"序号", "备注"}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("every") / "county"
    make_every_list(path, households=200, seed=3, on=FIRST_DAY, rules=RULES)
    return path


@pytest.fixture(scope="module")
def checked(folder: Path) -> Checked:
    found: Checked = {}
    for file in sorted(folder.iterdir()):
        if file.name != "truth.json":
            read = check_file(file, division="620599", on=FIRST_DAY)
            assert len(read.sheets) == 1, (file.name, read.faults)
            assert read.sheets[0].table.name not in found
            found[read.sheets[0].table.name] = read
    return found


@each_table
def test_each_file_is_read_as_its_table_without_faults(
    table: Table, checked: Checked
) -> None:
    """每张表一个文件：认作它自己，没有差错，列名全认得；故意写错的号码只作提示"""
    read = checked[table.name]
    assert set(read.sheets[0].dropped) <= OWN_USE
    assert len(read.sheets[0].rows) >= 1
    if table.name not in MISSPELT:
        assert read.faults == ()
        assert read.sheets[0].read == len(read.sheets[0].rows)
    told = {(fault.effect, fault.column) for fault in read.faults}
    assert told <= {(Effect.NOTE, "公民身份号码"), (Effect.ROW, "公民身份号码")}


@pytest.mark.parametrize(
    "table",
    [t for t in TABLES if t.role is Role.LIST and t.name not in LISTINGS],
    ids=lambda table: table.name,
)
def test_a_declared_list_fills_every_column_it_declares(
    table: Table, checked: Checked
) -> None:
    """照表造的名单：表里的每一列都写出来、都认回来，除没有户编号的户外都有值"""
    [sheet] = checked[table.name].sheets
    assert {match.column for match in sheet.matches} == set(table.column_names)
    assert {match.confidence for match in sheet.matches} == {1}
    for column in table.columns:
        if column.name not in {"household_no", "member_no"}:
            assert sheet.rows[column.name].null_count == 0, column.name


def test_the_people_of_the_lists_are_people_of_the_county(checked: Checked) -> None:
    """名单上的人都在农户台账里，只有死亡名单上的人已不在册"""
    roster = set(checked["roster"].sheets[0].rows["id_number"].to_pylist())
    for table in TABLES:
        if table.role is Role.LIST and table.name not in LISTINGS:
            [sheet] = checked[table.name].sheets
            if table.grain is Grain.VILLAGE:
                continue
            numbers = set(sheet.rows["id_number"].to_pylist())
            assert (numbers <= roster) is (table.name != "deaths"), table.name


def test_lists_are_of_those_they_are_about(checked: Checked) -> None:
    """参保名单几乎人人在上，结对名册是全部在册户，两癌名单只有妇女，辍学的是学龄儿童"""
    rows = {name: read.sheets[0].rows for name, read in checked.items()}
    everybody = len(rows["roster"])
    assert 0.93 < len(rows["medical_insurance"]) / everybody <= 1
    assert len(rows["paired_helpers"]) == len(rows["national_households"])
    assert set(rows["women_cancers"]["sex"].to_pylist()) == {"女"}
    born = rows["school_dropouts"]["birth_on"].to_pylist()
    assert {2009 <= day.year <= 2020 for day in born} == {True}


def test_without_all_only_the_lists_of_the_rules_are_written(made: Folder) -> None:
    """默认只写规则要用的名单"""
    assert len([f for f in made.path.iterdir() if f.suffix != ".json"]) == 10


def test_every_list_leaves_the_usual_files_as_they_are(
    folder: Path, tmp_path: Path
) -> None:
    """加写其余名单，不改变原有文件的一个字节"""
    usual = tmp_path / "usual"
    make_county(usual, households=200, seed=3, on=FIRST_DAY, rules=RULES)
    for file in usual.iterdir():
        assert file.read_bytes() == (folder / file.name).read_bytes(), file.name


def _wreck(draft: CountyDraft) -> Iterator[Planted]:
    for household in draft.households(registered=True):
        draft.clear("paired_helpers", household)
        draft.clear("traffic_casualties", household)
        day = date(2026, 5, 4)
        draft.add("traffic_casualties", household.members[0], traffic_on=day)
        yield Planted(household, household.members[0])
        return


def _nothing(_draft: CountyDraft) -> Iterator[Planted]:
    yield from ()


def test_a_rule_may_plant_in_any_declared_table(tmp_path: Path) -> None:
    """规则可以在任何一张表里埋样本：清掉的户不在名单上，加上的行写出来"""
    rule = Planting("test.wreck", _wreck, _nothing)
    path = tmp_path / "county"
    make_county(path, households=200, seed=3, on=FIRST_DAY, rules=[rule])
    folder = Folder(path)
    [planted] = folder.truth()["rows"]
    hurt = folder.cells("交通事故伤亡")
    assert "2026-05-04" in {str(cell)[:10] for line in hurt for cell in line}
    helped = {cell for line in folder.cells("结对帮扶") for cell in line}
    others = {row["户编号"] for row in folder.rows("户信息_", 3)} & helped
    assert planted["household_no"] not in helped
    assert len(others) > 10


def test_a_list_of_tomorrow_has_examples_without_another_file() -> None:
    """新名单的文字列，词库里没有也写得出来；词库里没有多余的列"""
    assert examples(Column("case_kind", "援助事项")) == ("援助事项甲", "援助事项乙")
    known = {column.name for one in all_tables().values() for column in one.columns}
    assert set(WORDS) <= known


def test_somebody_is_on_a_list_however_rare(county: County) -> None:
    """再少见的名单也至少有一人，不送空表"""
    listing = listing_of(find_table("orphans").name)
    assert listing.rows is not None
    assert len(list(listing.rows(county, Random(5)))) >= 1  # noqa: S311 made-up
