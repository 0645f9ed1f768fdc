"""困境儿童名单: children left behind or in need, and who cares.

For A37.
"""

from bangfu.tables import identity
from bangfu.tables.table import Column, FieldClass, Grain, Keeping, Kind, Role, Table

TABLE = Table(
    name="children_in_need",
    title="困境儿童名单",
    sender="团委、妇联",
    role=Role.LIST,
    grain=Grain.PERSON,
    keeping=Keeping.SNAPSHOT,
    columns=(
        *identity.PERSON,
        Column(
            "need_kind",
            "困境类型",
            aliases=("困境类别", "困境情形"),
            labels=("留守", "单亲困难", "重病重残", "监护缺失"),
        ),
        Column("school", "就读学校", aliases=("学校", "学校名称")),
        Column(
            "guardian",
            "监护人姓名",
            Kind.NAME,
            ("监护人",),
            field_class=FieldClass.PERSONAL,
        ),
        Column("need_found_on", "排查日期", Kind.DATE, ("摸排日期", "发现日期")),
        Column("help_given", "关爱措施", aliases=("帮扶措施", "关爱帮扶措施")),
        *identity.WHERE,
    ),
    marks=(
        ("need_kind",),
        ("need_found_on", "guardian", "help_given"),
    ),
    words=("困境儿童", "留守儿童", "团委"),
)
