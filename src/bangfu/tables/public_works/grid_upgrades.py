"""农网改造台账: where the grid was renewed, and whether the voltage holds.

For M107, M154.
"""

from bangfu.tables import identity
from bangfu.tables.table import Column, Grain, Keeping, Kind, Role, Table

TABLE = Table(
    name="grid_upgrades",
    title="农网改造台账",
    sender="电力",
    role=Role.LIST,
    grain=Grain.VILLAGE,
    keeping=Keeping.SNAPSHOT,
    columns=(
        Column("grid_project", "农网改造项目", aliases=("改造项目", "电力改造项目")),
        Column("grid_upgraded_on", "改造完成日期", Kind.DATE, ("改造完成时间",)),
        Column(
            "grid_capacity", "配变容量", Kind.NUMBER, ("变压器容量",), unit="千伏安"
        ),
        Column("voltage_ok", "电压是否合格", Kind.FLAG, ("电压合格",)),
        Column("supply_steady", "供电是否稳定", Kind.FLAG, ("供电稳定",)),
        Column("powered_households", "通电户数", Kind.WHOLE, ("供电户数",), unit="户"),
        *identity.PLACES,
        identity.AS_OF,
    ),
    marks=(
        ("grid_project",),
        ("grid_upgraded_on", "voltage_ok"),
    ),
    words=("农网", "电网", "电力改造"),
)
