"""机动车登记 of the 公安局: vehicles by owner, cars only where no rule minds them."""

from datetime import date
from random import Random

from bangfu.core.calendar import years_before
from bangfu.synth.lists.listing import Listing, Spelling, day_before
from bangfu.synth.people import County, Household, Member, Row

_TABLE = "vehicles"
_CARS = ("小型轿车", "小型普通客车", "小型越野客车", "微型面包车")
_OTHERS = (
    "普通二轮摩托车",
    "轻便二轮摩托车",
    "三轮汽车",
    "正三轮载货摩托车",
    "轻型栏板货车",
    "轻型自卸货车",
)
_BRANDS = {"车": ("东川", "远山", "长岭", "云台"), "摩": ("飞燕", "金鹿", "南岭")}
_PLATE = "ABCDEFGHJKLMNPQRSTUVWXYZ0123456789"
_ADULT, _TOO_OLD = 19, 72


def fill_vehicles(county: County, rng: Random) -> None:
    """Cars with households that no rule asks about, else motorcycles and old cars."""
    for household in county.households:
        drivers = [
            m for m in household.members if _ADULT <= m.age(county.on) <= _TOO_OLD
        ]
        if drivers and rng.random() < 0.38:  # noqa: PLR2004 share with a vehicle
            given = _harmless(household, county.on, rng)
            old = "registered_on" in given
            owner = drivers[0] if old else rng.choice(drivers)
            values = _likely(owner, given, county.on, rng)
            household.list_rows(_TABLE).append(Row(owner, values))


def has_car(household: Household) -> bool:
    """Whether any vehicle of a household is of a kind that carries people."""
    kinds = [str(row.values["vehicle_type"]) for row in household.rows.get(_TABLE, ())]
    return any("客车" in kind or "轿车" in kind or "面包" in kind for kind in kinds)


def _harmless(household: Household, on: date, rng: Random) -> dict[str, object]:
    if rng.random() < 0.45:  # noqa: PLR2004 not a car at all
        return {"vehicle_type": rng.choice(_OTHERS)}
    car: dict[str, object] = {"vehicle_type": rng.choice(_CARS)}
    if not household.registered:
        blank = rng.random() < 0.1  # noqa: PLR2004 price not entered
        return car | ({"price_fen": None} if blank else {})
    return car | rng.choice(
        (
            {"registered_on": day_before(rng, years_before(on, 10), 30, 2000)},
            {"price_fen": rng.randint(80, 280) * 10_000},
            {"status": rng.choice(("注销", "报废"))},
        )
    )


def _likely(
    member: Member, given: dict[str, object], on: date, rng: Random
) -> dict[str, object]:
    kind = str(given.get("vehicle_type", _CARS[0]))
    light = "摩托" in kind or "三轮" in kind
    price = rng.randint(30, 120) * 10_000 if light else rng.randint(40, 180) * 100_000
    adult_on = date(member.birth_on.year + _ADULT, 1, 1)
    return {
        "plate_no": "甘Z" + "".join(rng.choices(_PLATE, k=5)),
        "vehicle_type": kind,
        "brand": rng.choice(_BRANDS["摩" if light else "车"]) + "牌",
        "registered_on": max(min(day_before(rng, on, 30, 3000), on), min(adult_on, on)),
        "price_fen": price,
        "status": "正常",
        **given,
    }


LISTING = Listing(
    table=_TABLE,
    file="机动车登记信息{stamp}.xlsx",
    title="示例县机动车登记信息",
    headings=(
        ("序号", ""),
        ("机动车所有人", "name"),
        ("所有人证件号码", "id_number"),
        ("号牌号码", "plate_no"),
        ("车辆类型", "vehicle_type"),
        ("车辆品牌", "brand"),
        ("初次登记日期", "registered_on"),
        ("购车价格", "price_fen"),
        ("状态", "status"),
        ("联系电话", "phone"),
    ),
    spelling=Spelling.HARMLESS,
    fill=fill_vehicles,
    likely=_likely,
)
