"""送教上门名单: children who are taught at home, how often and why.

For M91.
"""

from bangfu.tables import identity
from bangfu.tables.table import Column, FieldClass, Grain, Keeping, Kind, Role, Table

TABLE = Table(
    name="home_teaching",
    title="送教上门名单",
    sender="教育",
    role=Role.LIST,
    grain=Grain.PERSON,
    keeping=Keeping.SNAPSHOT,
    columns=(
        *identity.PERSON,
        Column("school", "承担学校", aliases=("送教学校",)),
        Column("term", "学期", aliases=("学年学期",)),
        Column(
            "teaching_reason",
            "送教原因",
            aliases=("送教上门原因",),
            labels=("重度残疾", "重病"),
        ),
        Column("assessed", "是否经专家委员会认定", Kind.FLAG, ("专家委员会认定",)),
        Column(
            "teacher",
            "送教教师",
            Kind.NAME,
            ("送教老师",),
            field_class=FieldClass.PERSONAL,
        ),
        Column("teaching_visits", "送教次数", Kind.WHOLE, ("送教上门次数",), unit="次"),
        Column("last_taught_on", "最近送教日期", Kind.DATE, ("最近一次送教时间",)),
        *identity.WHERE,
    ),
    marks=(
        ("teaching_visits",),
        ("teaching_reason", "teacher", "last_taught_on"),
    ),
    words=("送教上门", "送教"),
)
