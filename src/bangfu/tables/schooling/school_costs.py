"""非义务教育学年费用名单: what a school year beyond compulsory school costs the family.

For A12.
"""

from bangfu.tables import identity
from bangfu.tables.table import Column, Grain, Keeping, Kind, Role, Table

TABLE = Table(
    name="school_costs",
    title="非义务教育学年费用名单",
    sender="教育",
    role=Role.LIST,
    grain=Grain.PERSON,
    keeping=Keeping.SNAPSHOT,
    columns=(
        *identity.PERSON,
        Column("school", "就读学校", aliases=("学校", "学校名称")),
        Column(
            "study_stage",
            "学段",
            aliases=("就读学段",),
            labels=("学前教育", "普通高中", "中职", "高职高专", "本科"),
        ),
        Column("school_year", "学年", aliases=("学年度",)),
        Column("tuition_fen", "学费", Kind.FEN, ("学年学费",), unit="元"),
        Column("boarding_fen", "住宿费", Kind.FEN, unit="元"),
        Column("books_fen", "教材费", Kind.FEN, ("书本费",), unit="元"),
        Column(
            "aid_fen", "资助减免金额", Kind.FEN, ("资助金额", "减免金额"), unit="元"
        ),
        Column(
            "self_paid_fen",
            "学年自付",
            Kind.FEN,
            ("学年自付金额", "学年个人自付"),
            unit="元",
        ),
        *identity.WHERE,
    ),
    marks=(
        ("self_paid_fen",),
        ("tuition_fen", "boarding_fen", "study_stage"),
    ),
    words=("学年自付", "学费"),
)
