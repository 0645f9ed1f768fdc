"""资产收益分红名单: dividends of assets paid to households, or no longer paid.

For M101, A32.
"""

from bangfu.tables import identity, recurring
from bangfu.tables.table import Column, Grain, Keeping, Kind, Role, Table

TABLE = Table(
    name="asset_dividends",
    title="资产收益分红名单",
    sender="农业农村",
    role=Role.LIST,
    grain=Grain.HOUSEHOLD,
    keeping=Keeping.EVENTS,
    columns=(
        *identity.HEAD,
        Column("asset_project", "资产收益项目", aliases=("分红项目", "收益项目")),
        Column("driver", "经营主体", aliases=("带动主体",)),
        recurring.YEAR,
        Column("dividend_fen", "分红金额", Kind.FEN, ("收益金额",), unit="元"),
        recurring.PAID_ON,
        Column("stopped", "是否停付", Kind.FLAG, ("是否停止分红",)),
        *identity.WHERE,
    ),
    marks=(
        ("asset_project",),
        ("dividend_fen",),
    ),
    words=("分红", "资产收益"),
    likeness=("asset_project", "paid_on", "dividend_fen"),
)
