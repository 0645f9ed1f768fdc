"""特困供养人员名单: who is supported as destitute, at home or in a home.

For M93.
"""

from bangfu.tables import identity, recurring
from bangfu.tables.table import Column, FieldClass, Grain, Keeping, Kind, Role, Table

TABLE = Table(
    name="destitute_persons",
    title="特困供养人员名单",
    sender="民政",
    role=Role.LIST,
    grain=Grain.PERSON,
    keeping=Keeping.SNAPSHOT,
    columns=(
        *identity.PERSON,
        identity.HEAD_NAME,
        identity.HEAD_ID_NUMBER,
        Column(
            "support_mode",
            "供养方式",
            aliases=("供养类型", "特困供养方式"),
            labels=("分散供养", "集中供养"),
        ),
        Column(
            "care_grade",
            "自理能力",
            aliases=("自理能力等级",),
            labels=("全自理", "半护理", "全护理"),
            field_class=FieldClass.SENSITIVE,
        ),
        Column(
            "support_fen",
            "月供养金额",
            Kind.FEN,
            ("月供养金", "供养金额", "供养标准"),
            unit="元",
        ),
        Column(
            "support_since", "供养开始日期", Kind.DATE, ("供养起始时间", "纳入供养时间")
        ),
        Column("support_until", "供养结束日期", Kind.DATE, ("供养终止时间",)),
        Column(
            "carer",
            "照料人",
            Kind.NAME,
            ("照料护理人",),
            field_class=FieldClass.PERSONAL,
        ),
        *recurring.GUARANTEES,
        *identity.WHERE,
    ),
    marks=(
        ("support_mode",),
        ("support_fen", "care_grade", "support_since"),
    ),
    words=("特困", "五保", "供养"),
)
