"""火灾和安全事故名单: who was struck by a fire or an accident at work.

For A18.
"""

from bangfu.tables import identity
from bangfu.tables.table import Column, FieldClass, Grain, Keeping, Kind, Role, Table

TABLE = Table(
    name="accidents",
    title="火灾和安全事故名单",
    sender="应急、消防",
    role=Role.LIST,
    grain=Grain.PERSON,
    keeping=Keeping.EVENTS,
    columns=(
        *identity.PERSON,
        Column(
            "accident_kind",
            "事故类型",
            aliases=("事故类别",),
            labels=("火灾", "生产安全事故", "溺水", "触电", "其他"),
        ),
        Column("accident_on", "事故发生日期", Kind.DATE, ("事故发生时间", "起火时间")),
        Column(
            "harm",
            "伤亡情况",
            aliases=("伤亡程度",),
            labels=("未受伤", "轻伤", "重伤", "致残", "死亡"),
            field_class=FieldClass.SENSITIVE,
        ),
        Column("house_burnt", "房屋是否受损", Kind.FLAG, ("住房是否受损",)),
        Column("loss_fen", "直接经济损失", Kind.FEN, ("经济损失",), unit="元"),
        *identity.WHERE,
    ),
    marks=(
        ("accident_kind",),
        ("accident_on", "harm", "house_burnt"),
    ),
    words=("火灾", "消防", "安全事故", "应急"),
    likeness=("accident_kind", "accident_on"),
)
