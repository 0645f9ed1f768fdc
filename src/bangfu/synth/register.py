"""登记: which households the national system has, and what it says of them."""

from datetime import date
from random import Random

from bangfu.synth.people import County, Household, Member

HOUSEHOLD_COLUMNS = frozenset(
    {
        "household_type", "category", "risk_cleared", "house_area", "unsafe_house",
        "safe_water", "farmland", "risk", "identified_on",
    }
)  # fmt: skip
NOT_ALLOWED = ("未享受", "不享受", "否", None)
_RISKS = ("因病", "因残", "因学", "因灾", "因产业项目失败", "因务工就业不稳")
_WORK = (16, 60)


def register_households(county: County, rng: Random) -> None:
    """建档: enter about 17 % of the households, a fifth of them also monitored."""
    counted: dict[str, int] = {}
    for household in county.households:
        draw = rng.random()
        if draw < 0.152:  # noqa: PLR2004 share of 脱贫户
            monitored = rng.random() < 0.1  # noqa: PLR2004 of them also monitored
            category = "脱贫不稳定户" if monitored else None
            _enter(household, rng, county.on, counted, lifted=True, category=category)
        elif draw < 0.17:  # noqa: PLR2004 monitored, never 脱贫户
            enrol(household, rng, county.on, counted)


def enrol(household: Household, rng: Random, on: date, counted: dict[str, int]) -> None:
    """纳入: enter a household that is monitored and was never 脱贫户."""
    category = rng.choices(("边缘易致贫户", "突发严重困难户"), (4, 1))[0]
    _enter(household, rng, on, counted, lifted=False, category=category)


def next_member_no(household: Household) -> str:
    """人口编号 that nobody in the household has or had before."""
    taken = [int(member.member_no[-2:]) for member in household.members]
    return f"{household.household_no}{max(taken) + 1:02d}"


def count_numbers(county: County) -> dict[str, int]:
    """The last 户编号 given in each village, by village code."""
    counted: dict[str, int] = {}
    for household in county.households:
        if household.exported:
            code, last = household.household_no[:12], int(household.household_no[12:])
            counted[code] = max(counted.get(code, 0), last)
    return counted


def _enter(
    household: Household,
    rng: Random,
    on: date,
    counted: dict[str, int],
    *,
    lifted: bool,
    category: str | None,
) -> None:
    code = household.village.code
    counted[code] = counted.get(code, 0) + 1
    household.household_no = f"{code}{counted[code]:04d}"
    household.said = {
        "household_type": "脱贫户" if lifted else "普通农户",
        "category": category,
        "risk_cleared": rng.random() < 0.6 if category else None,  # noqa: PLR2004
        "risk": rng.choice(_RISKS) if category else None,
        "identified_on": date(on.year - rng.randint(0, 3), rng.randint(1, 6), 10)
        if category
        else None,
        "house_area": rng.randint(60, 160),
        "unsafe_house": False,
        "safe_water": True,
        "farmland": rng.randint(10, 160),
    }
    for place, member in enumerate(household.members, 1):
        member.member_no = f"{household.household_no}{place:02d}"
        describe_member(member, rng, on)


def describe_member(member: Member, rng: Random, on: date) -> None:
    """What the national export says of one member, besides what never changes."""
    age = member.age(on)
    health = _health(rng, age)
    working = _WORK[0] <= age <= _WORK[1]
    member.said = {
        "ethnicity": "回族" if rng.random() < 0.04 else "汉族",  # noqa: PLR2004
        "health": health,
        "labour": _labour(rng, health, working=working),
        "allowance": rng.choice(NOT_ALLOWED),
        "destitute_support": rng.choice(NOT_ALLOWED),
        "resident_medical_insurance": True,
        "critical_illness_insurance": True,
        "work_months": rng.randint(3, 11) if working and rng.random() < 0.6 else None,  # noqa: PLR2004
    }


def _health(rng: Random, age: int) -> str:
    old = 60
    weights = (60, 32, 8) if age >= old else (93, 5, 2)
    return rng.choices(("健康", "长期慢性病", "患有大病"), weights)[0]


def _labour(rng: Random, health: str, *, working: bool) -> str:
    if not working:
        return "无劳动力"
    if health != "健康":
        return "弱劳动力或半劳动力"
    return rng.choices(("普通劳动力", "技能劳动力"), (9, 1))[0]
