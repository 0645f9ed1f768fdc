"""户籍人口信息: who is registered where, as the household police has it.

For A10, C06.
"""

from bangfu.tables import identity, registry
from bangfu.tables.table import Column, FieldClass, Grain, Keeping, Kind, Role, Table

TABLE = Table(
    name="civil_register",
    title="户籍人口信息",
    sender="公安（户籍）",
    role=Role.LIST,
    grain=Grain.PERSON,
    keeping=Keeping.SNAPSHOT,
    columns=(
        *identity.PERSON,
        registry.ETHNICITY,
        identity.RELATION,
        identity.HEAD_NAME,
        identity.HEAD_ID_NUMBER,
        Column("booklet_no", "户口簿编号", Kind.ACCOUNT, ("户口簿号", "户籍户号")),
        Column(
            "register_kind",
            "户口性质",
            aliases=("户别", "户口类别"),
            labels=("农业家庭户", "非农业家庭户", "集体户"),
        ),
        Column(
            "register_state",
            "户籍状态",
            aliases=("人员状态", "户口状态"),
            labels=("正常", "迁出", "死亡注销"),
        ),
        Column(
            "register_address",
            "户籍地址",
            aliases=("户籍所在地址",),
            field_class=FieldClass.PERSONAL,
        ),
        *identity.WHERE,
    ),
    marks=(
        ("register_kind", "register_state"),
        ("ethnicity", "relation", "booklet_no"),
    ),
    words=("户籍人口", "常住人口登记", "户籍"),
)
