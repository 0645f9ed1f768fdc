"""两癌患病妇女名单: women found to have one of the two cancers that are screened for.

For A37.
"""

from bangfu.tables import identity
from bangfu.tables.table import Column, FieldClass, Grain, Keeping, Kind, Role, Table

TABLE = Table(
    name="women_cancers",
    title="两癌患病妇女名单",
    sender="妇联",
    role=Role.LIST,
    grain=Grain.PERSON,
    keeping=Keeping.SNAPSHOT,
    columns=(
        *identity.PERSON,
        Column(
            "cancer_kind",
            "两癌类型",
            aliases=("患病类型", "患癌类型"),
            labels=("宫颈癌", "乳腺癌"),
            field_class=FieldClass.SENSITIVE,
        ),
        Column("diagnosed_on", "确诊日期", Kind.DATE, ("确诊时间", "诊断日期")),
        Column(
            "cancer_relief_fen",
            "两癌救助金额",
            Kind.FEN,
            ("救助金额", "救助金"),
            unit="元",
        ),
        Column("relieved_on", "救助日期", Kind.DATE, ("救助时间",)),
        *identity.WHERE,
    ),
    marks=(
        ("cancer_kind",),
        ("diagnosed_on", "cancer_relief_fen"),
    ),
    words=("两癌", "妇联", "妇女"),
)
