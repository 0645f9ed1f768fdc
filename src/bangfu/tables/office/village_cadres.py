"""村干部名单: who holds office in a village now.

For B04.
"""

from bangfu.tables import identity
from bangfu.tables.table import Column, Grain, Keeping, Kind, Role, Table

TABLE = Table(
    name="village_cadres",
    title="村干部名单",
    sender="组织",
    role=Role.LIST,
    grain=Grain.PERSON,
    keeping=Keeping.SNAPSHOT,
    columns=(
        *identity.PERSON,
        Column(
            "cadre_post",
            "村内职务",
            aliases=("村干部职务", "两委职务", "现任职务"),
            labels=("党支部书记", "村委会主任", "监委会主任", "妇联主席", "委员"),
        ),
        Column("in_office_since", "任职日期", Kind.DATE, ("任职时间", "当选时间")),
        Column("in_office", "是否现任", Kind.FLAG, ("是否在任",)),
        *identity.WHERE,
    ),
    marks=(
        ("cadre_post",),
        ("in_office_since", "in_office"),
    ),
    words=("村干部", "两委", "村两委"),
)
