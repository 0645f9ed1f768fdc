"""帮扶措施落实台账: what help reached a household, year by year, and what came of it.

For M12, M25, M39, M108.
"""

from bangfu.tables import identity, recurring
from bangfu.tables.table import Column, Grain, Keeping, Kind, Role, Table

TABLE = Table(
    name="measures",
    title="帮扶措施落实台账",
    sender="乡村振兴",
    role=Role.LIST,
    grain=Grain.HOUSEHOLD,
    keeping=Keeping.SNAPSHOT,
    columns=(
        *identity.HEAD,
        identity.HOUSEHOLD_NO,
        recurring.YEAR,
        Column(
            "measure_kind",
            "措施类别",
            aliases=("帮扶措施类别", "帮扶类别"),
            labels=(
                "产业帮扶",
                "就业帮扶",
                "金融帮扶",
                "公益岗位帮扶",
                "健康帮扶",
                "义务教育保障",
                "其他教育帮扶",
                "综合保障",
                "住房安全保障",
                "饮水安全保障",
                "社会帮扶",
                "搬迁",
                "生产生活条件改善",
                "基础设施建设",
            ),
        ),
        Column("development", "是否开发式帮扶", Kind.FLAG, ("开发式帮扶",)),
        Column("content", "措施内容", aliases=("帮扶内容", "帮扶措施内容")),
        Column(
            "measure_fen", "到户金额", Kind.FEN, ("帮扶金额", "落实金额"), unit="元"
        ),
        Column("delivered_on", "落实日期", Kind.DATE, ("落实时间", "措施落实时间")),
        Column("delivered_by", "落实单位", aliases=("措施落实单位",)),
        Column("effect", "帮扶成效", aliases=("成效",)),
        Column("confirmed", "农户是否确认", Kind.FLAG, ("农户确认",)),
        *identity.WHERE,
    ),
    marks=(
        ("measure_kind",),
        ("delivered_on", "measure_fen", "effect"),
    ),
    words=("帮扶措施", "政策落实", "享受政策"),
)
