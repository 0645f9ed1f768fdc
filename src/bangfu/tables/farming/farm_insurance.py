"""农业保险参保名单: which crops and animals are insured, and what was paid out.

For M101.
"""

from bangfu.tables import identity
from bangfu.tables.table import Column, Grain, Keeping, Kind, Role, Table

TABLE = Table(
    name="farm_insurance",
    title="农业保险参保名单",
    sender="农业农村",
    role=Role.LIST,
    grain=Grain.HOUSEHOLD,
    keeping=Keeping.SNAPSHOT,
    columns=(
        *identity.HEAD,
        Column("insurer", "承保公司", aliases=("保险公司", "承保机构")),
        Column(
            "insured_item",
            "保险标的",
            aliases=("承保标的", "投保品种"),
            labels=("小麦", "玉米", "马铃薯", "能繁母猪", "肉牛", "苹果"),
        ),
        Column(
            "insured_amount",
            "承保数量",
            Kind.NUMBER,
            ("投保数量", "承保面积"),
            unit="亩",
        ),
        Column("farm_premium_fen", "保费", Kind.FEN, ("总保费", "保险费"), unit="元"),
        Column("own_premium_fen", "农户自缴保费", Kind.FEN, ("自缴保费",), unit="元"),
        Column("insured_from", "保险起期", Kind.DATE, ("起保日期",)),
        Column("insured_until", "保险止期", Kind.DATE, ("终保日期",)),
        Column(
            "payout_fen", "农险赔付金额", Kind.FEN, ("赔付金额", "赔款金额"), unit="元"
        ),
        *identity.WHERE,
    ),
    marks=(
        ("insured_item",),
        ("farm_premium_fen", "insured_until", "insured_amount"),
    ),
    words=("农业保险", "政策性保险"),
)
