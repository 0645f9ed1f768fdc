"""务工交通补贴名单: travel subsidies paid to those who work away.

For M103.
"""

from bangfu.tables import identity, recurring
from bangfu.tables.table import Column, Grain, Keeping, Kind, Role, Table

TABLE = Table(
    name="work_subsidies",
    title="务工交通补贴名单",
    sender="人社",
    role=Role.LIST,
    grain=Grain.PERSON,
    keeping=Keeping.EVENTS,
    columns=(
        *identity.PERSON,
        Column("work_place", "务工地点", aliases=("务工地", "务工所在地")),
        Column(
            "worked_months",
            "务工月数",
            Kind.NUMBER,
            ("务工时间", "累计务工月数"),
            unit="月",
        ),
        Column("subsidy_year", "补贴年度", Kind.WHOLE, ("补助年度",)),
        Column(
            "travel_kind",
            "交通补贴类别",
            aliases=("交通补贴类型", "补贴类别"),
            labels=("省外务工", "省内县外务工"),
        ),
        Column("ticket_fen", "交通费金额", Kind.FEN, ("交通费",), unit="元"),
        recurring.PAID_FEN,
        recurring.PAID_ON,
        recurring.ACCOUNT,
        *identity.WHERE,
    ),
    marks=(
        ("travel_kind", "ticket_fen"),
        ("work_place", "worked_months", "subsidy_year"),
    ),
    words=("交通补贴", "务工补贴", "外出务工补贴"),
    likeness=("travel_kind", "subsidy_year", "paid_fen"),
)
