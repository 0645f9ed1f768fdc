"""特定困难人口名单: the old, weak, ill and disabled, and who watches over them.

For M05, M06.
"""

from bangfu.tables import identity
from bangfu.tables.table import Column, FieldClass, Grain, Keeping, Kind, Role, Table

TABLE = Table(
    name="vulnerable_persons",
    title="特定困难人口名单",
    sender="乡镇、村",
    role=Role.LIST,
    grain=Grain.PERSON,
    keeping=Keeping.SNAPSHOT,
    columns=(
        *identity.PERSON,
        Column("is_old", "是否老年人", Kind.FLAG, ("老",)),
        Column("is_weak", "是否体弱", Kind.FLAG, ("弱",)),
        Column(
            "is_ill", "是否患病", Kind.FLAG, ("病",), field_class=FieldClass.SENSITIVE
        ),
        Column(
            "is_disabled",
            "是否残疾",
            Kind.FLAG,
            ("残",),
            field_class=FieldClass.SENSITIVE,
        ),
        Column(
            "hardship",
            "困难程度",
            aliases=("困难等级",),
            labels=("特别困难", "困难", "一般"),
        ),
        Column("confirmed_by", "认定单位", aliases=("认定部门",)),
        Column("marked_on", "标注日期", Kind.DATE, ("认定日期",)),
        Column(
            "watcher",
            "盯人责任人",
            Kind.NAME,
            ("一对一责任人",),
            field_class=FieldClass.PERSONAL,
        ),
        *identity.WHERE,
    ),
    marks=(
        ("hardship",),
        ("is_old", "is_weak", "is_ill", "is_disabled"),
    ),
    words=("特定困难", "老弱病残", "特殊困难"),
)
