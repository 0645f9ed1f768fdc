"""住院明细 of the 医保局: stays with what the fund and the patient paid."""

from datetime import date
from random import Random

from bangfu.synth.lists.listing import Listing, Spelling, day_before
from bangfu.synth.people import County, Household, Member, Row

_TABLE = "hospital_stays"
_CAP_REGISTERED, _CAP_OTHERS = 450_000, 1_800_000
_WORTH_WRITING = 2_000
_HOSPITALS = (
    "示例县人民医院",
    "示例县中医医院",
    "示例县妇幼保健院",
    "示例县明川中心卫生院",
    "示例县清泉镇卫生院",
    "示例市第一人民医院",
)


def fill_stays(county: County, rng: Random) -> None:
    """A year of stays of roster people, and of people who are on no roster."""
    for household in county.everybody():
        for member in household.members:
            likely = 1.0 if household.outsider else _chance(member.age(county.on))
            if rng.random() < likely:
                add_stays(member, county.on, rng, days=364)


def add_stays(member: Member, on: date, rng: Random, *, days: int) -> None:
    """One to three stays in the days before, well below every line in every year."""
    for _ in range(rng.choices((1, 2, 3), (75, 19, 6))[0]):
        stay = _dates(rng, day_before(rng, on, 0, days), on)
        left = room(member, counted_on(stay).year)
        if left > _WORTH_WRITING:
            values = stay | _bill(rng, left)
            rows = member.household.list_rows(_TABLE)
            rows.append(Row(member, _named(rng, member, values)))
            if rng.random() < 0.01:  # noqa: PLR2004 one stay in a hundred is corrected
                rows.append(Row(member, _refund(rng, member, values)))


def room(member: Member, year: int) -> int:
    """How many 分 of 合规自付 a member may still have in a year without any hit."""
    household = member.household
    cap = _CAP_REGISTERED if household.registered else _CAP_OTHERS
    return cap - paid_in(household, member, year)


def paid_in(household: Household, member: Member, year: int) -> int:
    """合规自付 of a member in a calendar year, in 分, refunds not deducted."""
    amounts = [
        row.values["compliant_self_paid_fen"]
        for row in household.rows.get(_TABLE, ())
        if row.member is member and counted_on(row.values).year == year
    ]
    return sum(fen for fen in amounts if isinstance(fen, int) and fen > 0)


def counted_on(values: dict[str, object]) -> date:
    """The day a stay counts for: discharge, else settlement."""
    day = values["discharged_on"] or values["settled_on"]
    assert isinstance(day, date)  # noqa: S101 every stay is settled
    return day


def _chance(age: int) -> float:
    old, grown = 60, 15
    return 0.24 if age >= old else 0.06 if age >= grown else 0.09


def _dates(rng: Random, discharged: date, on: date) -> dict[str, object]:
    settled = min(date.fromordinal(discharged.toordinal() + rng.randint(0, 9)), on)
    blank = rng.random() < 0.05  # noqa: PLR2004 discharge not entered, one in twenty
    return {
        "admitted_on": day_before(rng, discharged, 2, 18),
        "discharged_on": None if blank else discharged,
        "settled_on": settled,
    }


def _bill(rng: Random, left: int) -> dict[str, object]:
    total = min(round(rng.lognormvariate(13.1, 0.7)), 9_000_000)
    compliant = total * rng.randint(12, 34) // 100
    if compliant > left:
        total, compliant = (part * left * 9 // compliant // 10 for part in
                            (total, compliant))  # fmt: skip
    return _split(rng, total, compliant)


def _split(rng: Random, total: int, compliant: int) -> dict[str, object]:
    beyond = (total - compliant) * rng.randint(3, 15) // 100
    return {
        "total_fen": total,
        "fund_paid_fen": total - compliant - beyond,
        "compliant_self_paid_fen": compliant,
        "self_paid_fen": compliant + beyond,
    }


def _named(rng: Random, member: Member, values: dict[str, object]) -> dict[str, object]:
    return {
        "settlement_no": f"ZY{rng.randrange(10**12):012d}",
        "hospital": rng.choice(_HOSPITALS),
        "place_known": not member.household.outsider or rng.random() < 0.5,  # noqa: PLR2004
        **values,
    }


def _refund(
    rng: Random, member: Member, values: dict[str, object]
) -> dict[str, object]:
    share = rng.randint(10, 50)
    back = {
        name: -(amount * share // 100)
        for name, amount in values.items()
        if isinstance(amount, int)
    }
    return _named(rng, member, values | back)


def _likely(
    member: Member, given: dict[str, object], on: date, rng: Random
) -> dict[str, object]:
    day = given.get("discharged_on") or given.get("settled_on") or on
    assert isinstance(day, date)  # noqa: S101 columns named ..._on hold days
    compliant = given.get("compliant_self_paid_fen", given.get("self_paid_fen"))
    paid = compliant if isinstance(compliant, int) else 120_000
    bill = _split(rng, abs(paid) * 4, abs(paid))
    if paid < 0:
        bill = {name: -fen for name, fen in bill.items() if isinstance(fen, int)}
    dates = {
        "admitted_on": day_before(rng, day, 3, 12),
        "discharged_on": day,
        "settled_on": day,
    }
    return _named(rng, member, dates | bill | given)


LISTING = Listing(
    table=_TABLE,
    file="医保局住院结算明细_{stamp}.csv",
    title="",
    headings=(
        ("姓名", "name"),
        ("身份证号", "id_number"),
        ("性别", "sex"),
        ("就诊号", "settlement_no"),
        ("医疗机构名称", "hospital"),
        ("入院时间", "admitted_on"),
        ("出院时间", "discharged_on"),
        ("结算时间", "settled_on"),
        ("费用总额", "total_fen"),
        ("统筹支付", "fund_paid_fen"),
        ("合规自付金额", "compliant_self_paid_fen"),
        ("个人负担金额", "self_paid_fen"),
        ("乡镇", "township"),
        ("村", "village"),
        ("备注", ""),
    ),
    spelling=Spelling.FORMULA,
    fill=fill_stays,
    likely=_likely,
)
