"""基本医保参保名单: who is insured in which scheme this year, and who paid the premium.

For M95, A05, A06, C03.
"""

from bangfu.tables import identity
from bangfu.tables.table import Column, Grain, Keeping, Kind, Role, Table

TABLE = Table(
    name="medical_insurance",
    title="基本医保参保名单",
    sender="医保",
    role=Role.LIST,
    grain=Grain.PERSON,
    keeping=Keeping.SNAPSHOT,
    columns=(
        *identity.PERSON,
        Column("insurance_year", "参保年度", Kind.WHOLE, ("缴费年度", "保险年度")),
        Column("insured", "是否参保", Kind.FLAG, ("是否已参保",)),
        Column(
            "medical_scheme",
            "医保险种",
            aliases=("险种类型", "参保险种", "险种"),
            labels=("城乡居民基本医疗保险", "城镇职工基本医疗保险"),
        ),
        Column(
            "insurance_state",
            "参保状态",
            aliases=("医保状态", "缴费状态"),
            labels=("正常参保", "未参保", "中断参保"),
        ),
        Column(
            "premium_fen", "个人缴费金额", Kind.FEN, ("缴费金额", "个人缴费"), unit="元"
        ),
        Column(
            "premium_subsidy_fen",
            "缴费补贴金额",
            Kind.FEN,
            ("参保补贴金额", "资助参保金额"),
            unit="元",
        ),
        Column("subsidised", "是否享受缴费补贴", Kind.FLAG, ("是否资助参保",)),
        Column("premium_paid_on", "缴费日期", Kind.DATE, ("缴费时间",)),
        Column("interrupted_on", "中断日期", Kind.DATE, ("停保日期",)),
        Column(
            "critical_illness_insurance", "是否参加大病保险", Kind.FLAG, ("大病保险",)
        ),
        Column("newborn", "是否新生儿", Kind.FLAG, ("新生儿",)),
        *identity.WHERE,
    ),
    marks=(
        ("insured", "insurance_state", "medical_scheme"),
        ("premium_fen", "premium_paid_on", "insurance_year", "premium_subsidy_fen"),
    ),
    words=("参保", "医保", "医疗保险"),
)
