"""失业和返乡人员名单: who lost work or came home without any.

For A27.
"""

from bangfu.tables import identity
from bangfu.tables.table import Column, Grain, Keeping, Kind, Role, Table

TABLE = Table(
    name="unemployment_benefits",
    title="失业和返乡人员名单",
    sender="人社",
    role=Role.LIST,
    grain=Grain.PERSON,
    keeping=Keeping.SNAPSHOT,
    columns=(
        *identity.PERSON,
        Column("unemployed_on", "失业日期", Kind.DATE, ("失业时间",)),
        Column(
            "benefit_months", "领取失业金月数", Kind.WHOLE, ("失业金月数",), unit="月"
        ),
        Column(
            "benefit_fen", "失业金金额", Kind.FEN, ("失业保险金", "月失业金"), unit="元"
        ),
        Column("came_home_on", "返乡日期", Kind.DATE, ("返乡时间",)),
        Column("employed_again", "是否再就业", Kind.FLAG, ("是否已再就业",)),
        *identity.WHERE,
    ),
    marks=(
        ("unemployed_on", "benefit_months"),
        ("benefit_fen", "came_home_on", "employed_again"),
    ),
    words=("失业", "返乡"),
)
