"""村级产业和合作社台账: what a village lives on, its base and its co-operative.

For M101, M145, M146.
"""

from bangfu.tables import identity
from bangfu.tables.table import Column, Grain, Keeping, Kind, Role, Table

TABLE = Table(
    name="village_industries",
    title="村级产业和合作社台账",
    sender="农业农村",
    role=Role.LIST,
    grain=Grain.VILLAGE,
    keeping=Keeping.SNAPSHOT,
    columns=(
        Column("main_industry", "主导产业", aliases=("特色产业", "村主导产业")),
        Column(
            "industry_base",
            "产业基地名称",
            aliases=("扶贫基地", "产业基地", "基地名称"),
        ),
        Column("operator", "经营主体", aliases=("基地经营主体",)),
        Column("started_on", "建成日期", Kind.DATE, ("建成时间",)),
        Column("cooperative", "合作社名称", aliases=("专业合作社",)),
        Column(
            "cooperative_active", "合作社是否正常运行", Kind.FLAG, ("合作社是否运行",)
        ),
        Column("helped_households", "带动户数", Kind.WHOLE, ("带动农户数",), unit="户"),
        *identity.PLACES,
        identity.AS_OF,
    ),
    marks=(
        ("main_industry",),
        ("cooperative", "industry_base"),
    ),
    words=("村级产业", "合作社", "产业基地"),
)
