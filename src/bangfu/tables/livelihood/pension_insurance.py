"""养老保险参保名单: who pays into or draws which pension.

For B07, C04.
"""

from bangfu.tables import identity, recurring
from bangfu.tables.table import Column, FieldClass, Grain, Keeping, Kind, Role, Table

TABLE = Table(
    name="pension_insurance",
    title="养老保险参保名单",
    sender="人社",
    role=Role.LIST,
    grain=Grain.PERSON,
    keeping=Keeping.SNAPSHOT,
    columns=(
        *identity.PERSON,
        Column(
            "pension_scheme",
            "养老保险险种",
            aliases=("养老险种", "险种类型", "险种"),
            labels=("城乡居民基本养老保险", "城镇职工基本养老保险"),
        ),
        Column(
            "pension_state",
            "养老参保状态",
            aliases=("参保状态", "缴费状态"),
            labels=("正常缴费", "待遇领取", "中断缴费", "未参保"),
        ),
        recurring.YEAR,
        Column(
            "contribution_base_fen",
            "缴费基数",
            Kind.FEN,
            ("月缴费基数",),
            unit="元",
            field_class=FieldClass.SENSITIVE,
        ),
        Column(
            "contribution_fen",
            "养老缴费金额",
            Kind.FEN,
            ("缴费金额", "年缴费金额"),
            unit="元",
        ),
        Column(
            "paid_for_by",
            "代缴类别",
            aliases=("代缴类型",),
            labels=("政府代缴", "自行缴费"),
        ),
        Column(
            "pension_fen", "月养老金", Kind.FEN, ("养老金", "月领取金额"), unit="元"
        ),
        Column("pension_since", "待遇领取日期", Kind.DATE, ("领取开始时间",)),
        *identity.WHERE,
    ),
    marks=(
        ("pension_scheme",),
        ("pension_state", "contribution_base_fen", "pension_fen"),
    ),
    words=("养老保险", "养老参保", "养老"),
)
