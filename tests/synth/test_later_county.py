"""The same county on a later day: the same people, a few changes, some repairs."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
import test_base_county
from made_up import Folder

from bangfu.core.id_number import parse
from bangfu.synth.county import base_county, stream
from bangfu.synth.draft import Draft
from bangfu.synth.later import move_on
from bangfu.synth.make import FIRST_DAY, TooEarly
from bangfu.synth.people import County, Row

_LATER = date(2026, 9, 30)


def _families(made: Folder) -> dict[str, list[tuple[object, ...]]]:
    """What the roster says of each household, by its head."""
    found: dict[str, list[tuple[object, ...]]] = {}
    for row in made.rows("农户台账", 2):
        told = (row["身份证号码"], row["村"], row["人均纯收入（元）"], row["户类型"])
        found.setdefault(row["户主身份证号"], []).append(told)
    return found


@pytest.fixture(scope="module")
def moved() -> County:
    """A bigger county that has gone on for three months."""
    county = base_county(households=3000, seed=7, on=FIRST_DAY)
    move_on(county, _LATER)
    return county


def test_a_few_households_have_changed(made: Folder, later: Folder) -> None:
    """2%–5% 的户有变化，其余的户一字不差"""
    before, after = _families(made), _families(later)
    changed = [head for head in before if before[head] != after.get(head)]
    assert 0.02 <= len(changed) / len(before) <= 0.05
    assert len(before.keys() - after.keys()) < 5


def test_numbers_stay_with_their_people(made: Folder, later: Folder) -> None:
    """同一个人的人口编号不变"""
    numbers = [
        {parse(row["证件号码"]).text: row["人口编号"] for row in rows}
        for rows in (made.rows("监测对象信息", 3), later.rows("监测对象信息", 3))
    ]
    shared = numbers[0].keys() & numbers[1].keys()
    assert len(shared) > len(numbers[0]) * 0.95
    assert all(numbers[0][person] == numbers[1][person] for person in shared)


def test_earlier_stays_are_still_on_the_list(made: Folder, later: Folder) -> None:
    """住院记录只增不改：先前的结算单都在，金额相同，另有新的"""
    bills = [
        {
            row["就诊号"]: row["合规自付金额"]
            for row in folder.rows("住院", 1)[:-2]
            if row["就诊号"] != "PLANTED"
        }
        for folder in (made, later)
    ]
    kept = bills[0].keys() & bills[1].keys()
    assert len(kept) >= len(bills[0]) * 0.97
    assert all(bills[0][number] == bills[1][number] for number in kept)
    assert len(bills[1]) > len(bills[0])


def test_about_a_third_of_the_plants_are_corrected(made: Folder, later: Folder) -> None:
    """约三分之一的埋设已更正，不在新的 truth 里；近似的都还在；住院的不会消失"""
    kinds = [[row["kind"] for row in f.truth()["rows"]] for f in (made, later)]
    plants = [rows.count("plant") for rows in kinds]
    nears = [rows.count("near") for rows in kinds]
    assert plants[0] - plants[1] == round(plants[0] / 3)
    assert nears[0] == nears[1]
    rules = [row["rule_id"] for row in later.truth()["rows"] if row["kind"] == "plant"]
    assert rules.count("test.stays") == 3
    assert rules.count("test.old_car") == 0


def test_a_corrected_plant_is_gone_from_the_list(later: Folder) -> None:
    """更正了的车辆不再登记在本户名下"""
    plates = [str(row["号牌号码"]) for row in later.rows("机动车", 2)]
    left = sum(row["rule_id"] == "test.cars" and row["kind"] == "plant"
               for row in later.truth()["rows"])  # fmt: skip
    assert sum(plate[2:5] == "000" for plate in plates) == left < 14


def test_a_new_year_counts_from_nought(
    tmp_path: Path, make_folder: Callable[..., Folder]
) -> None:
    """跨年以后，上一年的住院埋设不再算命中"""
    next_year = make_folder(tmp_path / "next", on=date(2027, 3, 31)).truth()
    assert "test.stays" not in {
        row["rule_id"] for row in next_year["rows"] if row["kind"] == "plant"
    }


def test_the_later_county_is_still_clean(moved: County) -> None:
    """几个月后，没有埋设的户仍然什么也查不出"""
    test_base_county.test_nobody_has_spent_near_a_line(moved)
    test_base_county.test_registered_households_own_no_car_that_counts(moved)
    test_base_county.test_the_register_and_the_allowance_list_agree(moved)
    test_base_county.test_identity_numbers_are_valid_unique_and_agree_with_the_person(
        moved
    )


def test_births_deaths_moves_and_new_monitoring_happen(
    county: County, moved: County
) -> None:
    """有出生、死亡、搬迁、收入变化和新纳入"""
    before = {h.head.id_number: h for h in county.households}
    after = {h.head.id_number: h for h in moved.households}
    shared = before.keys() & after.keys()
    pairs = [(before[head], after[head]) for head in sorted(shared)]
    assert any(len(old.members) < len(new.members) for old, new in pairs)
    assert any(len(old.members) > len(new.members) for old, new in pairs)
    assert any(old.village != new.village for old, new in pairs)
    assert any(old.income != new.income for old, new in pairs)
    assert any(new.registered and not old.registered for old, new in pairs)
    numbers = [h.household_no for h in moved.households if h.exported]
    assert len(set(numbers)) == len(numbers)


def test_the_newly_monitored_are_registered_with_the_allowance_they_have() -> None:
    """本来就在低保名册上的户，纳入监测时系统也登记享受低保"""
    county = base_county(households=3000, seed=7, on=FIRST_DAY)
    listed = [h for h in county.households if not h.exported]
    for household in listed:
        values: dict[str, object] = {"allowance_kind": "农村低保"}
        household.rows["allowance_recipients"] = [Row(household.head, values)]
    move_on(county, _LATER)
    enrolled = [household for household in listed if household.registered]
    assert len(enrolled) > 3
    assert {h.head.said["allowance"] for h in enrolled} == {"农村低保"}


def test_households_that_a_rule_has_used_stay_as_they_are() -> None:
    """埋设过的户不参与变化，否则 truth 会失真"""
    county = base_county(households=400, seed=5, on=FIRST_DAY)
    used = Draft(county, stream(5)).households(registered=True)
    taken = [next(used) for _ in range(30)]
    before = [(len(h.members), h.members[0].relation) for h in taken]
    incomes = [h.income for h in county.households if h.taken]
    move_on(county, _LATER)
    assert [(len(h.members), h.members[0].relation) for h in taken] == before
    assert [h.income for h in county.households if h.taken] == incomes


def test_the_county_has_no_past(
    tmp_path: Path, make_folder: Callable[..., Folder]
) -> None:
    """日期早于示例县的第一天时，一句话说明"""
    with pytest.raises(TooEarly, match="2026年6月30日"):
        make_folder(tmp_path / "early", on=date(2026, 6, 29))
