"""A list is taken for what it is, and no other table comes close."""

from collections.abc import Sequence
from itertools import product

import pytest

from bangfu.exchange.headings import read_headings
from bangfu.exchange.matching import match_headings
from bangfu.tables import all_tables
from bangfu.tables.table import Grain, Table

each_table = pytest.mark.parametrize(
    "table", all_tables().values(), ids=lambda table: table.name
)


def candidates(spelt: Sequence[str]) -> list[tuple[int, str]]:
    """Tables whose marks a row of headings shows, by how many headings they know."""
    headings = read_headings(spelt)
    found = []
    for table in all_tables().values():
        has = {match.column for _, match in match_headings(headings, table)}
        if all(has & set(group) for group in table.marks):
            found.append((len(has), table.name))
    return sorted(found, reverse=True)


@each_table
@pytest.mark.parametrize("pick", [0, 1, 2])
def test_a_whole_list_is_far_from_every_other_table(table: Table, pick: int) -> None:
    """列名用标题、用第一个别名、用第二个别名：每列都认得，第二像的表至少差两列"""
    spelt = [(column.title, *column.aliases) for column in table.columns]
    found = candidates([names[pick % len(names)] for names in spelt])
    assert found[0] == (len(table.columns), table.name)
    assert len(found) == 1 or found[1][0] <= found[0][0] - 2


@each_table
def test_a_thin_list_is_still_told_apart(table: Table) -> None:
    """只有姓名、身份证号和几个特征列：仍只像这一张表"""
    who = ["乡", "村"] if table.grain is Grain.VILLAGE else ["公民身份号码", "姓名"]
    for marks in product(*table.marks):
        titles = [table.column(name).title for name in marks]
        found = candidates(list(dict.fromkeys([*who, *titles])))
        assert found[0][1] == table.name
        assert len(found) == 1 or found[1][0] < found[0][0]
