"""小额信贷台账: small loans: issued, due, recovered, overdue.

For M105, A33, C08.
"""

from bangfu.tables import identity
from bangfu.tables.table import Column, Grain, Keeping, Kind, Role, Table

TABLE = Table(
    name="small_loans",
    title="小额信贷台账",
    sender="金融",
    role=Role.LIST,
    grain=Grain.PERSON,
    keeping=Keeping.SNAPSHOT,
    columns=(
        identity.ID_NUMBER.also_called("借款人身份证号", "贷款人身份证号"),
        identity.NAME.also_called("借款人", "借款人姓名", "贷款人"),
        identity.HOUSEHOLD_NO,
        Column(
            "loan_no", "借据号", Kind.ACCOUNT, ("借据编号", "合同编号", "贷款合同号")
        ),
        Column("bank", "放贷银行", aliases=("贷款银行", "承贷银行", "银行名称")),
        Column(
            "loan_issued_on",
            "发放贷款日期",
            Kind.DATE,
            ("贷款发放日期", "放款日期", "放款时间"),
        ),
        Column(
            "loan_due_on",
            "贷款到期日期",
            Kind.DATE,
            ("到期日期", "到期日", "贷款到期日"),
        ),
        Column("loan_fen", "贷款金额", Kind.FEN, ("借款金额", "放款金额"), unit="元"),
        Column("balance_fen", "贷款余额", Kind.FEN, ("余额", "结余本金"), unit="元"),
        Column(
            "recovered_fen", "收回金额", Kind.FEN, ("已还金额", "回收金额"), unit="元"
        ),
        Column("recovered_on", "收回日期", Kind.DATE, ("还款日期", "结清日期")),
        Column("overdue_days", "逾期天数", Kind.WHOLE, ("逾期日数",), unit="天"),
        Column(
            "loan_use",
            "贷款用途",
            aliases=("借款用途",),
            labels=("种植", "养殖", "加工", "其他"),
        ),
        *identity.WHERE,
    ),
    marks=(
        ("loan_fen",),
        ("loan_due_on", "loan_issued_on", "overdue_days"),
    ),
    words=("小额信贷", "小额贷款", "信贷"),
)
