"""结对帮扶责任人名册: who helps which household, from which unit and since when.

For M108, M05.
"""

from bangfu.tables import identity
from bangfu.tables.table import Column, FieldClass, Grain, Keeping, Kind, Role, Table

TABLE = Table(
    name="paired_helpers",
    title="结对帮扶责任人名册",
    sender="乡村振兴",
    role=Role.LIST,
    grain=Grain.HOUSEHOLD,
    keeping=Keeping.SNAPSHOT,
    columns=(
        *identity.HEAD,
        identity.HOUSEHOLD_NO,
        Column(
            "helper",
            "帮扶责任人",
            Kind.NAME,
            ("帮扶人", "帮扶人姓名", "帮扶干部", "帮扶责任人姓名", "监测联系人"),
            field_class=FieldClass.PERSONAL,
        ),
        Column("helper_unit", "帮扶单位", aliases=("帮扶人单位", "帮扶责任人单位")),
        Column(
            "unit_level",
            "单位隶属",
            aliases=("隶属关系",),
            labels=("中央", "省", "市", "县", "乡"),
        ),
        Column("helper_post", "帮扶人职务", aliases=("帮扶责任人职务",)),
        Column(
            "helper_phone",
            "帮扶人电话",
            Kind.PHONE,
            ("帮扶责任人电话", "帮扶人联系电话"),
            field_class=FieldClass.PERSONAL,
        ),
        Column(
            "helper_from", "帮扶开始日期", Kind.DATE, ("帮扶开始时间", "结对开始时间")
        ),
        Column(
            "helper_until", "帮扶结束日期", Kind.DATE, ("帮扶结束时间", "结对结束时间")
        ),
        Column("watched", "是否一对一盯人", Kind.FLAG, ("是否特殊困难户",)),
        *identity.WHERE,
    ),
    marks=(
        ("helper",),
        ("helper_unit", "helper_from"),
    ),
    words=("结对帮扶", "帮扶责任人"),
)
