"""失能老人名单: old people newly unable to care for themselves.

For A25.
"""

from bangfu.tables import identity
from bangfu.tables.table import Column, FieldClass, Grain, Keeping, Kind, Role, Table

TABLE = Table(
    name="frail_elderly",
    title="失能老人名单",
    sender="民政",
    role=Role.LIST,
    grain=Grain.PERSON,
    keeping=Keeping.SNAPSHOT,
    columns=(
        *identity.PERSON,
        Column(
            "frailty",
            "失能等级",
            aliases=("失能程度", "评估等级"),
            labels=("轻度失能", "中度失能", "重度失能"),
            field_class=FieldClass.SENSITIVE,
        ),
        Column("assessed_on", "评估日期", Kind.DATE, ("评估时间",)),
        Column(
            "care_mode",
            "照护方式",
            aliases=("养老方式",),
            labels=("居家", "村级照料", "机构供养"),
        ),
        Column(
            "carer",
            "照护人",
            Kind.NAME,
            ("照护责任人",),
            field_class=FieldClass.PERSONAL,
        ),
        *identity.WHERE,
    ),
    marks=(
        ("frailty",),
        ("assessed_on", "care_mode"),
    ),
    words=("失能", "老人"),
)
