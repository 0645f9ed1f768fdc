"""死亡和户籍注销名单: who died, was cremated, or was struck off the civil register.

For A21, B05.
"""

from bangfu.tables import identity
from bangfu.tables.table import Column, FieldClass, Grain, Keeping, Kind, Role, Table

TABLE = Table(
    name="deaths",
    title="死亡和户籍注销名单",
    sender="公安（户籍）、民政",
    role=Role.LIST,
    grain=Grain.PERSON,
    keeping=Keeping.SNAPSHOT,
    columns=(
        *identity.PERSON,
        Column("died_on", "死亡日期", Kind.DATE, ("死亡时间",)),
        Column("cancelled_on", "户籍注销日期", Kind.DATE, ("注销日期", "销户日期")),
        Column("cremated_on", "火化日期", Kind.DATE, ("火化时间",)),
        Column(
            "cancel_reason",
            "注销原因",
            aliases=("销户原因", "死亡原因"),
            labels=("疾病", "意外", "自然死亡"),
            field_class=FieldClass.SENSITIVE,
        ),
        *identity.WHERE,
    ),
    marks=(
        ("died_on", "cancelled_on", "cremated_on"),
        ("cancel_reason", "cremated_on", "cancelled_on"),
    ),
    words=("死亡", "火化", "注销"),
)
