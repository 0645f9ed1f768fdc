"""家庭医生签约名单: who signed, for which disease, and how often visited.

For M94.
"""

from bangfu.tables import identity, recurring
from bangfu.tables.table import Column, FieldClass, Grain, Keeping, Kind, Role, Table

TABLE = Table(
    name="doctor_contracts",
    title="家庭医生签约名单",
    sender="卫健",
    role=Role.LIST,
    grain=Grain.PERSON,
    keeping=Keeping.SNAPSHOT,
    columns=(
        *identity.PERSON,
        Column(
            "disease",
            "病种",
            aliases=("疾病名称", "慢病病种"),
            field_class=FieldClass.SENSITIVE,
        ),
        Column("contract_no", "签约协议号", aliases=("协议编号", "签约编号")),
        Column("signed_on", "签约日期", Kind.DATE, ("签约时间",)),
        Column("doctor_team", "签约团队", aliases=("家庭医生团队", "服务团队")),
        Column(
            "family_doctor",
            "签约医生",
            Kind.NAME,
            ("家庭医生", "医生姓名"),
            field_class=FieldClass.PERSONAL,
        ),
        Column(
            "care_visits", "随访次数", Kind.WHOLE, ("履约次数", "服务次数"), unit="次"
        ),
        Column("last_care_on", "最近随访日期", Kind.DATE, ("最近随访时间",)),
        Column(
            "severe",
            "是否重病",
            Kind.FLAG,
            ("是否大病",),
            field_class=FieldClass.SENSITIVE,
        ),
        *recurring.GUARANTEES,
        *identity.WHERE,
    ),
    marks=(
        ("signed_on", "contract_no"),
        ("care_visits", "doctor_team", "family_doctor"),
    ),
    words=("家庭医生", "签约"),
)
