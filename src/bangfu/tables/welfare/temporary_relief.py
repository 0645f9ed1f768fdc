"""临时救助名单: who was given relief once, how much and for what.

For M93, A23.
"""

from bangfu.tables import identity
from bangfu.tables.table import Column, Grain, Keeping, Kind, Role, Table

TABLE = Table(
    name="temporary_relief",
    title="临时救助名单",
    sender="民政",
    role=Role.LIST,
    grain=Grain.PERSON,
    keeping=Keeping.EVENTS,
    columns=(
        *identity.PERSON,
        Column(
            "relief_kind",
            "救助类型",
            aliases=("临时救助类型", "救助方式"),
            labels=("急难型", "支出型"),
        ),
        Column(
            "relief_reason",
            "救助原因",
            aliases=("救助事由", "致困原因"),
            labels=("因病", "因灾", "因学", "意外事故", "其他"),
        ),
        Column(
            "relief_fen", "救助金额", Kind.FEN, ("临时救助金额", "救助金"), unit="元"
        ),
        Column("relieved_on", "救助日期", Kind.DATE, ("救助时间", "救助发放日期")),
        Column("relief_times", "年内救助次数", Kind.WHOLE, ("救助次数",), unit="次"),
        *identity.WHERE,
    ),
    marks=(
        ("relief_kind", "relief_reason"),
        ("relief_fen", "relieved_on"),
    ),
    words=("临时救助", "救助"),
    likeness=("relief_kind", "relieved_on", "relief_fen"),
)
