"""一卡通发放明细: payments by card, with their source and project.

For M102, M30, B10.
"""

from bangfu.tables import identity, recurring
from bangfu.tables.table import Column, FieldClass, Grain, Keeping, Kind, Role, Table

TABLE = Table(
    name="card_payments",
    title="一卡通发放明细",
    sender="财政",
    role=Role.LIST,
    grain=Grain.PERSON,
    keeping=Keeping.EVENTS,
    columns=(
        *identity.PERSON,
        Column(
            "subsidy_item", "补贴项目", aliases=("补贴名称", "发放项目", "惠农项目")
        ),
        Column("payment_no", "发放流水号", Kind.ACCOUNT, ("流水号", "发放编号")),
        Column("fund_source", "资金来源", aliases=("资金渠道",)),
        Column(
            "fund_level",
            "资金级次",
            aliases=("资金级别",),
            labels=("中央", "省级", "市级", "县级"),
        ),
        recurring.PAID_FEN,
        recurring.PAID_ON,
        recurring.ACCOUNT,
        Column(
            "card_holder",
            "开户姓名",
            Kind.NAME,
            ("持卡人", "户名"),
            field_class=FieldClass.PERSONAL,
        ),
        Column("purpose", "资金用途", aliases=("用途",)),
        Column("planned", "是否在计划内", Kind.FLAG, ("是否列入计划",)),
        *identity.WHERE,
    ),
    marks=(
        ("subsidy_item",),
        ("fund_source", "fund_level", "card_holder"),
    ),
    words=("一卡通", "财政", "惠民惠农"),
    business_key=("payment_no",),
    likeness=("subsidy_item", "paid_on", "paid_fen"),
)
