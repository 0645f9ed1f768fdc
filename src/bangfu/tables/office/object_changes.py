"""对象识别与退出台账: how each household came in, left, or came back.

For M02, M08, M12, M15, M108.
"""

from bangfu.tables import identity, registry
from bangfu.tables.table import Column, Grain, Keeping, Kind, Role, Table

TABLE = Table(
    name="object_changes",
    title="对象识别与退出台账",
    sender="乡村振兴",
    role=Role.LIST,
    grain=Grain.HOUSEHOLD,
    keeping=Keeping.SNAPSHOT,
    columns=(
        *identity.HEAD,
        identity.HOUSEHOLD_NO,
        Column(
            "change_kind",
            "变动类型",
            aliases=("动态类型", "动态管理类型", "变动情况"),
            labels=(
                "识别纳入",
                "脱贫退出",
                "返贫",
                "新致贫",
                "纳入监测",
                "风险消除",
                "风险再标注",
                "自然减少",
            ),
        ),
        Column("changed_on", "变动日期", Kind.DATE, ("动态调整时间",)),
        Column("register_year", "建档年度", Kind.WHOLE, ("建档立卡年度", "识别年度")),
        Column("lifted_year", "脱贫年度", Kind.WHOLE, ("退出年度",)),
        registry.CATEGORY,
        Column(
            "cause",
            "主要致贫原因",
            aliases=("致贫原因",),
            labels=("因病", "因残", "因学", "因灾", "缺劳力", "缺技术", "缺资金"),
        ),
        Column(
            "exit_path",
            "脱贫路径",
            aliases=("脱贫途径",),
            labels=("产业", "就业", "搬迁", "兜底保障", "综合"),
        ),
        Column("document_no", "认定文件", aliases=("批复文号", "认定文号")),
        Column("papers_complete", "程序资料是否齐全", Kind.FLAG, ("资料是否齐全",)),
        Column("dispatch_no", "交办单号", aliases=("交办单编号",)),
        *identity.WHERE,
    ),
    marks=(
        ("change_kind",),
        ("changed_on", "document_no", "register_year"),
    ),
    words=("识别", "退出", "动态管理"),
)
