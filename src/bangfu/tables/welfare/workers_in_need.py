"""困难职工名单: workers in hardship who came home.

For A37.
"""

from bangfu.tables import identity
from bangfu.tables.table import Column, Grain, Keeping, Kind, Role, Table

TABLE = Table(
    name="workers_in_need",
    title="困难职工名单",
    sender="工会",
    role=Role.LIST,
    grain=Grain.PERSON,
    keeping=Keeping.SNAPSHOT,
    columns=(
        *identity.PERSON,
        Column("former_employer", "原工作单位", aliases=("原单位",)),
        Column(
            "worker_hardship",
            "困难职工类型",
            aliases=("困难类型", "困难类别"),
            labels=("深度困难", "相对困难", "意外致困"),
        ),
        Column("came_home_on", "返乡日期", Kind.DATE, ("返乡时间",)),
        Column("filed_on", "建档日期", Kind.DATE, ("建档时间",)),
        *identity.WHERE,
    ),
    marks=(
        ("worker_hardship",),
        ("former_employer", "came_home_on"),
    ),
    words=("困难职工", "工会"),
)
