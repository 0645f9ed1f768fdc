"""新增大病名单: who was newly found to have a severe illness.

For A07.
"""

from bangfu.tables import identity
from bangfu.tables.table import Column, FieldClass, Grain, Keeping, Kind, Role, Table

TABLE = Table(
    name="severe_illness",
    title="新增大病名单",
    sender="卫健",
    role=Role.LIST,
    grain=Grain.PERSON,
    keeping=Keeping.SNAPSHOT,
    columns=(
        *identity.PERSON,
        Column(
            "disease",
            "大病病种",
            aliases=("病种", "疾病名称", "救治病种"),
            field_class=FieldClass.SENSITIVE,
        ),
        Column("diagnosed_on", "确诊日期", Kind.DATE, ("确诊时间", "诊断日期")),
        Column("hospital", "确诊医院", aliases=("救治医院", "医院名称")),
        Column("in_special_care", "是否纳入专项救治", Kind.FLAG, ("是否专项救治",)),
        Column(
            "care_state",
            "救治情况",
            aliases=("救治状态",),
            labels=("治疗中", "已治愈", "康复随访"),
        ),
        *identity.WHERE,
    ),
    marks=(
        ("disease",),
        ("diagnosed_on", "in_special_care", "care_state"),
    ),
    words=("大病", "专项救治"),
)
