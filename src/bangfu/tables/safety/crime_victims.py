"""刑事案件伤亡名单: who was hurt or killed by a crime.

For A20.
"""

from bangfu.tables import identity
from bangfu.tables.table import Column, FieldClass, Grain, Keeping, Kind, Role, Table

TABLE = Table(
    name="crime_victims",
    title="刑事案件伤亡名单",
    sender="公安（刑侦）",
    role=Role.LIST,
    grain=Grain.PERSON,
    keeping=Keeping.EVENTS,
    columns=(
        *identity.PERSON,
        Column("crime_on", "案发日期", Kind.DATE, ("案发时间", "发案日期")),
        Column(
            "crime_kind",
            "案件类别",
            aliases=("刑案类别",),
            labels=("伤害", "抢劫", "其他"),
        ),
        Column(
            "harm",
            "伤亡情况",
            aliases=("伤亡程度",),
            labels=("轻伤", "重伤", "致残", "死亡"),
            field_class=FieldClass.SENSITIVE,
        ),
        Column("main_worker", "是否主要劳动力", Kind.FLAG, ("主要劳动力",)),
        Column("compensated", "是否获得赔偿", Kind.FLAG, ("是否赔偿到位",)),
        *identity.WHERE,
    ),
    marks=(
        ("crime_on",),
        ("harm", "crime_kind"),
    ),
    words=("刑事", "刑侦", "刑案"),
    likeness=("crime_on",),
)
