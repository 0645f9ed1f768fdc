"""生态护林员名单: forest rangers month by month: what was due, what was paid and when.

For M104.
"""

from bangfu.tables import identity, recurring
from bangfu.tables.table import Column, Grain, Keeping, Kind, Role, Table

TABLE = Table(
    name="forest_rangers",
    title="生态护林员名单",
    sender="林业",
    role=Role.LIST,
    grain=Grain.PERSON,
    keeping=Keeping.EVENTS,
    columns=(
        *identity.PERSON,
        Column(
            "ranger_post",
            "护林岗位",
            aliases=("岗位", "护林员岗位"),
            labels=("生态护林员", "草管员", "湿地管护员"),
        ),
        Column("ranger_area", "管护面积", Kind.NUMBER, ("管护面积(亩)",), unit="亩"),
        Column("hired_from", "聘用日期", Kind.DATE, ("聘用时间", "选聘时间")),
        Column("pay_month", "发放月份", Kind.DATE, ("补贴月份", "工资月份")),
        Column("due_fen", "应发金额", Kind.FEN, ("应发补贴", "应发工资"), unit="元"),
        recurring.PAID_FEN,
        recurring.PAID_ON,
        recurring.ACCOUNT,
        *identity.WHERE,
    ),
    marks=(
        ("ranger_post", "ranger_area"),
        ("due_fen", "pay_month"),
    ),
    words=("护林员", "林业", "林草"),
    likeness=("pay_month", "due_fen"),
)
