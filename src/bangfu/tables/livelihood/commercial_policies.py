"""商业保险查询结果: policies of somebody who agreed that insurers be asked.

For B08.
"""

from bangfu.tables import identity
from bangfu.tables.table import Column, FieldClass, Grain, Keeping, Kind, Role, Table

TABLE = Table(
    name="commercial_policies",
    title="商业保险查询结果",
    sender="保险",
    role=Role.LIST,
    grain=Grain.PERSON,
    keeping=Keeping.SNAPSHOT,
    columns=(
        *identity.PERSON,
        Column("insurer", "保险公司", aliases=("承保公司",)),
        Column(
            "policy_product",
            "保险产品",
            aliases=("产品名称", "商业险种"),
            labels=("商业年金", "增额寿险", "重疾险"),
        ),
        Column("policy_from", "保单生效日期", Kind.DATE, ("生效日期", "投保日期")),
        Column(
            "annual_premium_fen",
            "年缴保费",
            Kind.FEN,
            ("年交保费",),
            unit="元",
            field_class=FieldClass.SENSITIVE,
        ),
        Column(
            "cash_value_fen",
            "现金价值",
            Kind.FEN,
            ("保单现金价值",),
            unit="元",
            field_class=FieldClass.SENSITIVE,
        ),
        Column("authorised", "是否有授权书", Kind.FLAG, ("是否授权查询",)),
        *identity.WHERE,
    ),
    marks=(
        ("policy_product",),
        ("annual_premium_fen", "cash_value_fen", "policy_from"),
    ),
    words=("商业保险", "年金", "保单"),
)
