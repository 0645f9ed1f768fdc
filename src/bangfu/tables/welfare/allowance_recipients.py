"""低保花名册: who receives the subsistence allowance, one row a person.

For M03, M93, M155, A23, C01.
"""

from bangfu.tables import identity, recurring, registry
from bangfu.tables.table import Column, Grain, Keeping, Kind, Role, Table

TABLE = Table(
    name="allowance_recipients",
    title="低保花名册",
    sender="民政",
    role=Role.LIST,
    grain=Grain.PERSON,
    keeping=Keeping.SNAPSHOT,
    columns=(
        *identity.PERSON,
        identity.HEAD_NAME,
        identity.HEAD_ID_NUMBER,
        identity.RELATION,
        Column(
            "allowance_kind",
            "低保类别",
            aliases=("保障类别", "救助类别", "低保类型", "对象类别", "保障类型"),
        ),
        Column(
            "allowance_grade",
            "低保档次",
            aliases=("救助档次", "保障档次", "低保等级", "低保类档"),
            labels=("一类", "二类", "三类", "四类"),
        ),
        Column(
            "monthly_fen",
            "月保障金额",
            Kind.FEN,
            ("保障金额", "低保金额", "月低保金", "救助金额", "发放金额", "月补助金额"),
            unit="元",
        ),
        Column("certificate_no", "低保证号", Kind.ACCOUNT, ("低保证编号", "低保编号")),
        Column(
            "granted_on",
            "享受开始日期",
            Kind.DATE,
            ("享受起始年月", "批准日期", "起保时间", "纳入时间"),
        ),
        Column(
            "granted_until",
            "享受结束日期",
            Kind.DATE,
            ("享受截止年月", "享受终止日期"),
        ),
        registry.LABOUR,
        recurring.ACCOUNT,
        *recurring.GUARANTEES,
        *identity.WHERE,
    ),
    marks=(("allowance_kind", "monthly_fen", "certificate_no", "granted_on"),),
    words=("低保", "最低生活保障", "民政"),
)
