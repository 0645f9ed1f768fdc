"""村庄清洁抽查台账: random checks whether a village is kept clean.

For M157, M158.
"""

from bangfu.tables import identity
from bangfu.tables.table import Column, Grain, Keeping, Kind, Role, Table

TABLE = Table(
    name="village_cleaning",
    title="村庄清洁抽查台账",
    sender="农业农村（人居环境）",
    role=Role.LIST,
    grain=Grain.VILLAGE,
    keeping=Keeping.SNAPSHOT,
    columns=(
        Column("inspected_on", "抽查日期", Kind.DATE, ("抽查时间",)),
        Column("cleaned_daily", "垃圾是否日产日清", Kind.FLAG, ("日产日清",)),
        Column("missed_days", "未清运天数", Kind.WHOLE, ("缺清运天数",), unit="天"),
        Column("cleaner_on_duty", "保洁员是否在岗", Kind.FLAG, ("保洁员在岗",)),
        Column("clean_enough", "抽查是否合格", Kind.FLAG, ("抽查合格",)),
        Column(
            "hygiene_activity",
            "卫生教育活动",
            aliases=("卫生健康教育",),
            labels=("入户宣传", "集中培训", "评比活动"),
        ),
        *identity.PLACES,
        identity.AS_OF,
    ),
    marks=(
        ("cleaned_daily",),
        ("inspected_on", "clean_enough"),
    ),
    words=("村庄清洁", "垃圾", "保洁"),
)
