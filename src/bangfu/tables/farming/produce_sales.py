"""农产品购销台账: what produce was sold by whom, to whom and for how much.

For M101, M159.
"""

from bangfu.tables import identity
from bangfu.tables.table import Column, Grain, Keeping, Kind, Role, Table

TABLE = Table(
    name="produce_sales",
    title="农产品购销台账",
    sender="农业农村、商务",
    role=Role.LIST,
    grain=Grain.HOUSEHOLD,
    keeping=Keeping.EVENTS,
    columns=(
        *identity.HEAD,
        Column("product", "产品名称", aliases=("农产品名称", "农产品")),
        Column("seller", "销售主体", aliases=("供货方",)),
        Column("buyer", "采购单位", aliases=("采购方", "购买方")),
        Column(
            "buyer_kind",
            "采购方类型",
            aliases=("购买方类型",),
            labels=("机关单位", "东部地区", "电商平台", "收购商"),
        ),
        Column("sold_amount", "销售数量", Kind.NUMBER, ("数量(斤)",), unit="公斤"),
        Column("sold_fen", "销售金额", Kind.FEN, ("购销金额",), unit="元"),
        Column("sold_on", "销售日期", Kind.DATE, ("销售时间",)),
        Column("unsold", "是否滞销", Kind.FLAG, ("滞销",)),
        *identity.WHERE,
    ),
    marks=(
        ("product",),
        ("buyer_kind", "sold_fen", "sold_on"),
    ),
    words=("购销", "消费帮扶", "电商", "农产品销售"),
    likeness=("product", "sold_on", "sold_fen"),
)
