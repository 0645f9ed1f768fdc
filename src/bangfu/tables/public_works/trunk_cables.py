"""光缆建设台账: trunk cables from county to township and from township to village.

For M100.
"""

from bangfu.tables import identity
from bangfu.tables.table import Column, Grain, Keeping, Kind, Role, Table

TABLE = Table(
    name="trunk_cables",
    title="光缆建设台账",
    sender="工信",
    role=Role.LIST,
    grain=Grain.VILLAGE,
    keeping=Keeping.SNAPSHOT,
    columns=(
        Column("cable_segment", "光缆段", aliases=("光缆段落", "光缆路由")),
        Column(
            "cable_level",
            "光缆级别",
            aliases=("光缆类别",),
            labels=("县—乡主干", "乡—村二级主干"),
        ),
        Column("cable_capacity", "光缆容量", Kind.NUMBER, ("纤芯数",), unit="芯"),
        Column("cable_expanded", "是否扩容", Kind.FLAG, ("扩容完成",)),
        Column("finished_on", "建成日期", Kind.DATE, ("建成时间",)),
        *identity.PLACES,
        identity.AS_OF,
    ),
    marks=(
        ("cable_segment",),
        ("cable_level", "cable_capacity", "cable_expanded"),
    ),
    words=("光缆", "干线"),
)
