"""残疾人补贴发放名单: allowances paid to disabled people, pupils and families.

For M97.
"""

from bangfu.tables import identity, recurring
from bangfu.tables.table import Column, FieldClass, Grain, Keeping, Kind, Role, Table

TABLE = Table(
    name="disability_allowances",
    title="残疾人补贴发放名单",
    sender="残联、民政",
    role=Role.LIST,
    grain=Grain.PERSON,
    keeping=Keeping.EVENTS,
    columns=(
        *identity.PERSON,
        Column(
            "disabled_allowance",
            "残疾补贴类别",
            aliases=("补贴类别", "补贴类型", "残疾人补贴类别"),
            labels=(
                "困难残疾人生活补贴",
                "重度残疾人护理补贴",
                "残疾学生资助",
                "残疾学生家庭补贴",
            ),
        ),
        Column(
            "disability_grade",
            "残疾等级",
            aliases=("残疾级别",),
            labels=("一级", "二级", "三级", "四级"),
            field_class=FieldClass.SENSITIVE,
        ),
        Column("disabled_pupil", "是否残疾学生", Kind.FLAG, ("残疾学生",)),
        Column("allowance_month", "补贴月份", Kind.DATE, ("发放月份", "补贴所属月份")),
        recurring.PAID_FEN,
        recurring.PAID_ON,
        recurring.ACCOUNT,
        *identity.WHERE,
    ),
    marks=(
        ("disabled_allowance",),
        ("disability_grade", "disabled_pupil", "allowance_month"),
    ),
    words=("残疾人补贴", "两项补贴", "残疾人两项"),
    likeness=("disabled_allowance", "allowance_month", "paid_fen"),
)
