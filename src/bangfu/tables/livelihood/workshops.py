"""帮扶车间台账: workshops that give work near home, and how many they employ.

For M103, M149.
"""

from bangfu.tables import identity
from bangfu.tables.table import Column, Grain, Keeping, Kind, Role, Table

TABLE = Table(
    name="workshops",
    title="帮扶车间台账",
    sender="人社",
    role=Role.LIST,
    grain=Grain.VILLAGE,
    keeping=Keeping.SNAPSHOT,
    columns=(
        Column("workshop", "车间名称", aliases=("帮扶车间名称", "扶贫车间名称")),
        Column("operator", "经营主体", aliases=("运营主体",)),
        Column("recognised_on", "认定日期", Kind.DATE, ("认定时间",)),
        Column("workshop_jobs", "吸纳就业人数", Kind.WHOLE, ("就业人数",), unit="人"),
        Column(
            "registered_jobs",
            "其中脱贫和监测人口就业人数",
            Kind.WHOLE,
            ("吸纳脱贫人口数", "吸纳贫困人口数"),
            unit="人",
        ),
        Column(
            "workshop_state",
            "车间运营状态",
            aliases=("运营状态", "运行情况"),
            labels=("正常", "停产", "季节性停工"),
        ),
        Column("award_fen", "车间奖补金额", Kind.FEN, ("奖补金额",), unit="元"),
        *identity.PLACES,
        identity.AS_OF,
    ),
    marks=(
        ("workshop",),
        ("workshop_jobs", "workshop_state"),
    ),
    words=("帮扶车间", "扶贫车间", "车间"),
)
