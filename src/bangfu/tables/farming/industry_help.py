"""产业帮扶到户台账: which industry helps whom, through whom, for how much.

For M101, M145, M147.
"""

from bangfu.tables import identity
from bangfu.tables.table import Column, Grain, Keeping, Kind, Role, Table

TABLE = Table(
    name="industry_help",
    title="产业帮扶到户台账",
    sender="农业农村",
    role=Role.LIST,
    grain=Grain.HOUSEHOLD,
    keeping=Keeping.SNAPSHOT,
    columns=(
        *identity.HEAD,
        identity.HOUSEHOLD_NO,
        Column(
            "household_industry",
            "到户产业",
            aliases=("产业项目", "产业类型"),
            labels=("种植", "养殖", "林果", "加工", "服务"),
        ),
        Column("driver", "带动主体", aliases=("带动主体名称",)),
        Column(
            "driver_kind",
            "带动主体类型",
            aliases=("主体类型",),
            labels=("龙头企业", "合作社", "家庭农场", "能人大户"),
        ),
        Column(
            "link_kind",
            "利益联结方式",
            aliases=("利益联结机制", "联结方式"),
            labels=("订单收购", "务工就业", "入股分红", "土地流转", "托管代养"),
        ),
        Column(
            "link_fen", "带动收益", Kind.FEN, ("带动增收金额", "联结收益"), unit="元"
        ),
        Column("started_on", "产业开始日期", Kind.DATE, ("实施时间",)),
        Column(
            "share_fund_fen",
            "入股配股资金",
            Kind.FEN,
            ("配股资金", "入股资金"),
            unit="元",
        ),
        Column("able_without", "是否有劳力无产业", Kind.FLAG, ("有劳力无产业",)),
        *identity.WHERE,
    ),
    marks=(
        ("household_industry",),
        ("link_kind", "link_fen"),
    ),
    words=("产业帮扶", "产业到户", "利益联结"),
)
