"""计划外出务工信息 (M149): who means to work away, as the national system has it."""

from bangfu.tables import identity
from bangfu.tables.table import Column, Grain, Keeping, Kind, Layout, Role, Table

TABLE = Table(
    name="national_work_plans",
    title="计划外出务工信息",
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
        Column("plans_to_work", "是否计划务工", Kind.FLAG, ("是否计划外出务工",)),
        Column("planned_county", "计划务工所在县", aliases=("计划务工所在地",)),
        Column("planned_from", "计划外出时间", Kind.DATE),
        Column("job_service", "就业服务需求"),
        *identity.WHERE,
    ),
    marks=(("plans_to_work",), ("planned_county",)),
    words=("计划外出务工", "务工月监测"),
)
