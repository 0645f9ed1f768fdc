"""教育资助发放名单: aid paid to pupils, item by item and term by term.

For M91, C05.
"""

from bangfu.tables import identity, recurring
from bangfu.tables.table import Column, Grain, Keeping, Role, Table

TABLE = Table(
    name="school_aid",
    title="教育资助发放名单",
    sender="教育",
    role=Role.LIST,
    grain=Grain.PERSON,
    keeping=Keeping.EVENTS,
    columns=(
        *identity.PERSON,
        Column("school", "学校名称", aliases=("学校", "就读学校")),
        Column(
            "aid_stage",
            "学段",
            aliases=("就读学段",),
            labels=("学前教育", "小学", "初中", "普通高中", "中职", "高职高专", "本科"),
        ),
        Column("grade", "年级", aliases=("就读年级",)),
        Column("term", "学期", aliases=("资助学期", "学年学期")),
        Column(
            "aid_item",
            "资助项目",
            aliases=("资助类别", "资助名称", "助学项目"),
            labels=(
                "义务教育生活补助",
                "普通高中助学金",
                "中职助学金",
                "雨露计划",
                "学前资助",
                "营养改善",
            ),
        ),
        Column(
            "family_kind",
            "家庭类别",
            aliases=("困难类型", "家庭类型"),
            labels=("脱贫户", "监测对象", "低保家庭", "残疾学生"),
        ),
        recurring.PAID_FEN,
        recurring.PAID_ON,
        recurring.ACCOUNT,
        *identity.WHERE,
    ),
    marks=(
        ("aid_item",),
        ("term", "school", "aid_stage"),
    ),
    words=("资助", "助学", "雨露计划"),
    likeness=("aid_item", "term", "paid_on", "paid_fen"),
)
