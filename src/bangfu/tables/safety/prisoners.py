"""判刑收监和强制戒毒名单: who is in prison or in compulsory treatment, and until when.

For A20.
"""

from bangfu.tables import identity
from bangfu.tables.table import Column, FieldClass, Grain, Keeping, Kind, Role, Table

TABLE = Table(
    name="prisoners",
    title="判刑收监和强制戒毒名单",
    sender="公安、司法",
    role=Role.LIST,
    grain=Grain.PERSON,
    keeping=Keeping.SNAPSHOT,
    columns=(
        *identity.PERSON,
        Column(
            "custody_kind",
            "收监类型",
            aliases=("羁押类型", "收押类型"),
            labels=("判刑收监", "强制隔离戒毒", "社区矫正"),
            field_class=FieldClass.SENSITIVE,
        ),
        Column("custody_from", "收监日期", Kind.DATE, ("收押日期", "入监时间")),
        Column("custody_until", "期满日期", Kind.DATE, ("刑满日期", "解除日期")),
        Column("main_worker", "是否主要劳动力", Kind.FLAG, ("主要劳动力",)),
        *identity.WHERE,
    ),
    marks=(
        ("custody_kind",),
        ("custody_from", "custody_until"),
    ),
    words=("收监", "判刑", "戒毒", "服刑"),
)
