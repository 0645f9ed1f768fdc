"""Rules plant, the files show it, and the truth says whom."""

import json
from datetime import date
from pathlib import Path

import pytest
from made_up import Folder

from bangfu.core.id_number import parse
from bangfu.synth.county import base_county, stream
from bangfu.synth.draft import CountyUsedUp, Draft, NotExported, NotOfThisCounty
from bangfu.synth.make import FIRST_DAY


def _draft(households: int = 300) -> Draft:
    county = base_county(households=households, seed=5, on=FIRST_DAY)
    return Draft(county, stream(5))


def _truth(made: Folder, rule_id: str, kind: str) -> set[tuple[str, str | None]]:
    return {
        (row["household_no"], row["member_no"])
        for row in made.truth()["rows"]
        if row["rule_id"] == rule_id and row["kind"] == kind
    }


def _quoted(made: Folder, number: str, table: str, row: int) -> tuple[str, str]:
    """户编号和人口编号, worked out from the files alone."""
    for person in made.rows("监测对象信息", 3):
        if parse(person["证件号码"]).text == number:
            return person["户编号"], person["人口编号"]
    roster = made.rows("农户台账", 2)
    own = [person for person in roster if person["身份证号码"] == number]
    if not own:
        # Whoever is on two lists is quoted by the file that comes first by its name.
        for stay in made.rows("住院", 1)[:-2]:
            if parse(stay["身份证号"]).text == number:
                table, row = "hospital_stays", stay["row"]
                break
        return f"未在册-{table}-{row}", f"未在册-{table}-{row}-01"
    family = [p for p in roster if p["户主身份证号"] == own[0]["户主身份证号"]]
    place = family.index(own[0]) + 1
    household_no = f"台账-{family[0]['row']}"
    return household_no, f"{household_no}-{place:02d}"


def test_truth_quotes_the_numbers_that_the_files_show(made: Folder) -> None:
    """truth 里的户号和人号，与从文件里按车牌查到的人一致：在册、台账、未在册三种都有"""
    planted = [
        row for row in made.rows("机动车", 2) if str(row["号牌号码"])[2:5] == "000"
    ]
    found = {
        _quoted(made, parse(row["所有人证件号码"]).text, "vehicles", row["row"])
        for row in planted
    }
    assert found == _truth(made, "test.cars", "plant")
    assert {number[:2] for number, _ in found} == {"62", "台账", "未在"}
    assert len(found) == 14


def test_a_household_wide_plant_names_no_member(made: Folder) -> None:
    """按户埋设的，truth 里人号为空"""
    assert {member for _, member in _truth(made, "test.old_car", "plant")} == {None}


def test_only_planted_rows_are_left_after_clearing(made: Folder) -> None:
    """清空再添加之后，本户在名单上只有埋设的行，金额与埋设的一致"""
    households = {number for number, _ in _truth(made, "test.stays", "plant")}
    own = {
        parse(row["证件号码"]).text
        for row in made.rows("监测对象信息", 3)
        if row["户编号"] in households
    }
    rows = [r for r in made.rows("住院", 1)[:-2] if parse(r["身份证号"]).text in own]
    assert [row["就诊号"] for row in rows] == ["PLANTED"] * 3
    assert {row["合规自付金额"] for row in rows} == {"12345.67"}
    assert {row["出院时间"] for row in rows} == {"2026-06-30"}
    assert all(float(row["费用总额"]) > 12345.67 for row in rows)


def test_the_national_export_says_what_a_plant_has_stated(made: Folder) -> None:
    """改过的登记写进国家系统导出表：人的低保情况、户的监测对象类别"""
    households = {number for number, _ in _truth(made, "test.stays", "near")}
    rows = [r for r in made.rows("监测对象信息", 3) if r["户编号"] in households]
    assert len(households) == 2
    assert {row["享受低保政策情况"] for row in rows} == {"城市低保"}
    assert {row["监测对象类别"] for row in rows} == {"突发严重困难户"}
    listed = {parse(r["身份证号码"]).text for r in made.rows("低保", 2)[:-2]}
    assert listed.isdisjoint(parse(row["证件号码"]).text for row in rows)


def test_no_household_is_handed_out_twice() -> None:
    """同一户只给一条规则用；登记与否与要求相符"""
    draft = _draft()
    first = [next(draft.households(registered=True)) for _ in range(5)]
    second = [next(draft.households(registered=False)) for _ in range(5)]
    assert len({id(household) for household in first + second}) == 10
    assert all(household.registered for household in first)
    assert not any(household.registered for household in second)


def test_a_county_without_households_left_says_so() -> None:
    """户数不够埋设时用一句话说明，而不是悄悄少埋"""
    with pytest.raises(CountyUsedUp, match="户数太少"):
        list(_draft().households(registered=True))


def test_a_plant_may_only_touch_what_it_was_given() -> None:
    """没有交给规则的户不能改；国家系统没有的户不能改登记；没有的列不能写"""
    draft = _draft()
    stranger = _draft().households(registered=True)
    with pytest.raises(NotOfThisCounty):
        draft.clear("vehicles", next(stranger))
    other = next(draft.households(registered=False))
    with pytest.raises(NotExported):
        draft.state(other.members[0], "allowance", "农村低保")
    with pytest.raises(KeyError):
        draft.add("vehicles", other.members[0], colour="红")


def test_the_truth_file_names_its_day_and_seed(made: Folder) -> None:
    """truth.json 写明日期和种子"""
    text = Path(made.path / "truth.json").read_text("utf-8")
    truth = json.loads(text)
    assert date.fromisoformat(truth["on"]) == FIRST_DAY
    assert truth["seed"] == 1
    assert {row["kind"] for row in truth["rows"]} == {"plant", "near"}
