"""失信被执行和重大债务名单: who must pay by a judgement and cannot or does not.

For A40.
"""

from bangfu.tables import identity
from bangfu.tables.table import Column, Grain, Keeping, Kind, Role, Table

TABLE = Table(
    name="court_cases",
    title="失信被执行和重大债务名单",
    sender="法院",
    role=Role.LIST,
    grain=Grain.PERSON,
    keeping=Keeping.SNAPSHOT,
    columns=(
        *identity.PERSON,
        Column("court_no", "案号", Kind.ACCOUNT, ("执行案号", "案件编号")),
        Column(
            "court_kind",
            "案件类型",
            aliases=("案由",),
            labels=("民间借贷", "金融借款", "人身损害", "其他"),
        ),
        Column("court_filed_on", "立案日期", Kind.DATE, ("立案时间",)),
        Column(
            "claimed_fen", "执行标的金额", Kind.FEN, ("执行标的", "标的额"), unit="元"
        ),
        Column(
            "court_state",
            "执行状态",
            aliases=("执行情况", "失信状态"),
            labels=("执行中", "失信被执行", "终结本次执行", "执行完毕"),
        ),
        *identity.WHERE,
    ),
    marks=(
        ("court_state", "court_kind"),
        ("court_filed_on", "claimed_fen"),
    ),
    words=("失信", "被执行", "法院", "诉讼"),
)
