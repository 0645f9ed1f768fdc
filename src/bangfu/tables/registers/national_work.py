"""已外出务工信息 (M149, A28, A29): the national system's monthly watch over work."""

from bangfu.tables import identity
from bangfu.tables.table import Column, Grain, Keeping, Kind, Layout, Role, Table

TABLE = Table(
    name="national_work",
    title="已外出务工信息",
    sender="全国防返贫监测信息系统",
    role=Role.LIST,
    grain=Grain.PERSON,
    keeping=Keeping.SNAPSHOT,
    layout=Layout.SEEN,
    columns=(
        identity.HOUSEHOLD_NO,
        identity.MEMBER_NO,
        *identity.PERSON,
        identity.RELATION,
        Column("works", "是否已务工", Kind.FLAG, ("目前是否务工",)),
        Column("work_from", "开始时间", Kind.DATE, ("务工开始时间",)),
        Column("work_until", "结束时间", Kind.DATE, ("务工结束时间",)),
        Column("work_province", "务工所在省"),
        Column("work_city", "务工所在市"),
        Column("work_county", "务工所在县", aliases=("务工所在地",)),
        Column("employer", "务工企业名称"),
        Column("work_industry", "所属行业"),
        Column("monthly_wage_fen", "务工月收入", Kind.FEN, unit="元"),
        Column("job_channel", "就业渠道", aliases=("就业渠道(易地搬迁后扶使用)",)),
        Column("point_to_point", "是否点对点输送", Kind.FLAG),
        Column("travel_subsidy_fen", "年度交通费补助", Kind.FEN, unit="元"),
        Column("job_service", "就业服务需求"),
        *identity.WHERE,
    ),
    marks=(("works",), ("work_from", "monthly_wage_fen", "work_county")),
    words=("务工月监测", "已外出务工", "外出务工"),
)
