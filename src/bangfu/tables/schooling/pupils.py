"""学籍: pupils and students on the roll of the county's schools.

For M91, A10, A11, C05.
"""

from bangfu.tables import identity
from bangfu.tables.table import Column, Grain, Keeping, Kind, Role, Table

TABLE = Table(
    name="pupils",
    title="学籍名单",
    sender="教育",
    role=Role.LIST,
    grain=Grain.PERSON,
    keeping=Keeping.SNAPSHOT,
    columns=(
        identity.ID_NUMBER.also_called("学生身份证号", "学生证件号码"),
        identity.NAME.also_called("学生姓名"),
        identity.SEX,
        identity.BIRTH_ON,
        Column("pupil_no", "学籍号", Kind.ACCOUNT, ("全国学籍号", "学号", "学籍编号")),
        Column("school", "学校名称", aliases=("学校", "就读学校")),
        Column("grade", "年级", aliases=("就读年级", "所在年级")),
        Column("school_class", "班级"),
        Column("roll_status", "学籍状态", aliases=("就读状态", "在读状态")),
        Column("present", "是否在校", Kind.FLAG, ("实际在校",)),
        Column("boards", "是否住宿", Kind.FLAG, ("是否寄宿", "寄宿")),
        Column("term", "学期", aliases=("学年学期",)),
        Column(
            "family_kind",
            "家庭类别",
            aliases=("困难类型",),
            labels=("脱贫户", "监测对象", "低保家庭", "残疾学生", "一般家庭"),
        ),
        identity.HEAD_NAME,
        identity.HEAD_ID_NUMBER,
        *identity.WHERE,
    ),
    marks=(("pupil_no", "school"), ("grade", "roll_status", "school_class")),
    words=("学籍", "学生", "教育", "在校"),
)
