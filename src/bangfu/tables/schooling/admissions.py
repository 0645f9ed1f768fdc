"""升学录取名单: who was admitted to a college or vocational school this year.

For A13.
"""

from bangfu.tables import identity
from bangfu.tables.table import Column, Grain, Keeping, Kind, Role, Table

TABLE = Table(
    name="admissions",
    title="升学录取名单",
    sender="教育",
    role=Role.LIST,
    grain=Grain.PERSON,
    keeping=Keeping.SNAPSHOT,
    columns=(
        *identity.PERSON,
        Column("admitted_school", "录取学校", aliases=("录取院校",)),
        Column(
            "admitted_level",
            "录取层次",
            aliases=("录取批次",),
            labels=("本科", "高职高专", "技师学院", "中职"),
        ),
        Column("admitted_on", "录取日期", Kind.DATE, ("录取时间",)),
        Column("tuition_fen", "学年学费", Kind.FEN, ("学费标准",), unit="元"),
        *identity.WHERE,
    ),
    marks=(
        ("admitted_level",),
        ("admitted_on", "admitted_school"),
    ),
    words=("录取", "升学"),
)
