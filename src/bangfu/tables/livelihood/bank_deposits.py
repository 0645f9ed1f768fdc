"""存款理财查询结果: what a bank holds for somebody who agreed that it be asked.

For B08.
"""

from bangfu.tables import identity
from bangfu.tables.table import Column, FieldClass, Grain, Keeping, Kind, Role, Table

TABLE = Table(
    name="bank_deposits",
    title="存款理财查询结果",
    sender="银行",
    role=Role.LIST,
    grain=Grain.PERSON,
    keeping=Keeping.SNAPSHOT,
    columns=(
        *identity.PERSON,
        Column("bank", "开户银行", aliases=("银行名称", "查询银行")),
        Column(
            "deposit_kind",
            "存款理财类型",
            aliases=("产品类型", "资产类型"),
            labels=("活期存款", "定期存款", "理财产品"),
        ),
        Column(
            "deposit_fen",
            "存款理财余额",
            Kind.FEN,
            ("存款余额", "账户余额"),
            unit="元",
            field_class=FieldClass.SENSITIVE,
        ),
        Column("asked_on", "查询日期", Kind.DATE, ("查询时间",)),
        Column("authorised", "是否有授权书", Kind.FLAG, ("是否授权查询",)),
        *identity.WHERE,
    ),
    marks=(
        ("deposit_fen",),
        ("deposit_kind", "asked_on", "authorised"),
    ),
    words=("存款", "理财", "查询"),
)
