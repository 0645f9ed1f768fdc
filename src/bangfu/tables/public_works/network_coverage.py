"""自然村网络覆盖台账: fibre and 4G in villages and natural villages.

For M100, M154.
"""

from bangfu.tables import identity
from bangfu.tables.table import Column, Grain, Keeping, Kind, Role, Table

TABLE = Table(
    name="network_coverage",
    title="自然村网络覆盖台账",
    sender="工信",
    role=Role.LIST,
    grain=Grain.VILLAGE,
    keeping=Keeping.SNAPSHOT,
    columns=(
        Column("hamlet_households", "自然村户数", Kind.WHOLE, ("居住户数",), unit="户"),
        Column("fibre", "是否通光纤", Kind.FLAG, ("光纤通达", "通光纤")),
        Column("mobile_4g", "是否4G覆盖", Kind.FLAG, ("4G覆盖",)),
        Column(
            "signal",
            "网络信号情况",
            aliases=("信号情况",),
            labels=("良好", "较弱", "无信号"),
        ),
        *identity.PLACES,
        identity.AS_OF,
    ),
    marks=(
        ("fibre",),
        ("mobile_4g", "hamlet_households"),
    ),
    words=("光纤", "4G", "网络覆盖", "宽带"),
)
