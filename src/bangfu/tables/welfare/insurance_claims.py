"""保险理赔名单: cases filed or paid under insurance against poverty or accidents.

For A34.
"""

from bangfu.tables import identity
from bangfu.tables.table import Column, Grain, Keeping, Kind, Role, Table

TABLE = Table(
    name="insurance_claims",
    title="保险理赔名单",
    sender="保险",
    role=Role.LIST,
    grain=Grain.PERSON,
    keeping=Keeping.EVENTS,
    columns=(
        *identity.PERSON,
        Column("insurer", "承保公司", aliases=("保险公司", "承保机构")),
        Column(
            "claim_kind",
            "理赔险种",
            aliases=("险种", "险种名称"),
            labels=("防贫保", "意外伤害险", "农房保险", "大病补充保险"),
        ),
        Column("claim_no", "报案号", Kind.ACCOUNT, ("理赔案号", "赔案号")),
        Column("happened_on", "出险日期", Kind.DATE, ("出险时间",)),
        Column(
            "claim_cause",
            "出险原因",
            aliases=("事故原因",),
            labels=("疾病", "意外", "灾害", "火灾"),
        ),
        Column("filed_on", "理赔立案日期", Kind.DATE, ("立案日期", "立案时间")),
        Column("claim_fen", "理赔金额", Kind.FEN, ("赔付金额",), unit="元"),
        Column("closed_on", "结案日期", Kind.DATE, ("结案时间",)),
        *identity.WHERE,
    ),
    marks=(
        ("claim_kind",),
        ("filed_on", "claim_fen", "happened_on"),
    ),
    words=("理赔", "防贫保", "保险"),
    business_key=("claim_no",),
    likeness=("claim_kind", "happened_on", "claim_fen"),
)
