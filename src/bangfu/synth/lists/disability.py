"""残疾人证名单 of the 残联: certificates of twenty digits, with kind and grade."""

from datetime import date
from random import Random

from bangfu.synth.lists.listing import Listing, Spelling, day_before
from bangfu.synth.people import County, Member, Row

_TABLE = "disability_certificates"
KINDS = ("视力", "听力", "言语", "肢体", "智力", "精神", "多重")
GRADES = ("一级", "二级", "三级", "四级")
_OLD = 60


def fill_certificates(county: County, rng: Random) -> None:
    """Certificates by age; the national export says 残疾 of those it has."""
    for household in county.households:
        for member in household.members:
            share = 0.09 if member.age(county.on) >= _OLD else 0.02
            if rng.random() < share:
                values = _likely(member, {}, county.on, rng)
                household.list_rows(_TABLE).append(Row(member, values))
                if household.exported:
                    _say(member, values, rng)


def _say(member: Member, values: dict[str, object], rng: Random) -> None:
    health = member.said["health"]
    member.said["health"] = "残疾" if health == "健康" else f"残疾,{health}"
    member.said["disability_kind"] = values["disability_kind"]
    if rng.random() < 0.3:  # noqa: PLR2004 three in ten are entered by certificate
        member.said["id_kind"] = "残疾人证"


def certificate_no(member: Member, values: dict[str, object]) -> str:
    """残疾人证号: the identity number, then kind and grade."""
    kind = KINDS.index(str(values["disability_kind"])) + 1
    grade = GRADES.index(str(values["disability_grade"])) + 1
    return f"{member.id_number}{kind}{grade}"


def _likely(
    _member: Member, given: dict[str, object], on: date, rng: Random
) -> dict[str, object]:
    return {
        "disability_kind": rng.choices(KINDS, (12, 18, 3, 45, 9, 8, 5))[0],
        "disability_grade": rng.choices(GRADES, (14, 28, 30, 28))[0],
        "issued_on": day_before(rng, on, 60, 3000),
        "certificate_status": "有效",
        **given,
    }


LISTING = Listing(
    table=_TABLE,
    file="残疾人证持证人员名单{stamp}.xlsx",
    title="示例县残疾人证持证人员名单",
    headings=(
        ("序号", ""),
        ("残疾人姓名", "name"),
        ("残疾证号", "id_number"),
        ("性别", "sex"),
        ("残疾类型", "disability_kind"),
        ("残疾级别", "disability_grade"),
        ("首次发证日期", "issued_on"),
        ("残疾证状态", "certificate_status"),
        ("所属乡镇", "township"),
        ("所属村", "village"),
        ("联系电话", "phone"),
    ),
    spelling=Spelling.CARELESS,
    fill=fill_certificates,
    likely=_likely,
)
