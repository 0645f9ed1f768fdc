"""农户供水台账: where the water comes from; enough, clean, near, sure.

For M96, M144.
"""

from bangfu.tables import identity
from bangfu.tables.table import Column, Grain, Keeping, Kind, Role, Table

TABLE = Table(
    name="water_supplies",
    title="农户供水台账",
    sender="水利",
    role=Role.LIST,
    grain=Grain.HOUSEHOLD,
    keeping=Keeping.SNAPSHOT,
    columns=(
        *identity.HEAD,
        Column(
            "water_source",
            "水源",
            aliases=("水源类型", "供水水源"),
            labels=("自来水", "山泉水", "井水", "水窖"),
        ),
        Column("source_stable", "水源是否稳定", Kind.FLAG, ("水源稳定",)),
        Column(
            "supply_kind",
            "供水方式",
            aliases=("供水类型",),
            labels=("集中供水", "分散供水"),
        ),
        Column("supply_steady", "供水是否正常", Kind.FLAG, ("供水是否畅通",)),
        Column("quality_ok", "水质是否达标", Kind.FLAG, ("水质达标",)),
        Column("quality_on", "水质检测日期", Kind.DATE, ("水质检测时间",)),
        Column("litres", "人均日用水量", Kind.NUMBER, ("日用水量",), unit="升"),
        Column(
            "fetch_minutes", "取水往返时间", Kind.NUMBER, ("取水时间",), unit="分钟"
        ),
        Column("assurance", "供水保证率", Kind.NUMBER, unit="%"),
        Column("water_project", "供水工程名称", aliases=("供水工程", "工程名称")),
        Column("finished_on", "工程完工日期", Kind.DATE, ("完工日期",)),
        Column(
            "water_safe", "饮水是否安全", Kind.FLAG, ("饮水安全", "是否解决安全饮用水")
        ),
        Column("checked_on", "核查日期", Kind.DATE, ("核查时间",)),
        *identity.WHERE,
    ),
    marks=(
        ("supply_kind", "water_source"),
        ("quality_ok", "source_stable", "water_safe"),
    ),
    words=("供水", "饮水", "水利"),
)
