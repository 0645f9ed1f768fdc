"""拖欠工资名单: whose wages are owed.

For A27.
"""

from bangfu.tables import identity
from bangfu.tables.table import Column, Grain, Keeping, Kind, Role, Table

TABLE = Table(
    name="wage_arrears",
    title="拖欠工资名单",
    sender="人社",
    role=Role.LIST,
    grain=Grain.PERSON,
    keeping=Keeping.SNAPSHOT,
    columns=(
        *identity.PERSON,
        Column("owing_employer", "欠薪单位", aliases=("拖欠单位", "欠薪企业")),
        Column("owed_fen", "拖欠金额", Kind.FEN, ("欠薪金额",), unit="元"),
        Column("owed_since", "欠薪起始日期", Kind.DATE, ("欠薪开始时间",)),
        Column(
            "owed_state",
            "欠薪处理结果",
            aliases=("处理结果", "处理情况"),
            labels=("办理中", "已支付", "已移送"),
        ),
        *identity.WHERE,
    ),
    marks=(
        ("owed_fen",),
        ("owing_employer", "owed_since"),
    ),
    words=("欠薪", "拖欠"),
)
