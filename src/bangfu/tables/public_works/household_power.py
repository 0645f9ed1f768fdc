"""农户用电台账: whether each household has power for its daily life.

For M107.
"""

from bangfu.tables import identity
from bangfu.tables.table import Column, FieldClass, Grain, Keeping, Kind, Role, Table

TABLE = Table(
    name="household_power",
    title="农户用电台账",
    sender="电力",
    role=Role.LIST,
    grain=Grain.HOUSEHOLD,
    keeping=Keeping.SNAPSHOT,
    columns=(
        *identity.HEAD,
        Column(
            "meter_no",
            "用电户号",
            Kind.ACCOUNT,
            ("用电编号", "电表户号"),
            field_class=FieldClass.PERSONAL,
        ),
        Column("powered", "是否通生活用电", Kind.FLAG, ("是否通电",)),
        Column("powered_since", "通电日期", Kind.DATE, ("通电时间",)),
        Column("supply_steady", "供电是否稳定", Kind.FLAG, ("供电稳定",)),
        *identity.WHERE,
    ),
    marks=(
        ("powered",),
        ("meter_no", "powered_since"),
    ),
    words=("用电", "通电"),
)
