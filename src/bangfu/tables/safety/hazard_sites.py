"""地质灾害威胁户名单: households that a known hazard site threatens.

For A15.
"""

from bangfu.tables import identity
from bangfu.tables.table import Column, Grain, Keeping, Kind, Role, Table

TABLE = Table(
    name="hazard_sites",
    title="地质灾害威胁户名单",
    sender="自然资源",
    role=Role.LIST,
    grain=Grain.HOUSEHOLD,
    keeping=Keeping.SNAPSHOT,
    columns=(
        *identity.HEAD,
        Column("hazard_no", "隐患点编号", aliases=("灾害点编号",)),
        Column("hazard_site", "隐患点名称", aliases=("灾害点名称", "隐患点")),
        Column(
            "hazard_kind",
            "灾害类型",
            aliases=("地灾类型",),
            labels=("滑坡", "崩塌", "泥石流", "地面塌陷"),
        ),
        Column(
            "hazard_level",
            "险情等级",
            aliases=("风险等级",),
            labels=("小型", "中型", "大型", "特大型"),
        ),
        Column(
            "threatened_persons", "受威胁人数", Kind.WHOLE, ("威胁人数",), unit="人"
        ),
        Column("hazard_found_on", "发现日期", Kind.DATE, ("排查日期", "发现时间")),
        Column("moved_away", "是否已避险搬迁", Kind.FLAG, ("是否避险搬迁",)),
        *identity.WHERE,
    ),
    marks=(
        ("hazard_site",),
        ("hazard_kind", "hazard_level", "threatened_persons"),
    ),
    words=("地质灾害", "地灾", "隐患点"),
)
