"""停水和水质问题台账: where the water failed, for how long, and what was done.

For M144, A16.
"""

from bangfu.tables import identity
from bangfu.tables.table import Column, Grain, Keeping, Kind, Role, Table

TABLE = Table(
    name="water_outages",
    title="停水和水质问题台账",
    sender="水利",
    role=Role.LIST,
    grain=Grain.VILLAGE,
    keeping=Keeping.SNAPSHOT,
    columns=(
        Column("water_project", "供水工程名称", aliases=("供水工程", "工程名称")),
        Column("outage_from", "停水开始日期", Kind.DATE, ("停水日期",)),
        Column("outage_until", "恢复供水日期", Kind.DATE, ("恢复日期",)),
        Column("outage_days", "连续停水天数", Kind.WHOLE, ("停水天数",), unit="天"),
        Column("quality_problem", "水质是否不合格", Kind.FLAG, ("水质不合格",)),
        Column("source_dry", "水源是否干涸", Kind.FLAG, ("水源干涸",)),
        Column(
            "affected_households", "影响户数", Kind.WHOLE, ("受影响户数",), unit="户"
        ),
        Column(
            "emergency",
            "应急供水措施",
            aliases=("应急措施",),
            labels=("拉水送水", "启用备用水源", "抢修管网"),
        ),
        *identity.PLACES,
        identity.AS_OF,
    ),
    marks=(
        ("outage_days", "outage_from"),
        ("affected_households", "source_dry", "quality_problem"),
    ),
    words=("停水", "水质", "水源"),
)
