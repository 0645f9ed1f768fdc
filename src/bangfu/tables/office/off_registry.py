"""档外重点对象名单: households outside the register to be looked at too.

For M03, M32.
"""

from bangfu.tables import identity, recurring
from bangfu.tables.table import Column, Grain, Keeping, Kind, Role, Table

TABLE = Table(
    name="off_registry",
    title="档外重点对象名单",
    sender="乡镇、村",
    role=Role.LIST,
    grain=Grain.HOUSEHOLD,
    keeping=Keeping.SNAPSHOT,
    columns=(
        *identity.HEAD,
        Column(
            "target_class",
            "档外对象类别",
            aliases=("对象类型", "档外类别"),
            labels=("农村低保人口", "分散供养五保户", "重残户", "重病户", "边缘户"),
        ),
        Column(
            "found_by",
            "发现来源",
            aliases=("来源",),
            labels=("民政", "残联", "卫健", "村级摸排"),
        ),
        Column("found_on", "摸排日期", Kind.DATE, ("摸底日期",)),
        *recurring.GUARANTEES,
        Column("income_per_head_fen", "人均纯收入", Kind.FEN, ("人均收入",), unit="元"),
        Column(
            "new_risk", "是否有致贫风险", Kind.FLAG, ("是否存在致贫风险", "新致贫风险")
        ),
        *identity.WHERE,
    ),
    marks=(
        ("target_class",),
        ("found_by", "new_risk"),
    ),
    words=("档外", "卡外"),
)
