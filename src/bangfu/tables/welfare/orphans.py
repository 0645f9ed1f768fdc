"""孤儿和事实无人抚养儿童名单: children whom no parent can raise.

For A25.
"""

from bangfu.tables import identity
from bangfu.tables.table import Column, FieldClass, Grain, Keeping, Kind, Role, Table

TABLE = Table(
    name="orphans",
    title="孤儿和事实无人抚养儿童名单",
    sender="民政",
    role=Role.LIST,
    grain=Grain.PERSON,
    keeping=Keeping.SNAPSHOT,
    columns=(
        *identity.PERSON,
        Column(
            "child_kind",
            "儿童类别",
            aliases=("儿童类型",),
            labels=("孤儿", "事实无人抚养儿童"),
        ),
        Column(
            "guardian",
            "监护人姓名",
            Kind.NAME,
            ("监护人",),
            field_class=FieldClass.PERSONAL,
        ),
        Column("guardian_relation", "与监护人关系", aliases=("监护关系",)),
        Column(
            "child_support_fen",
            "月生活费",
            Kind.FEN,
            ("基本生活费", "月保障标准"),
            unit="元",
        ),
        Column("recognised_on", "认定日期", Kind.DATE, ("认定时间", "纳入日期")),
        *identity.WHERE,
    ),
    marks=(
        ("child_kind",),
        ("child_support_fen", "guardian", "recognised_on"),
    ),
    words=("孤儿", "无人抚养"),
)
