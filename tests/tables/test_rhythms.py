"""名单的周期和推送部门: every list has one, and a county's offices are found by name."""

import tomllib
from pathlib import Path

import pytest

import bangfu.tables
from bangfu.core.rhythm import Rhythm
from bangfu.tables import all_tables
from bangfu.tables.rhythms import usual
from bangfu.tables.senders import fields_of, sends

TOML = Path(bangfu.tables.__file__).with_name("rhythms.toml")


def test_a_list_has_its_rhythm_once_and_a_new_one_is_never_overdue() -> None:
    """M70, M89: 名单各有一个周期，出自文件或注明假定，没有多余的；没有写的，有事才报"""
    told = tomllib.loads(TOML.read_text(encoding="utf-8"))
    named = [*told["sourced"], *told["assumed"]]
    assert len(set(named)) == len(named)
    assert set(named) <= set(all_tables())
    assert usual("a_list_of_tomorrow").rhythm is Rhythm.WHEN_NEEDED
    for table in all_tables():
        assert bool(usual(table).days) is usual(table).rhythm.has_periods


@pytest.mark.parametrize(
    ("unit", "sender"),
    [
        ("县医疗保障局", "医保"),
        ("示例县人力资源和社会保障局", "人社"),
        ("县住房和城乡建设局", "住建"),
        ("县残疾人联合会", "残联、民政"),
        ("县公安局", "公安（交警）"),
        ("县供电公司", "电力"),
        ("县农业农村局", "乡村振兴"),
    ],
)
def test_an_office_is_found_by_what_stands_on_its_door(unit: str, sender: str) -> None:
    """M86–M108: 全称、简称都对得上；别的部门对不上"""
    assert sends(unit, sender)
    assert not sends("县融媒体中心", sender)


def test_a_sender_names_its_fields_without_their_offices() -> None:
    """公安（户籍）、公安（交警）都是公安"""
    fields = {
        field for table in all_tables().values() for field in fields_of(table.sender)
    }
    assert "公安" in fields
    assert not any("（" in field for field in fields)
