"""残疾人证: holders of a disability certificate, with kind and grade.

For M03, M97, A22, C02.
"""

from bangfu.tables import identity, recurring
from bangfu.tables.table import (
    Column,
    FieldClass,
    Grain,
    Keeping,
    Kind,
    Role,
    Table,
)

TABLE = Table(
    name="disability_certificates",
    title="残疾人证名单",
    sender="残联",
    role=Role.LIST,
    grain=Grain.PERSON,
    keeping=Keeping.SNAPSHOT,
    columns=(
        identity.ID_NUMBER.also_called("残疾人证号", "残疾证号", "残疾证号码"),
        identity.NAME.also_called("残疾人姓名"),
        identity.SEX,
        identity.BIRTH_ON,
        Column(
            "disability_kind",
            "残疾类别",
            aliases=("残疾类型", "残疾种类"),
            field_class=FieldClass.SENSITIVE,
        ),
        Column(
            "disability_grade",
            "残疾等级",
            aliases=("残疾级别",),
            field_class=FieldClass.SENSITIVE,
        ),
        Column("issued_on", "发证日期", Kind.DATE, ("办证日期", "首次发证日期")),
        Column("assessed_on", "残疾评定日期", Kind.DATE, ("评定日期", "评残日期")),
        Column("certificate_status", "证件状态", aliases=("残疾证状态",)),
        Column(
            "issue_kind",
            "办证类型",
            aliases=("业务类型",),
            labels=("新办", "换领", "等级变更", "注销"),
        ),
        *recurring.GUARANTEES,
        *identity.WHERE,
    ),
    marks=(
        ("disability_kind", "disability_grade"),
        ("issued_on", "certificate_status"),
    ),
    words=("残疾", "残联"),
)
