"""农户受灾名单: what a household lost in a natural disaster.

For A17.
"""

from bangfu.tables import identity
from bangfu.tables.table import Column, Grain, Keeping, Kind, Role, Table

TABLE = Table(
    name="disaster_losses",
    title="农户受灾名单",
    sender="应急",
    role=Role.LIST,
    grain=Grain.HOUSEHOLD,
    keeping=Keeping.EVENTS,
    columns=(
        *identity.HEAD,
        Column(
            "disaster_kind",
            "灾种",
            aliases=("受灾类型", "灾害种类"),
            labels=("洪涝", "地质灾害", "旱灾", "风雹", "低温冷冻", "地震", "其他"),
        ),
        Column("disaster_on", "受灾日期", Kind.DATE, ("受灾时间", "灾害发生时间")),
        Column(
            "house_damage",
            "房屋损坏情况",
            aliases=("房屋受损情况", "倒损情况"),
            labels=("倒塌", "严重损坏", "一般损坏", "未损坏"),
        ),
        Column("damaged_rooms", "倒损间数", Kind.WHOLE, ("倒损房屋间数",), unit="间"),
        Column("hit_area", "受灾面积", Kind.NUMBER, ("农作物受灾面积",), unit="亩"),
        Column("failed_area", "绝收面积", Kind.NUMBER, ("农作物绝收面积",), unit="亩"),
        Column("casualties", "因灾伤亡人数", Kind.WHOLE, ("伤亡人数",), unit="人"),
        Column("loss_fen", "直接经济损失", Kind.FEN, ("经济损失",), unit="元"),
        Column("disaster_relief_fen", "灾害救助金额", Kind.FEN, ("救灾款",), unit="元"),
        *identity.WHERE,
    ),
    marks=(
        ("disaster_kind",),
        ("disaster_on", "failed_area", "house_damage"),
    ),
    words=("受灾", "灾情", "应急"),
    likeness=("disaster_kind", "disaster_on"),
)
