"""门诊费用明细: what members paid themselves as outpatients.

For A04.
"""

from bangfu.tables import identity
from bangfu.tables.table import Column, Grain, Keeping, Kind, Role, Table

TABLE = Table(
    name="outpatient_costs",
    title="门诊费用明细",
    sender="医保",
    role=Role.LIST,
    grain=Grain.PERSON,
    keeping=Keeping.EVENTS,
    columns=(
        *identity.PERSON,
        Column(
            "settlement_no",
            "门诊结算单号",
            Kind.ACCOUNT,
            ("结算单号", "结算编号", "结算流水号"),
        ),
        Column(
            "outpatient_kind",
            "门诊类别",
            aliases=("门诊类型", "医疗类别"),
            labels=("普通门诊统筹", "门诊慢特病"),
        ),
        Column("visited_on", "就诊日期", Kind.DATE, ("就诊时间", "门诊日期")),
        Column(
            "hospital", "医院名称", aliases=("医疗机构", "医疗机构名称", "定点机构")
        ),
        Column("total_fen", "门诊总费用", Kind.FEN, ("总费用", "费用总额"), unit="元"),
        Column(
            "fund_paid_fen",
            "基金支付",
            Kind.FEN,
            ("统筹支付", "医保支付", "基金支付金额"),
            unit="元",
        ),
        Column(
            "self_paid_fen",
            "个人自付",
            Kind.FEN,
            ("个人自付金额", "自付金额", "个人负担"),
            unit="元",
        ),
        *identity.WHERE,
    ),
    marks=(
        ("outpatient_kind", "visited_on"),
        ("self_paid_fen",),
    ),
    words=("门诊", "门特", "慢特病"),
    business_key=("settlement_no",),
    likeness=("outpatient_kind", "visited_on", "self_paid_fen"),
)
