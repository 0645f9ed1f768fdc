"""务工人员名单: who works where and for what wage, as the labour office has it.

For M149, A28, A29, C04.
"""

from bangfu.tables import identity
from bangfu.tables.table import Column, Grain, Keeping, Kind, Role, Table

TABLE = Table(
    name="migrant_workers",
    title="务工人员名单",
    sender="人社",
    role=Role.LIST,
    grain=Grain.PERSON,
    keeping=Keeping.SNAPSHOT,
    columns=(
        *identity.PERSON,
        Column("work_place", "务工地点", aliases=("务工地", "务工所在地")),
        Column(
            "work_region",
            "务工区域",
            aliases=("就业区域",),
            labels=("县内", "省内县外", "省外"),
        ),
        Column(
            "job_employer", "务工单位", aliases=("务工企业", "就业单位", "用工单位")
        ),
        Column(
            "job_industry",
            "所属行业",
            aliases=("从事行业",),
            labels=("制造业", "建筑业", "服务业", "农业"),
        ),
        Column("job_from", "务工开始日期", Kind.DATE, ("务工开始时间", "外出时间")),
        Column("job_until", "务工结束日期", Kind.DATE, ("务工结束时间",)),
        Column(
            "worked_months",
            "务工月数",
            Kind.NUMBER,
            ("务工时间", "累计务工月数"),
            unit="月",
        ),
        Column(
            "monthly_wage_fen", "务工月收入", Kind.FEN, ("月工资", "月收入"), unit="元"
        ),
        Column(
            "job_channel",
            "就业渠道",
            aliases=("就业方式",),
            labels=(
                "公益性岗位",
                "帮扶车间",
                "县内就近",
                "劳务输出",
                "自发外出",
                "灵活就业",
                "自主创业",
            ),
        ),
        Column("came_home_on", "返乡日期", Kind.DATE, ("返乡时间",)),
        Column("award_fen", "稳岗奖补", Kind.FEN, ("奖补金额", "稳岗补贴"), unit="元"),
        Column("needs_help", "是否需要就业帮扶", Kind.FLAG, ("就业帮扶需求",)),
        *identity.WHERE,
    ),
    marks=(
        ("work_place", "work_region"),
        ("job_employer", "worked_months", "monthly_wage_fen"),
    ),
    words=("务工", "人社", "就业"),
)
