"""人员名单: an office's own list of who works where; read by the site alone.

It is not ``TABLE``: a county's folder of lists must never be taken for it.
"""

from bangfu.tables import identity
from bangfu.tables.table import Column, Grain, Keeping, Kind, Role, Table

STAFF = Table(
    name="staff",
    title="人员名单",
    sender="本县",
    role=Role.LIST,
    grain=Grain.PERSON,
    keeping=Keeping.SNAPSHOT,
    columns=(
        Column("unit", "单位", aliases=("单位名称", "工作单位"), required=True),
        identity.NAME.needed(),
        Column("role", "岗位", aliases=("岗位类别", "角色"), required=True),
        Column("division", "区划", aliases=("区划代码", "行政区划代码"), required=True),
        Column("login", "登录名", aliases=("账号", "用户名"), required=True),
        Column(
            "from_date", "起", Kind.DATE, ("起期", "任职起", "开始日期"), required=True
        ),
        Column("until", "止", Kind.DATE, ("止期", "任职止", "结束日期")),
    ),
    marks=(("login",), ("role",)),
    words=("人员", "账号"),
)
