"""技能培训名单: who was trained in what, and whether work came of it.

For M151.
"""

from bangfu.tables import identity, registry
from bangfu.tables.table import Column, Grain, Keeping, Kind, Role, Table

TABLE = Table(
    name="trainings",
    title="技能培训名单",
    sender="人社",
    role=Role.LIST,
    grain=Grain.PERSON,
    keeping=Keeping.SNAPSHOT,
    columns=(
        *identity.PERSON,
        registry.SCHOOLING,
        Column(
            "job_wish",
            "就业意愿",
            aliases=("就业偏好",),
            labels=("外出务工", "就近就业", "自主创业"),
        ),
        Column("course", "培训工种", aliases=("培训项目", "培训内容")),
        Column(
            "training_form",
            "培训方式",
            aliases=("培训形式",),
            labels=("师傅带徒弟", "驻点培训", "院校培训", "两后生职业教育"),
        ),
        Column("training_from", "开班日期", Kind.DATE, ("培训开始时间", "开班时间")),
        Column("finished_on", "结业日期", Kind.DATE, ("培训结束时间", "结业时间")),
        Column("certified", "是否取得证书", Kind.FLAG, ("取得证书",)),
        Column("employed_after", "培训后是否就业", Kind.FLAG, ("是否就业",)),
        Column("just_left_school", "是否两后生", Kind.FLAG, ("两后生",)),
        *identity.WHERE,
    ),
    marks=(
        ("course",),
        ("finished_on", "training_form", "employed_after"),
    ),
    words=("培训", "技能"),
)
