"""低保花名册: who receives the subsistence allowance, one row a person."""

from bangfu.tables import identity
from bangfu.tables.table import Column, FieldClass, Grain, Keeping, Kind, Role, Table

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
            "account",
            "银行账号",
            Kind.ACCOUNT,
            ("银行卡号", "卡号", "账号"),
            field_class=FieldClass.SENSITIVE,
        ),
        *identity.PLACES,
        identity.PHONE,
        identity.AS_OF,
    ),
    marks=(("allowance_kind", "monthly_fen", "certificate_no", "granted_on"),),
    words=("低保", "最低生活保障", "民政"),
)
