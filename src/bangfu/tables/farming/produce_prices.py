"""农产品价格监测表: how prices of produce moved, and whether it still sells.

For A30.
"""

from bangfu.tables import identity
from bangfu.tables.table import Column, Grain, Keeping, Kind, Role, Table

TABLE = Table(
    name="produce_prices",
    title="农产品价格监测表",
    sender="农业农村",
    role=Role.LIST,
    grain=Grain.VILLAGE,
    keeping=Keeping.SNAPSHOT,
    columns=(
        Column("product", "产品名称", aliases=("农产品名称", "品种")),
        Column("price_fen", "本期价格", Kind.FEN, ("当前价格",), unit="元"),
        Column("price_before_fen", "上期价格", Kind.FEN, ("同期价格",), unit="元"),
        Column("price_change", "涨跌幅", Kind.NUMBER, ("价格涨跌幅",), unit="%"),
        Column("price_since", "价格下跌起始日期", Kind.DATE, ("跌价开始日期",)),
        Column("unsold", "是否滞销", Kind.FLAG, ("滞销",)),
        Column("growers", "涉及种养户数", Kind.WHOLE, ("涉及户数",), unit="户"),
        *identity.PLACES,
        identity.AS_OF,
    ),
    marks=(
        ("product",),
        ("price_fen", "price_change"),
    ),
    words=("价格监测", "滞销"),
)
