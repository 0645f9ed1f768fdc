"""慢病和精神障碍患者名单: who is newly under care for a lasting illness.

For A08.
"""

from bangfu.tables import identity
from bangfu.tables.table import Column, FieldClass, Grain, Keeping, Kind, Role, Table

TABLE = Table(
    name="chronic_patients",
    title="慢病和精神障碍患者名单",
    sender="卫健",
    role=Role.LIST,
    grain=Grain.PERSON,
    keeping=Keeping.SNAPSHOT,
    columns=(
        *identity.PERSON,
        Column(
            "patient_kind",
            "患者类别",
            aliases=("管理类别", "患者类型"),
            labels=("高血压", "糖尿病", "结核病", "严重精神障碍", "其他慢病"),
            field_class=FieldClass.SENSITIVE,
        ),
        Column(
            "disease", "病种", aliases=("疾病名称",), field_class=FieldClass.SENSITIVE
        ),
        Column("filed_on", "建档管理日期", Kind.DATE, ("建档日期", "管理日期")),
        Column("well_managed", "是否规范管理", Kind.FLAG, ("规范管理",)),
        Column(
            "risk_grade",
            "危险性分级",
            aliases=("危险性评级",),
            field_class=FieldClass.SENSITIVE,
        ),
        Column("last_care_on", "最近随访日期", Kind.DATE, ("最近随访时间",)),
        *identity.WHERE,
    ),
    marks=(
        ("patient_kind",),
        ("filed_on", "well_managed", "last_care_on"),
    ),
    words=("慢病", "精神障碍"),
)
