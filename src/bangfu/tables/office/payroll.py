"""财政供养人员名单: who is paid by the public purse.

For B04.
"""

from bangfu.tables import identity
from bangfu.tables.table import Column, Grain, Keeping, Kind, Role, Table

TABLE = Table(
    name="payroll",
    title="财政供养人员名单",
    sender="财政、编办",
    role=Role.LIST,
    grain=Grain.PERSON,
    keeping=Keeping.SNAPSHOT,
    columns=(
        *identity.PERSON,
        Column("employer", "供职单位", aliases=("单位名称", "工作单位", "所在单位")),
        Column(
            "payroll_kind",
            "供养类别",
            aliases=("人员类别", "编制类型", "身份类别"),
            labels=("公务员", "事业人员", "工勤人员", "离退休人员"),
        ),
        Column("hired_on", "入编日期", Kind.DATE, ("参加工作时间", "入职日期")),
        Column("in_service", "是否在职", Kind.FLAG, ("在职情况",)),
        *identity.WHERE,
    ),
    marks=(
        ("payroll_kind",),
        ("employer", "hired_on", "in_service"),
    ),
    words=("财政供养", "编办", "编制"),
)
