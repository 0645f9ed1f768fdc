"""户籍变动名单: who moved out or in, married away, or split a household.

For B06.
"""

from bangfu.tables import identity
from bangfu.tables.table import Column, FieldClass, Grain, Keeping, Kind, Role, Table

TABLE = Table(
    name="household_moves",
    title="户籍变动名单",
    sender="公安（户籍）",
    role=Role.LIST,
    grain=Grain.PERSON,
    keeping=Keeping.SNAPSHOT,
    columns=(
        *identity.PERSON,
        Column(
            "move_kind",
            "户籍变动类型",
            aliases=("迁移类型", "迁移原因"),
            labels=("迁出", "婚迁", "迁入", "分户", "并户", "空挂户"),
        ),
        Column("moved_on", "户籍变动日期", Kind.DATE, ("迁移日期", "迁出日期")),
        Column(
            "moved_from",
            "原户籍地",
            aliases=("迁出地址",),
            field_class=FieldClass.PERSONAL,
        ),
        Column(
            "moved_to",
            "现户籍地",
            aliases=("迁入地址",),
            field_class=FieldClass.PERSONAL,
        ),
        *identity.WHERE,
    ),
    marks=(
        ("move_kind",),
        ("moved_on", "moved_from", "moved_to"),
    ),
    words=("户籍变动", "迁移", "迁出", "分户"),
)
