"""视觉贫困点位台账: ruins and empty houses to be cleared, with pictures.

For M156, M158.
"""

from bangfu.tables import identity
from bangfu.tables.table import Column, FieldClass, Grain, Keeping, Kind, Role, Table

TABLE = Table(
    name="eyesores",
    title="视觉贫困点位台账",
    sender="农业农村（人居环境）",
    role=Role.LIST,
    grain=Grain.VILLAGE,
    keeping=Keeping.SNAPSHOT,
    columns=(
        Column("eyesore_site", "点位名称", aliases=("点位位置",)),
        Column(
            "eyesore_kind",
            "点位类型",
            aliases=("视觉贫困类型",),
            labels=("残垣断壁", "空心房", "背建房", "危险房", "卫生厕所缺失"),
        ),
        Column(
            "eyesore_owner",
            "点位权属人",
            Kind.NAME,
            ("权属人",),
            field_class=FieldClass.PERSONAL,
        ),
        Column("eyesore_found_on", "排查日期", Kind.DATE, ("发现日期",)),
        Column("cleared", "是否已整治", Kind.FLAG, ("是否拆除",)),
        Column("cleared_on", "整治日期", Kind.DATE, ("拆除日期",)),
        Column("photo_before", "整治前照片", aliases=("整治前照片编号",)),
        Column("photo_after", "整治后照片", aliases=("整治后照片编号",)),
        Column(
            "clean_checks", "连续合格次数", Kind.WHOLE, ("连续抽查合格次数",), unit="次"
        ),
        *identity.PLACES,
        identity.AS_OF,
    ),
    marks=(
        ("eyesore_kind",),
        ("cleared", "eyesore_found_on", "clean_checks"),
    ),
    words=("视觉贫困", "残垣断壁", "空心房"),
)
