"""村集体经济收入表: what each village earns as a collective, and what it gives out.

For M101.
"""

from bangfu.tables import identity, recurring
from bangfu.tables.table import Column, Grain, Keeping, Kind, Role, Table

TABLE = Table(
    name="collective_income",
    title="村集体经济收入表",
    sender="农业农村",
    role=Role.LIST,
    grain=Grain.VILLAGE,
    keeping=Keeping.SNAPSHOT,
    columns=(
        recurring.YEAR,
        Column(
            "collective_total_fen",
            "村集体经济总收入",
            Kind.FEN,
            ("集体经济收入", "村集体经济收入"),
            unit="万元",
        ),
        Column(
            "operating_fen", "村集体经营性收入", Kind.FEN, ("经营性收入",), unit="万元"
        ),
        Column(
            "source_kind",
            "收入来源",
            aliases=("主要来源",),
            labels=("资产出租", "光伏", "入股分红", "自主经营"),
        ),
        Column("given_out_fen", "收益分配金额", Kind.FEN, ("分配金额",), unit="万元"),
        *identity.PLACES,
        identity.AS_OF,
    ),
    marks=(
        ("collective_total_fen",),
        ("operating_fen", "given_out_fen"),
    ),
    words=("集体经济",),
)
