"""产业项目核查台账: whether projects of earlier years are still there.

For M148, M146.
"""

from bangfu.tables import identity
from bangfu.tables.table import Column, Grain, Keeping, Kind, Role, Table

TABLE = Table(
    name="industry_projects",
    title="产业项目核查台账",
    sender="农业农村",
    role=Role.LIST,
    grain=Grain.VILLAGE,
    keeping=Keeping.SNAPSHOT,
    columns=(
        Column("industry_project", "产业项目名称", aliases=("项目名称",)),
        Column(
            "catalogue",
            "产业目录",
            aliases=("所属产业", "特色产业类别"),
            labels=("牛", "羊", "菜", "果", "薯", "药"),
        ),
        Column("project_year", "实施年度", Kind.WHOLE, ("项目年度",)),
        Column(
            "invested_fen", "投入资金", Kind.FEN, ("投资金额", "项目资金"), unit="万元"
        ),
        Column("still_there", "实物是否存在", Kind.FLAG, ("项目是否存在", "是否可见")),
        Column(
            "project_state",
            "项目现状",
            aliases=("运行状况",),
            labels=("正常运行", "停产", "改变用途", "消失"),
        ),
        Column("checked_on", "核查日期", Kind.DATE, ("核查时间",)),
        Column("gone_reason", "停产原因", aliases=("消失原因",)),
        *identity.PLACES,
        identity.AS_OF,
    ),
    marks=(
        ("industry_project",),
        ("still_there", "project_state"),
    ),
    words=("产业项目", "项目核查"),
)
