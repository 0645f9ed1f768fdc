"""种养大户和大型农机名单: who farms on a large scale or owns machines.

For B09.
"""

from bangfu.tables import identity
from bangfu.tables.table import Column, Grain, Keeping, Kind, Role, Table

TABLE = Table(
    name="large_farmers",
    title="种养大户和大型农机名单",
    sender="农业农村",
    role=Role.LIST,
    grain=Grain.PERSON,
    keeping=Keeping.SNAPSHOT,
    columns=(
        *identity.PERSON,
        Column(
            "farm_kind",
            "经营类型",
            aliases=("种养类型",),
            labels=("种植大户", "养殖大户", "家庭农场", "农机户"),
        ),
        Column("farm_scale", "经营规模", Kind.NUMBER, ("种养规模",), unit="亩"),
        Column("hired_workers", "雇工人数", Kind.WHOLE, ("雇工数",), unit="人"),
        Column("machine", "农机名称", aliases=("农机型号", "大型农机")),
        Column("machine_on", "购机日期", Kind.DATE, ("购机时间",)),
        Column("machine_fen", "购机价格", Kind.FEN, ("购机金额",), unit="元"),
        *identity.WHERE,
    ),
    marks=(
        ("farm_kind", "farm_scale", "hired_workers"),
        ("machine", "hired_workers", "farm_scale"),
    ),
    words=("种养大户", "农机"),
)
