"""生产生活条件: land, house, water, road and power of a household, as exported."""

from bangfu.tables.registry import LAND
from bangfu.tables.table import Column, Kind

UNSAFE_HOUSE = Column("unsafe_house", "是否危房户", Kind.FLAG, ("危房户",))
SAFE_WATER = Column("safe_water", "是否解决安全饮用水", Kind.FLAG, ("饮水是否安全",))

LIVING = (
    *LAND,
    Column("house_area", "住房面积", Kind.NUMBER, ("住房面积(m²)",), unit="平方米"),
    UNSAFE_HOUSE,
    Column("danger_grade", "危房等级", labels=("A", "B", "C", "D")),
    SAFE_WATER,
    Column(
        "entry_road",
        "入户路类型",
        labels=("泥土路", "砂石路", "水泥路", "沥青路", "其他"),
    ),
    Column("entry_road_hardened", "入户道路是否硬化", Kind.FLAG),
    Column(
        "road_distance",
        "与村主干路距离",
        Kind.NUMBER,
        ("与村主干路距离(公里)",),
        unit="公里",
    ),
    Column("powered", "是否通生活用电", Kind.FLAG),
    Column("broadcast", "是否通广播电视", Kind.FLAG),
    Column("toilet", "是否有卫生厕所", Kind.FLAG, ("有无卫生厕所",)),
    Column("toilet_works", "卫生厕所是否能正常使用", Kind.FLAG),
    Column(
        "fuel",
        "主要燃料类型",
        labels=("柴草", "干畜粪", "煤炭", "清洁能源", "其他"),
    ),
    Column("in_cooperative", "是否加入农民专业合作组织", Kind.FLAG),
    Column("driven_by_firm", "是否有龙头企业带动", Kind.FLAG),
    Column("driven_by_leader", "是否有创业致富带头人带动", Kind.FLAG),
    Column(
        "relocated_household",
        "是否易地扶贫搬迁户",
        Kind.FLAG,
        ("是否搬迁户", "是否易地搬迁户"),
    ),
)
