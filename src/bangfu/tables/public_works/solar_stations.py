"""光伏电站结算台账: what is owed to each solar station, and what was paid.

For M107.
"""

from bangfu.tables import identity
from bangfu.tables.table import Column, Grain, Keeping, Kind, Role, Table

TABLE = Table(
    name="solar_stations",
    title="光伏电站结算台账",
    sender="电力",
    role=Role.LIST,
    grain=Grain.VILLAGE,
    keeping=Keeping.SNAPSHOT,
    columns=(
        Column("solar_station", "电站名称", aliases=("光伏电站", "光伏电站名称")),
        Column("solar_capacity", "装机容量", Kind.NUMBER, ("装机规模",), unit="千瓦"),
        Column("settled_month", "结算月份", Kind.DATE, ("结算周期",)),
        Column("generated", "上网电量", Kind.NUMBER, ("发电量",), unit="千瓦时"),
        Column("fee_due_fen", "应结电费", Kind.FEN, ("应结上网电费",), unit="元"),
        Column("fee_paid_fen", "已结电费", Kind.FEN, ("已结上网电费",), unit="元"),
        Column(
            "solar_subsidy_due_fen", "应付补贴", Kind.FEN, ("应付财政补贴",), unit="元"
        ),
        Column(
            "solar_subsidy_paid_fen", "已付补贴", Kind.FEN, ("已付财政补贴",), unit="元"
        ),
        Column("settled_on", "支付日期", Kind.DATE, ("支付时间",)),
        *identity.PLACES,
        identity.AS_OF,
    ),
    marks=(
        ("solar_station",),
        ("fee_due_fen", "fee_paid_fen", "solar_subsidy_paid_fen"),
    ),
    words=("光伏", "上网电费"),
)
