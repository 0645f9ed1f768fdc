"""The national exports: all text, two title rows, headings on the third row."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from bangfu.core.calendar import say_date
from bangfu.synth.cells import as_text
from bangfu.synth.lists import disability
from bangfu.synth.people import County, Household, Member, Village
from bangfu.synth.schooling import at_school, schooling
from bangfu.synth.sheets import Cells, write_sheet

_COUNTY = {"province": "甘肃省", "prefecture": "示例市", "county": "示例县"}
_PERSONS = (
    ("省", "province"),
    ("市", "prefecture"),
    ("县", "county"),
    ("乡", "township"),
    ("村", "village"),
    ("户编号", "household_no"),
    ("人口编号", "member_no"),
    ("姓名", "name"),
    ("性别", "sex"),
    ("出生日期", "birth_on"),
    ("证件类型", "id_kind"),
    ("证件号码", "id_number"),
    ("民族", "ethnicity"),
    ("户联系电话", "phone"),
    ("家庭成员联系电话", "member_phone"),
    ("年度", "year"),
    ("与户主关系", "relation"),
    ("文化程度", "schooling"),
    ("在校生状况", "at_school"),
    ("劳动技能", "labour"),
    ("务工时间（月）", "work_months"),
    ("健康状况", "health"),
    ("政治面貌", "politics"),
    ("务工企业名称", ""),
    ("享受低保政策情况", "allowance"),
    ("是否参加城镇职工基本养老保险", "no"),
    ("是否参加大病保险", "critical_illness_insurance"),
    ("是否参加城乡居民基本医疗保险", "resident_medical_insurance"),
    ("是否参加城乡居民基本养老保险", "pension"),
    ("失学或辍学原因", ""),
    ("是否会讲普通话", "yes"),
    ("是否参加商业补充医疗保险", "no"),
    ("是否国外务工", "no"),
    ("就业渠道", ""),
    ("残疾类别", "disability_kind"),
    ("务工所在地", ""),
    ("户主姓名", "head_name"),
    ("户主证件号码", "head_id_number"),
    ("是否参加城镇职工基本医疗保险", "no"),
    ("享受特困供养政策情况", "destitute_support"),
    ("户类型", "household_type"),
    ("监测对象类别", "category"),
    ("致贫/返贫风险1", "risk"),
    ("识别监测时间", "identified_on"),
    ("风险是否已消除", "risk_cleared"),
)
_HOUSEHOLDS = (
    ("省(区、市)", "province"),
    ("市(州)", "prefecture"),
    ("县(市、区、旗)", "county"),
    ("乡(镇)", "township"),
    ("行政村", "village"),
    ("自然村", "hamlet"),
    ("户编号", "household_no"),
    ("户主姓名", "head_name"),
    ("户主证件号码", "head_id_number"),
    ("户联系电话", "phone"),
    ("户类型", "household_type"),
    ("监测对象类别", "category"),
    ("风险是否已消除", "risk_cleared"),
    ("家庭人口数", "household_size"),
    ("工资性收入", "wage_income_fen"),
    ("生产经营性收入", "business_income_fen"),
    ("财产性收入", "property_income_fen"),
    ("转移性收入", "transfer_income_fen"),
    ("生产经营性支出", "business_cost_fen"),
    ("家庭纯收入（元）", "net_income_fen"),
    ("人均纯收入（元）", "net_income_per_head_fen"),
    ("住房面积", "house_area"),
    ("是否危房户", "unsafe_house"),
    ("是否解决安全饮用水", "safe_water"),
    ("耕地面积（亩）", "farmland"),
)
_VILLAGES = (
    ("省", "province"),
    ("市", "prefecture"),
    ("县", "county"),
    ("乡", "township"),
    ("村", "village"),
    ("总户数", "households"),
    ("总人口数", "persons"),
    ("低保户数", "allowance_households"),
    ("低保人口数", "allowance_persons"),
    ("残疾人口数", "disabled_persons"),
    ("行政村卫生室个数", "one"),
    ("行政村执业（助理）医师（人）", "one"),
    ("危房户数", "none"),
    ("未实现饮水安全户数", "none"),
    ("村级集体经济收入（万元）", "collective_income"),
)
_WORKS_FROM = 16


def write_persons(folder: Path, county: County) -> tuple[str, int]:
    """（自定义）监测对象信息: persons of the households the system has."""
    rows = (
        _person(county, member)
        for household in county.households
        if household.exported
        for member in household.members
    )
    name = f"（自定义）监测对象信息_{county.on:%Y%m%d}.xlsx"
    return _write(folder / name, "监测对象信息", county, _PERSONS, rows)


def write_households(folder: Path, county: County) -> tuple[str, int]:
    """（基础信息）户信息: the same households, one row each."""
    exported = (household for household in county.households if household.exported)
    rows = (_household(household) for household in exported)
    name = f"（基础信息）户信息_{county.on:%Y%m%d}.xlsx"
    return _write(folder / name, "户信息", county, _HOUSEHOLDS, rows)


def write_villages(folder: Path, county: County) -> tuple[str, int]:
    """（自定义）行政村信息: every village with its counts."""
    living: dict[str, list[Household]] = {}
    for household in county.households:
        living.setdefault(household.village.code, []).append(household)
    rows = (_village(v, living.get(v.code, [])) for v in county.villages)
    name = "（自定义）行政村信息.xlsx"
    return _write(folder / name, "行政村信息", county, _VILLAGES, rows)


def _write(
    path: Path,
    title: str,
    county: County,
    headings: tuple[tuple[str, str], ...],
    rows: Iterable[dict[str, object]],
) -> tuple[str, int]:
    def lines() -> Iterator[Cells]:
        yield [title]
        yield [f"导出范围：甘肃省示例市示例县　导出日期：{say_date(county.on)}"]
        yield [heading for heading, _ in headings]
        for values in rows:
            yield [as_text(column, values.get(column)) for _, column in headings]

    return path.name, write_sheet(path, title, lines()) - 3


def _place(village: Village) -> dict[str, object]:
    return {**_COUNTY, "township": village.township, "village": village.name}


def _shared(household: Household) -> dict[str, object]:
    """What both exports say of a household."""
    return _place(household.village) | {
        "household_no": household.household_no,
        "phone": household.phone,
        "head_name": household.head.name,
        "head_id_number": _number(household.head),
    }


def _number(member: Member) -> str:
    if member.said.get("id_kind") != "残疾人证":
        return member.id_number
    row = next(
        row
        for row in member.household.rows[disability.LISTING.table]
        if row.member is member
    )
    return disability.certificate_no(member, row.values)


def _person(county: County, member: Member) -> dict[str, object]:
    age = member.age(county.on)
    works = age >= _WORKS_FROM
    return (
        _shared(member.household)
        | {
            "member_no": member.member_no,
            "name": member.name,
            "sex": "男" if member.male else "女",
            "birth_on": f"{member.birth_on:%Y%m%d}",
            "id_kind": "居民身份证",
            "id_number": _number(member),
            "member_phone": member.household.phone if works else None,
            "year": county.on.year,
            "relation": member.relation,
            "schooling": schooling(member.birth_on, member.path, county.on),
            "at_school": at_school(member.birth_on, member.path, county.on),
            "politics": "群众" if works else None,
            "pension": works,
            "yes": True,
            "no": False,
        }
        | member.household.said
        | member.said
    )


def _household(household: Household) -> dict[str, object]:
    income = household.income
    size = len(household.members)
    return (
        _shared(household)
        | {
            "hamlet": f"{household.hamlet}组",
            "household_size": size,
            "wage_income_fen": income.wage_fen,
            "business_income_fen": income.business_fen,
            "property_income_fen": income.property_fen,
            "transfer_income_fen": income.transfer_fen,
            "business_cost_fen": income.cost_fen,
            "net_income_fen": income.net_fen,
            "net_income_per_head_fen": income.per_head_fen(size),
        }
        | household.said
    )


def _village(village: Village, living: list[Household]) -> dict[str, object]:
    allowed = [h for h in living if h.rows.get("allowance_recipients")]
    certified = [h.rows.get("disability_certificates", []) for h in living]
    return _place(village) | {
        "households": len(living),
        "persons": sum(len(household.members) for household in living),
        "allowance_households": len(allowed),
        "allowance_persons": sum(len(h.rows["allowance_recipients"]) for h in allowed),
        "disabled_persons": sum(len(rows) for rows in certified),
        "one": 1,
        "none": 0,
        "collective_income": f"{6 + int(village.code[9:]) % 37}.{village.order % 10}",
    }
