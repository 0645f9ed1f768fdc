"""衔接资金安排表: money of each level, its use, and what has been paid out.

For M102.
"""

from bangfu.tables import identity, recurring
from bangfu.tables.table import Column, Grain, Keeping, Kind, Role, Table

TABLE = Table(
    name="budget_funds",
    title="衔接资金安排表",
    sender="财政",
    role=Role.LIST,
    grain=Grain.VILLAGE,
    keeping=Keeping.SNAPSHOT,
    columns=(
        Column("fund_name", "资金名称", aliases=("专项资金名称",)),
        Column(
            "fund_level",
            "资金级次",
            aliases=("资金级别",),
            labels=("中央", "省级", "市级", "县级"),
        ),
        recurring.YEAR,
        Column("document_no", "下达文号", aliases=("指标文号", "资金文号")),
        Column("project", "安排项目", aliases=("项目名称",)),
        Column("required_fen", "应安排金额", Kind.FEN, ("应安排资金",), unit="万元"),
        Column(
            "allotted_fen", "安排金额", Kind.FEN, ("安排资金", "下达金额"), unit="万元"
        ),
        Column(
            "paid_out_fen",
            "已拨付金额",
            Kind.FEN,
            ("拨付金额", "支出金额"),
            unit="万元",
        ),
        Column("pooled", "是否统筹整合", Kind.FLAG, ("是否整合资金",)),
        Column("use", "资金用途", aliases=("用途",)),
        Column("compliant", "使用是否合规", Kind.FLAG, ("是否合规使用",)),
        *identity.PLACES,
        identity.AS_OF,
    ),
    marks=(
        ("fund_name",),
        ("allotted_fen", "paid_out_fen", "pooled"),
    ),
    words=("衔接资金", "专项资金", "整合资金"),
)
