"""低收入家庭认定名单: families just above the allowance, or with rigid costs.

For A26.
"""

from bangfu.tables import identity
from bangfu.tables.table import Column, Grain, Keeping, Kind, Role, Table

TABLE = Table(
    name="low_income_families",
    title="低收入家庭认定名单",
    sender="民政",
    role=Role.LIST,
    grain=Grain.HOUSEHOLD,
    keeping=Keeping.SNAPSHOT,
    columns=(
        *identity.HEAD,
        Column(
            "family_class",
            "认定类别",
            aliases=("家庭类别", "低收入类别"),
            labels=("低保边缘家庭", "刚性支出困难家庭"),
        ),
        Column("recognised_on", "认定日期", Kind.DATE, ("认定时间",)),
        Column("valid_until", "有效期至", Kind.DATE, ("认定有效期",)),
        Column("family_size", "家庭人口数", Kind.WHOLE, ("家庭人口",), unit="人"),
        Column(
            "income_per_head_fen",
            "家庭人均月收入",
            Kind.FEN,
            ("人均月收入",),
            unit="元",
        ),
        Column("rigid_cost_fen", "刚性支出金额", Kind.FEN, ("年刚性支出",), unit="元"),
        *identity.WHERE,
    ),
    marks=(
        ("family_class",),
        ("recognised_on", "rigid_cost_fen", "valid_until"),
    ),
    words=("低保边缘", "刚性支出", "低收入"),
)
