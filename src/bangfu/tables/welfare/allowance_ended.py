"""低保特困停发名单: whose allowance or support was stopped, and why.

For A24.
"""

from bangfu.tables import identity
from bangfu.tables.table import Column, Grain, Keeping, Kind, Role, Table

TABLE = Table(
    name="allowance_ended",
    title="低保特困停发名单",
    sender="民政",
    role=Role.LIST,
    grain=Grain.PERSON,
    keeping=Keeping.SNAPSHOT,
    columns=(
        *identity.PERSON,
        Column(
            "ended_kind",
            "停发类别",
            aliases=("退出类别", "停发类型"),
            labels=("农村低保", "农村特困", "城市低保"),
        ),
        Column("ended_on", "停发日期", Kind.DATE, ("停发时间", "停保日期", "退保日期")),
        Column(
            "ended_reason",
            "停发原因",
            aliases=("退出原因", "退保原因"),
            labels=("收入超标", "家庭成员变化", "死亡", "自愿退出"),
        ),
        *identity.WHERE,
    ),
    marks=(
        ("ended_kind",),
        ("ended_on", "ended_reason"),
    ),
    words=("停发", "退出", "取消"),
)
