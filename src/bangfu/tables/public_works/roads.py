"""农村道路台账: roads and entry roads: hardened, finished, damaged again.

For M98, M153.
"""

from bangfu.tables import identity
from bangfu.tables.table import Column, Grain, Keeping, Kind, Role, Table

TABLE = Table(
    name="roads",
    title="农村道路台账",
    sender="交通",
    role=Role.LIST,
    grain=Grain.VILLAGE,
    keeping=Keeping.SNAPSHOT,
    columns=(
        Column("settlement", "集中居住点", aliases=("居住点名称", "安置点")),
        Column(
            "settlement_households",
            "集中居住户数",
            Kind.WHOLE,
            ("居住户数",),
            unit="户",
        ),
        Column(
            "settlement_persons", "集中居住人数", Kind.WHOLE, ("居住人数",), unit="人"
        ),
        Column("road_segment", "路段名称", aliases=("路段", "路线名称")),
        Column(
            "road_kind",
            "道路类别",
            aliases=("道路类型",),
            labels=("村主干道", "村组路", "入户路"),
        ),
        Column(
            "road_length",
            "里程",
            Kind.NUMBER,
            ("路段里程", "里程（公里）"),
            unit="公里",
        ),
        Column("hardened", "是否硬化", Kind.FLAG, ("硬化到位",)),
        Column("started_on", "开工日期", Kind.DATE, ("开工时间",)),
        Column("finished_on", "完工日期", Kind.DATE, ("竣工日期", "完工时间")),
        Column("damaged_again", "是否畅返不畅", Kind.FLAG, ("畅返不畅",)),
        Column("guarded", "是否有生命防护工程", Kind.FLAG, ("生命防护工程",)),
        *identity.PLACES,
        identity.AS_OF,
    ),
    marks=(
        ("road_segment", "road_kind"),
        ("hardened", "road_length", "settlement"),
    ),
    words=("道路", "公路", "交通"),
)
