"""名下车辆: cars of registered households, which the household must explain."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import islice
from typing import Any

from bangfu.core.calendar import say_date, years_before
from bangfu.core.cause import Cause, RuleKind
from bangfu.core.money import yuan
from bangfu.screening.plant import CountyDraft, DraftHousehold, Planted
from bangfu.screening.rule import (
    Condition,
    Evidence,
    Finding,
    Remark,
    Row,
    Subject,
    fact,
    rule,
)


def _says_one_of(text: Any, words: Sequence[str]) -> Any:
    """Whether a text column contains one of some words; null stays null."""
    return text.re_search("|".join(words))


@fact
def owned_vehicles(
    vehicles: Any,
    households: Any,
    *,
    on: date,
    car_types: tuple[str, ...],
    other_vehicle_types: tuple[str, ...],
    gone_vehicle_statuses: tuple[str, ...],
    car_age_limit: int,
    car_price_line: int,
) -> Any:
    """名下车辆: vehicles of known people, each with what decides whether it counts."""
    other = _says_one_of(vehicles.vehicle_type, other_vehicle_types)
    typed = vehicles.mutate(
        car=_says_one_of(vehicles.vehicle_type, car_types) & ~other,
        unknown=~_says_one_of(vehicles.vehicle_type, car_types) & ~other,
        gone=_says_one_of(vehicles.status, gone_vehicle_statuses).fill_null(False),
        young=(vehicles.registered_on > years_before(on, car_age_limit))
        & (vehicles.registered_on <= on),
        dear=(vehicles.price_fen >= car_price_line).fill_null(True),
        age_limit=car_age_limit,
        price_line_fen=car_price_line,
    )
    return typed.inner_join(households.select("household", "registered"), "household")


def _describe(car: Row) -> str:
    price = car["price_fen"]
    cost = "购价待核" if price is None else f"购价{yuan(price)}元"
    return f"{car['vehicle_type']}（{say_date(car['registered_on'])}登记，{cost}）"


def _sentence(cars: Sequence[Row]) -> str:
    listed = "、".join(_describe(car) for car in cars)
    first = cars[0]
    return (
        f"在册户成员名下有登记不满{first['age_limit']}年、购价"
        f"{yuan(first['price_line_fen'])}元及以上（或购价待核）的小汽车{len(cars)}辆：{listed}"
    )


def _old(car: Row) -> str:
    if car["registered_on"] is None:
        return f"{car['vehicle_type']}没有登记日期，不计入"
    return f"{_describe(car)}登记已满{car['age_limit']}年，或登记日期在筛查日之后"


def _plant(draft: CountyDraft) -> Iterator[Planted]:
    """A day short of ten years at exactly the line; no price; two cars, one hit."""
    youngest = years_before(draft.on, 10) + timedelta(days=1)
    exact, unpriced, two = islice(draft.households(registered=True), 3)
    yield _own(draft, exact, ("小型轿车", youngest, 3_000_000, "正常"))
    yield _own(draft, unpriced, ("小型越野客车", draft.on, None, "正常"))
    yield _own(
        draft,
        two,
        ("小型面包车", draft.on, 3_500_000, "正常"),
        ("小型普通客车", draft.on, 8_000_000, "逾期未检验"),
    )


def _near(draft: CountyDraft) -> Iterator[Planted]:
    """Ten years to the day; a fen too cheap; a lorry; scrapped; undated; not registered."""
    tenth = years_before(draft.on, 10)
    old, cheap, lorry, scrapped, undated = islice(draft.households(registered=True), 5)
    yield _own(draft, old, ("小型轿车", tenth, 9_000_000, "正常"))
    yield _own(draft, cheap, ("小型轿车", draft.on, 2_999_999, "正常"))
    yield _own(draft, lorry, ("轻型普通货车", draft.on, 9_000_000, "正常"))
    yield _own(draft, scrapped, ("小型轿车", draft.on, 9_000_000, "注销"))
    yield _own(draft, undated, ("小型轿车", None, 9_000_000, "正常"))
    [other] = islice(draft.households(registered=False), 1)
    yield _own(draft, other, ("小型轿车", draft.on, 9_000_000, "正常"))


def _own(
    draft: CountyDraft,
    household: DraftHousehold,
    *vehicles: tuple[str, date | None, int | None, str],
) -> Planted:
    """These vehicles and no others for the household, spread over its members."""
    draft.clear("vehicles", household)
    for place, (vehicle_type, registered_on, price_fen, status) in enumerate(vehicles):
        draft.add(
            "vehicles",
            household.members[place % len(household.members)],
            vehicle_type=vehicle_type,
            registered_on=registered_on,
            price_fen=price_fen,
            status=status,
        )
    return Planted(household)


@rule(
    title="在册户名下有小汽车",
    kind=RuleKind.ELIGIBILITY,
    cause=Cause.VEHICLE,
    subject=Subject.HOUSEHOLD,
    basis="公安车管登记比对：摩托、农用和登记年限已满的车除外，情况须说明",
    sentence=_sentence,
    absent="机动车登记里没有本户成员的车辆",
    plant=_plant,
    near=_near,
)
def household_owns_car(owned_vehicles: Any) -> Finding:
    """脱贫户、监测对象的成员名下有小汽车：登记不满 10 年，购价 3 万元及以上或购价不明。

    货车、摩托、三轮、农用等生产用车不计；已注销、报废的不计；没有登记日期的不计；类型认不出的
    不计，但在结果里列出类型名称。一户一条，依据里列出全部车辆。
    """
    cars = owned_vehicles
    return Finding(
        items=cars,
        conditions=(
            Condition(
                cars.registered, lambda _: "本户不是脱贫户或监测对象，不用说明车辆"
            ),
            Condition(
                cars.car, lambda car: f"{car['vehicle_type'] or '类型空白'}不属于小汽车"
            ),
            Condition(
                ~cars.gone, lambda car: f"{car['vehicle_type']}状态是{car['status']}"
            ),
            Condition(cars.young, _old),
            Condition(cars.dear, lambda car: f"{_describe(car)}低于说明线"),
        ),
        evidence=Evidence(
            None,
            value=_describe,
            line=lambda car: (
                f"说明线{yuan(car['price_line_fen'])}元、{car['age_limit']}年"
            ),
        ),
        remarks=(
            Remark(
                cars.filter(cars.unknown).select(item=cars.vehicle_type).distinct(),
                lambda types: f"有认不出的车辆类型，没有计入：{'、'.join(types)}",
            ),
        ),
    )
