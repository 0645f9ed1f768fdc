"""农房安全台账 of the 住建局: houses appraised, by the head of the household."""

from datetime import date
from random import Random

from bangfu.synth.lists.listing import Listing, Spelling, day_before
from bangfu.synth.people import County, Member, Row

_TABLE = "houses"


def fill_houses(county: County, rng: Random) -> None:
    """All registered households and a part of the others; nobody lives in a C or D."""
    for household in county.households:
        if household.registered or rng.random() < 0.25:  # noqa: PLR2004 appraised
            values = _likely(household.head, {}, county.on, rng)
            household.list_rows(_TABLE).append(Row(household.head, values))


def _likely(
    _member: Member, given: dict[str, object], on: date, rng: Random
) -> dict[str, object]:
    built = on.year - rng.randint(4, 32)
    renovated = rng.random() < 0.2  # noqa: PLR2004 renovated with public money
    return {
        "danger_grade": rng.choice(("A级", "B级")),
        "appraised_on": day_before(rng, on, 30, 900),
        "structure": rng.choice(("砖混", "砖木", "土木", "框架")),
        "area": rng.randint(60, 160),
        "built_year": built,
        "renovated_year": rng.randint(built + 1, on.year) if renovated else None,
        **given,
    }


LISTING = Listing(
    table=_TABLE,
    file="农房安全台账{stamp}.xlsx",
    title="示例县农村住房安全台账",
    headings=(
        ("序号", ""),
        ("乡镇", "township"),
        ("行政村名称", "village"),
        ("组", "hamlet"),
        ("户主姓名", "name"),
        ("户主身份证号码", "id_number"),
        ("房屋安全等级", "danger_grade"),
        ("鉴定时间", "appraised_on"),
        ("房屋结构", "structure"),
        ("房屋面积", "area"),
        ("建房年份", "built_year"),
        ("危改年度", "renovated_year"),
        ("联系电话", "phone"),
    ),
    spelling=Spelling.CARELESS,
    fill=fill_houses,
    likely=_likely,
)
