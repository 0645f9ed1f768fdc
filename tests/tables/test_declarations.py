"""Every declaration holds together: names, headings, marks and classes."""

import importlib
import pkgutil
from collections import Counter

import pytest

import bangfu.tables
from bangfu.exchange.headings import key_of
from bangfu.tables import UnknownTable, all_tables, find_table
from bangfu.tables.table import FieldClass, Keeping, Kind, Table

TABLES = all_tables().values()
each_table = pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)


def declaring_modules() -> dict[str, str]:
    found = pkgutil.walk_packages(bangfu.tables.__path__, "bangfu.tables.")
    names = [module.name for module in found]
    return {
        name: importlib.import_module(name).TABLE.name
        for name in names
        if hasattr(importlib.import_module(name), "TABLE")
    }


def test_a_table_is_one_file_of_its_name() -> None:
    """一张表一个文件，文件名就是表名，没有两张表同名"""
    declared = declaring_modules()
    assert {name.rpartition(".")[2] for name in declared} == set(declared.values())
    assert len(declared) == len(all_tables())


def test_no_two_tables_have_one_title() -> None:
    """表的中文名不重复"""
    assert max(Counter(table.title for table in TABLES).values()) == 1


@each_table
def test_no_heading_names_two_columns(table: Table) -> None:
    """同一张表里，一个写法只指一列，列名不重复"""
    assert len(set(table.column_names)) == len(table.columns)
    spelt = Counter(
        key
        for column in table.columns
        for key in {key_of(column.title), *map(key_of, column.aliases)}
    )
    assert [key for key, count in spelt.items() if count > 1] == []


@each_table
def test_marks_and_keys_are_columns(table: Table) -> None:
    """用来认表、认同一笔的，都是表里的列；累加的表都说明怎样算同一笔"""
    named = {*table.column_names, *(chosen.name for chosen in table.chosen)}
    marks = {name for group in table.marks for name in group}
    assert marks | {*table.business_key, *table.likeness} <= named
    events = table.keeping is Keeping.EVENTS
    assert events is bool(table.likeness)


@each_table
def test_who_somebody_is_is_never_open(table: Table) -> None:
    """姓名至少是个人信息，身份证号和账号类是敏感或个人信息"""
    closed = {FieldClass.PERSONAL, FieldClass.SENSITIVE}
    for column in table.columns:
        if column.kind in {Kind.NAME, Kind.PHONE}:
            assert column.field_class in closed, column.name
        if column.kind is Kind.ID_NUMBER or column.name == "account":
            assert column.field_class is FieldClass.SENSITIVE, column.name


@each_table
def test_amounts_have_a_unit_and_columns_a_title(table: Table) -> None:
    """金额写明元或万元，每列有中文标题"""
    for column in table.columns:
        assert column.title.strip() == column.title
        assert (column.kind is Kind.FEN) is column.name.endswith("_fen")
        assert column.kind is not Kind.FEN or column.unit in {"元", "万元"}


def test_a_table_is_found_by_its_name_or_title() -> None:
    """表名和中文名都能用；写错了说可能是哪张、到哪里查"""
    assert find_table("住院明细") is find_table("hospital_stays")
    with pytest.raises(UnknownTable) as caught:
        find_table("住院明")
    assert "是不是hospital_stays（住院明细）" in str(caught.value)
    assert "bangfu tables" in str(caught.value)
