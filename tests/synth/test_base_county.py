"""The base county: families that make sense, valid numbers, and nothing to find."""

from collections import Counter

from stdnum.cn import ric

from bangfu.core.calendar import years_before
from bangfu.core.id_number import is_male
from bangfu.synth.county import base_county
from bangfu.synth.lists import hospital
from bangfu.synth.make import FIRST_DAY
from bangfu.synth.people import County, Household, Member

_CARS = ("轿车", "越野", "面包", "普通客车", "小型客车", "微型客车", "专用客车")
_PARENTS = ("之父", "之母")
_CHILDREN = ("之子", "之女")
_FEMALE = {"之女", "之母", "之儿媳", "之孙女", "之外孙女"}
_MALE = {"之子", "之父", "之女婿", "之孙子", "之外孙子"}


def _people(county: County) -> list[Member]:
    return [member for household in county.everybody() for member in household.members]


def _related(household: Household, *relations: str) -> list[Member]:
    return [member for member in household.members if member.relation in relations]


def test_the_county_has_the_structure_of_a_real_one(county: County) -> None:
    """15 个乡镇、415 个村，至少 6 个村名在两个乡镇里重复"""
    assert len(county.villages) == 415
    assert len({village.township for village in county.villages}) == 15
    assert len({village.code for village in county.villages}) == 415
    names = Counter(village.short_name for village in county.villages)
    assert sum(count > 1 for count in names.values()) >= 6


def test_households_are_of_a_plausible_size_and_kind(county: County) -> None:
    """户均约 3.6 人；约 17% 在册；有不是脱贫户的监测对象，有风险已消除的"""
    sizes = [len(household.members) for household in county.households]
    assert 3.3 < sum(sizes) / len(sizes) < 3.9
    assert min(sizes) == 1
    assert max(sizes) <= 8
    registered = [h for h in county.households if h.registered]
    assert 0.15 < len(registered) / len(county.households) < 0.19
    assert any(h.said["household_type"] != "脱贫户" for h in registered)
    assert {h.said["risk_cleared"] for h in registered} == {True, False, None}
    assert all(h.exported is h.registered for h in county.households)


def test_identity_numbers_are_valid_unique_and_agree_with_the_person(
    county: County,
) -> None:
    """身份证号有效、不重复，出生日期和性别与本人一致，1985 年前用旧区划代码"""
    people = _people(county)
    assert len({member.id_number for member in people}) == len(people)
    own = 0
    for member in people:
        number = member.id_number
        assert ric.calc_check_digit(number) == number[-1]
        assert number[6:14] == f"{member.birth_on:%Y%m%d}"
        assert is_male(number) is member.male
        early = member.birth_on.year < 1985
        assert number.startswith("622" if early else ("6205", "6211"))
        own += number.startswith("622599" if early else "620599")
    assert 0.85 < own / len(people) < 1


def test_the_head_comes_first_and_relations_agree_with_sex(county: County) -> None:
    """户主排第一，称谓与性别一致，夫妻一男一女"""
    for household in county.households:
        assert [m.relation for m in household.members].count("户主") == 1
        assert household.head.relation == "户主"
        for member in household.members:
            assert member.male or member.relation not in _MALE
            assert not member.male or member.relation not in _FEMALE
        for partner in _related(household, "配偶"):
            assert partner.male is not household.head.male


def test_parents_are_old_enough_and_nobody_is_born_after_the_day(
    county: County,
) -> None:
    """父母比子女至少大 18 岁，没有人出生在数据日期之后，也没有人过 105 岁"""
    for household in county.households:
        head = household.head
        for parent in _related(household, *_PARENTS):
            assert parent.birth_on <= years_before(head.birth_on, 18)
        for child in _related(household, *_CHILDREN):
            assert head.birth_on <= years_before(child.birth_on, 18)
    ages = [member.age(FIRST_DAY) for member in _people(county)]
    assert min(ages) >= 0
    assert max(ages) < 105
    assert 0.12 < sum(age < 16 for age in ages) / len(ages) < 0.3


def test_income_components_add_up(county: County) -> None:
    """四项收入减支出等于纯收入，人均乘人口回到纯收入"""
    for household in county.households:
        income, persons = household.income, len(household.members)
        assert min(income.wage_fen, income.business_fen, income.cost_fen) >= 0
        assert abs(income.per_head_fen(persons) * persons - income.net_fen) <= persons
        assert 3_000_00 < income.per_head_fen(persons) < 30_000_00


def test_nobody_has_spent_near_a_line(county: County) -> None:
    """本年和上年的合规自付：在册户每人不超过 4500 元，其他人不超过 18000 元"""
    spent = Counter[tuple[str, int]]()
    caps = {}
    for household in county.everybody():
        for row in household.rows.get("hospital_stays", ()):
            key = (row.member.id_number, hospital.counted_on(row.values).year)
            fen = row.values["compliant_self_paid_fen"]
            assert isinstance(fen, int)
            spent[key] += max(fen, 0)
            caps[key] = 450_000 if household.registered else 1_800_000
    assert len(spent) > 200
    assert [key for key, fen in spent.items() if fen > caps[key]] == []


def test_registered_households_own_no_car_that_counts(county: County) -> None:
    """在册户名下没有登记不满 10 年、3 万元以上、仍在用的小汽车；其他户有"""
    tenth = years_before(FIRST_DAY, 10)
    counted = Counter[bool]()
    for household in county.households:
        for row in household.rows.get("vehicles", ()):
            values = row.values
            price, day = values["price_fen"], values["registered_on"]
            counted[household.registered] += (
                any(kind in str(values["vehicle_type"]) for kind in _CARS)
                and values["status"] not in {"注销", "报废"}
                and str(day) > str(tenth)
                and (price is None or int(str(price)) >= 3_000_000)
            )
    assert counted[True] == 0
    assert counted[False] > 100


def test_the_register_and_the_allowance_list_agree(county: County) -> None:
    """国家系统里的户，登记享受低保与在低保名册上完全一致"""
    both = 0
    for household in county.households:
        if household.exported:
            labels = {member.said["allowance"] for member in household.members}
            on_system = bool(labels & {"农村低保", "城市低保"})
            assert on_system is bool(household.rows.get("allowance_recipients"))
            both += on_system
    assert both > 50


def test_another_seed_makes_other_people() -> None:
    """换一个种子，身份证号几乎全不同"""
    first = base_county(households=200, seed=1, on=FIRST_DAY)
    second = base_county(households=200, seed=2, on=FIRST_DAY)
    numbers = [{m.id_number for m in _people(county)} for county in (first, second)]
    assert len(numbers[0] & numbers[1]) < 3
