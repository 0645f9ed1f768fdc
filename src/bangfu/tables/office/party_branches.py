"""村党支部评定表: how strong the Party branch of each village was rated, and when.

For M161.
"""

from bangfu.tables import identity
from bangfu.tables.table import Column, FieldClass, Grain, Keeping, Kind, Role, Table

TABLE = Table(
    name="party_branches",
    title="村党支部评定表",
    sender="组织",
    role=Role.LIST,
    grain=Grain.VILLAGE,
    keeping=Keeping.SNAPSHOT,
    columns=(
        Column(
            "branch_rating",
            "支部评定等次",
            aliases=("党支部评定", "支部强弱", "评定等次"),
            labels=("好", "较好", "一般", "软弱涣散"),
        ),
        Column(
            "secretary",
            "支部书记",
            Kind.NAME,
            ("书记姓名", "村党支部书记"),
            field_class=FieldClass.PERSONAL,
        ),
        Column("team_fit", "班子是否胜任", Kind.FLAG, ("班子胜任情况",)),
        Column("rated_on", "评级日期", Kind.DATE, ("评级时间",)),
        Column("rated_by", "评级单位", aliases=("评定单位",)),
        *identity.PLACES,
        identity.AS_OF,
    ),
    marks=(
        ("branch_rating",),
        ("secretary", "team_fit", "rated_on"),
    ),
    words=("党支部", "支部"),
)
