"""交通事故伤亡名单: who was hurt or killed on the road.

For A19.
"""

from bangfu.tables import identity
from bangfu.tables.table import Column, FieldClass, Grain, Keeping, Kind, Role, Table

TABLE = Table(
    name="traffic_casualties",
    title="交通事故伤亡名单",
    sender="公安（交警）",
    role=Role.LIST,
    grain=Grain.PERSON,
    keeping=Keeping.EVENTS,
    columns=(
        *identity.PERSON,
        Column("traffic_on", "交通事故日期", Kind.DATE, ("事故日期", "事故时间")),
        Column("traffic_place", "交通事故地点", aliases=("事故地点",)),
        Column(
            "harm",
            "伤亡情况",
            aliases=("伤亡程度",),
            labels=("轻伤", "重伤", "致残", "死亡"),
            field_class=FieldClass.SENSITIVE,
        ),
        Column(
            "traffic_blame",
            "事故责任",
            aliases=("责任认定",),
            labels=("全部责任", "主要责任", "同等责任", "次要责任", "不负责任"),
        ),
        Column("main_worker", "是否主要劳动力", Kind.FLAG, ("主要劳动力",)),
        *identity.WHERE,
    ),
    marks=(
        ("traffic_blame", "traffic_place"),
        ("traffic_on", "harm"),
    ),
    words=("交通事故", "交警"),
    likeness=("traffic_on",),
)
