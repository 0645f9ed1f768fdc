"""监测对象信息 (M01–M15, M149–M155): the national system's persons, one row each.

It takes the 47 columns of 2020/21, the 32 of 2022, and those of 2023 in any order.
"""

from bangfu.tables import code_lists, identity, registry
from bangfu.tables.living import LIVING
from bangfu.tables.monitoring import MONITORING
from bangfu.tables.registers.covers import COVERS, JOBS
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
        Column("id_kind", "证件类型", labels=code_lists.ID_KINDS),
        identity.ID_NUMBER.needed(),
        identity.SEX,
        identity.BIRTH_ON,
        identity.RELATION,
        registry.ETHNICITY,
        Column("politics", "政治面貌", labels=code_lists.POLITICS),
        registry.SCHOOLING,
        Column("at_school", "在校生状况", labels=code_lists.AT_SCHOOL),
        Column(
            "out_of_school_because",
            "失学或辍学原因",
            aliases=("义务教育阶段未上学原因", "失学辍学原因"),
        ),
        Column("speaks_mandarin", "是否会讲普通话", Kind.FLAG),
        registry.HEALTH,
        *COVERS,
        registry.LABOUR,
        *JOBS,
        registry.ALLOWANCE,
        registry.DESTITUTE,
        Column("person_identified_on", "人员识别时间", Kind.DATE),
        Column(
            "identified_by", "识别标准", labels=("国家标准", "省定标准", "市定标准")
        ),
        registry.HOUSEHOLD_TYPE,
        registry.CATEGORY,
        *MONITORING,
        registry.HOUSEHOLD_SIZE,
        *registry.INCOME,
        *LIVING,
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
