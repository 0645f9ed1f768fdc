"""学籍名单 of the 教育局: everybody who is at a school of the county."""

from datetime import date
from random import Random

from bangfu.synth.lists.listing import Listing, Spelling
from bangfu.synth.people import County, Household, Member, Row
from bangfu.synth.schooling import at_school, grade

_TABLE = "pupils"


def fill_pupils(county: County, rng: Random) -> None:
    """Every child of school age is on the roll."""
    for household in county.households:
        enter_pupils(household, county.on, rng)


def enter_pupils(household: Household, on: date, rng: Random) -> None:
    """Put a household's children into the grades of that day; who has left is gone."""
    known = {row.member.id_number: row for row in household.rows.pop(_TABLE, [])}
    for member in household.members:
        if not grade(member.birth_on, member.path, on):
            continue
        kept = known.get(member.id_number)
        given = {"pupil_no": kept.values["pupil_no"]} if kept else {}
        values = _likely(member, given, on, rng)
        household.list_rows(_TABLE).append(Row(member, values))


def _likely(
    member: Member, given: dict[str, object], on: date, rng: Random
) -> dict[str, object]:
    state = at_school(member.birth_on, member.path, on)
    return {
        "pupil_no": f"G{rng.randrange(10**9):09d}",
        "school": _school(member.household.village.township, state),
        "grade": grade(member.birth_on, member.path, on) or "七年级",
        "school_class": f"{rng.randint(1, 4)}班",
        "roll_status": "在读",
        "boards": state not in {"", "小学"},
        **given,
    }


def _school(township: str, state: str) -> str:
    if state.startswith("中职"):
        return "示例县职业中等专业学校"
    if state.startswith("普通高中"):
        return "示例县第一中学"
    return f"示例县{township}{'中心小学' if state == '小学' else '初级中学'}"


LISTING = Listing(
    table=_TABLE,
    file="学籍名单_{stamp}.xlsx",
    title="示例县中小学在校学生学籍名单",
    headings=(
        ("序号", ""),
        ("学生姓名", "name"),
        ("学生身份证号", "id_number"),
        ("性别", "sex"),
        ("出生年月日", "birth_on"),
        ("全国学籍号", "pupil_no"),
        ("就读学校", "school"),
        ("所在年级", "grade"),
        ("班级", "school_class"),
        ("就读状态", "roll_status"),
        ("是否寄宿", "boards"),
        ("乡镇", "township"),
    ),
    spelling=Spelling.CARELESS,
    fill=fill_pupils,
    likely=_likely,
)
