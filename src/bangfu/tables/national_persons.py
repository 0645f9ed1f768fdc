"""监测对象信息: the national system's export of 脱贫户 and 监测对象, one row a person."""

from bangfu.tables import identity
from bangfu.tables.registry import (
    ALLOWANCE,
    CATEGORY,
    DESTITUTE,
    HEALTH,
    HOUSEHOLD_TYPE,
    RISK_CLEARED,
)
from bangfu.tables.table import Column, Grain, Keeping, Kind, Layout, Role, Table

TABLE = Table(
    name="national_persons",
    title="监测对象信息",
    sender="全国防返贫监测信息系统",
    role=Role.REGISTRY,
    grain=Grain.PERSON,
    keeping=Keeping.SNAPSHOT,
    layout=Layout.SEEN,
    columns=(
        *identity.PLACES,
        identity.HOUSEHOLD_NO.needed(),
        identity.MEMBER_NO,
        identity.NAME.needed(),
        Column("id_kind", "证件类型"),
        identity.ID_NUMBER.needed(),
        identity.SEX,
        identity.BIRTH_ON,
        identity.RELATION,
        Column("ethnicity", "民族", aliases=("族别",)),
        Column("schooling", "文化程度"),
        Column("at_school", "在校生状况"),
        HEALTH,
        Column("labour", "劳动技能", aliases=("劳动能力",)),
        ALLOWANCE,
        DESTITUTE,
        Column(
            "resident_medical_insurance",
            "是否参加城乡居民基本医疗保险",
            Kind.FLAG,
            ("是否参加新型农村合作医疗(城乡居民基本医疗保险)", "是否参加城乡居民医保"),
        ),
        Column(
            "critical_illness_insurance",
            "是否参加大病保险",
            Kind.FLAG,
            ("是否参加城乡居民大病保险",),
        ),
        Column(
            "work_months",
            "务工时间(月)",
            Kind.NUMBER,
            ("务工月数", "务工时间"),
            unit="月",
        ),
        HOUSEHOLD_TYPE,
        CATEGORY,
        RISK_CLEARED,
        Column("year", "年度", Kind.WHOLE),
        identity.HEAD_NAME,
        identity.HEAD_ID_NUMBER,
        identity.PHONE,
        identity.MEMBER_PHONE,
        identity.AS_OF,
    ),
    marks=(
        ("household_no",),
        ("relation", "member_no"),
        ("allowance", "labour", "schooling", "at_school", "resident_medical_insurance"),
    ),
    words=("监测对象信息", "人口信息", "监测对象", "脱贫人口", "名单"),
)
