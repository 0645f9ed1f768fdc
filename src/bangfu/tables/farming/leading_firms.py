"""龙头企业带动台账: who drives which village, how, and whether still.

For M101, M147, A32.
"""

from bangfu.tables import identity
from bangfu.tables.table import Column, Grain, Keeping, Kind, Role, Table

TABLE = Table(
    name="leading_firms",
    title="龙头企业带动台账",
    sender="农业农村",
    role=Role.LIST,
    grain=Grain.VILLAGE,
    keeping=Keeping.SNAPSHOT,
    columns=(
        Column("firm", "带动主体名称", aliases=("龙头企业名称", "企业名称")),
        Column(
            "firm_kind",
            "带动主体类型",
            aliases=("主体类型",),
            labels=("龙头企业", "合作社", "家庭农场", "特色产业"),
        ),
        Column(
            "firm_level",
            "企业级别",
            aliases=("龙头企业级别", "认定级别"),
            labels=("国家级", "省级", "市级", "县级"),
        ),
        Column("main_industry", "主营产业", aliases=("主导产业",)),
        Column(
            "helped_households",
            "带动户数",
            Kind.WHOLE,
            ("带动农户数", "带动脱贫户数"),
            unit="户",
        ),
        Column(
            "link_way",
            "带动方式",
            aliases=("联农带农方式",),
            labels=("订单收购", "务工就业", "入股分红", "土地流转", "托管代养"),
        ),
        Column("contracted", "是否签订协议", Kind.FLAG, ("是否有协议",)),
        Column(
            "firm_state",
            "企业经营状态",
            aliases=("经营状态",),
            labels=("正常", "停产", "破产"),
        ),
        Column("dividends_stopped", "是否停付分红", Kind.FLAG, ("分红是否停付",)),
        *identity.PLACES,
        identity.AS_OF,
    ),
    marks=(
        ("firm",),
        ("firm_level", "firm_state", "link_way"),
    ),
    words=("龙头企业", "带动主体", "带贫"),
)
