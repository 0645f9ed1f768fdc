"""住院明细: what members paid themselves for each stay in hospital.

For M95, A01, A02, A03.
"""

from bangfu.tables import identity
from bangfu.tables.table import (
    Choose,
    Chosen,
    Column,
    Grain,
    Keeping,
    Kind,
    Role,
    Table,
)

TABLE = Table(
    name="hospital_stays",
    title="住院明细",
    sender="医保",
    role=Role.LIST,
    grain=Grain.PERSON,
    keeping=Keeping.EVENTS,
    columns=(
        *identity.PERSON,
        Column(
            "settlement_no",
            "结算单号",
            Kind.ACCOUNT,
            ("结算编号", "单据号", "结算流水号", "就诊号", "住院号"),
        ),
        Column(
            "hospital", "医院名称", aliases=("医疗机构", "医疗机构名称", "定点机构")
        ),
        Column("admitted_on", "入院日期", Kind.DATE, ("入院时间", "住院日期")),
        Column("discharged_on", "出院日期", Kind.DATE, ("出院时间",)),
        Column(
            "settled_on", "结算日期", Kind.DATE, ("结算时间", "报销日期", "报销时间")
        ),
        Column(
            "total_fen",
            "医疗总费用",
            Kind.FEN,
            ("总费用", "费用总额", "住院总费用", "医疗费用总额"),
            unit="元",
        ),
        Column(
            "fund_paid_fen",
            "基金支付",
            Kind.FEN,
            ("统筹支付", "报销金额", "医保支付", "基金支付金额"),
            unit="元",
        ),
        Column(
            "critical_paid_fen",
            "大病保险支付",
            Kind.FEN,
            ("大病保险报销", "大病报销金额"),
            unit="元",
        ),
        Column(
            "relief_paid_fen",
            "医疗救助支付",
            Kind.FEN,
            ("医疗救助金额", "医疗救助报销"),
            unit="元",
        ),
        Column(
            "compliant_self_paid_fen",
            "合规自付",
            Kind.FEN,
            ("合规自付支出", "合规自付金额", "合规个人自付", "政策范围内自付"),
            unit="元",
        ),
        Column(
            "self_paid_fen",
            "个人自付",
            Kind.FEN,
            (
                "个人自付金额",
                "自付金额",
                "个人负担",
                "个人支付",
                "个人负担金额",
                "自付费用",
            ),
            unit="元",
        ),
        Column("settled_at_once", "是否一站式结算", Kind.FLAG, ("一站式结算",)),
        Column("treated_first", "是否先诊疗后付费", Kind.FLAG, ("先诊疗后付费",)),
        *identity.WHERE,
    ),
    chosen=(
        Chosen(
            "counted_self_paid_fen",
            "计入自付",
            ("compliant_self_paid_fen", "self_paid_fen"),
            Choose.FIRST_PRESENT,
        ),
        Chosen(
            "counted_on",
            "计入日期",
            ("discharged_on", "settled_on"),
            Choose.FIRST_FILLED,
        ),
    ),
    marks=(
        ("compliant_self_paid_fen", "self_paid_fen"),
        ("discharged_on", "settled_on", "admitted_on", "hospital", "settlement_no"),
    ),
    words=("住院", "医保", "医疗", "自付"),
    business_key=("settlement_no",),
    likeness=("hospital", "counted_on", "counted_self_paid_fen"),
)
