"""不动产登记名单: who owns a flat, a shop or other real estate.

For B02.
"""

from bangfu.tables import identity
from bangfu.tables.table import Column, FieldClass, Grain, Keeping, Kind, Role, Table

TABLE = Table(
    name="properties",
    title="不动产登记名单",
    sender="自然资源（不动产）",
    role=Role.LIST,
    grain=Grain.PERSON,
    keeping=Keeping.SNAPSHOT,
    columns=(
        *identity.PERSON,
        Column(
            "property_no",
            "不动产权证号",
            Kind.ACCOUNT,
            ("产权证号", "不动产权证书号"),
            field_class=FieldClass.SENSITIVE,
        ),
        Column(
            "property_use",
            "房屋用途",
            aliases=("规划用途", "不动产用途"),
            labels=("住宅", "商业", "办公", "车位", "搬迁安置"),
        ),
        Column(
            "property_address",
            "坐落",
            aliases=("不动产坐落", "房屋坐落"),
            field_class=FieldClass.PERSONAL,
        ),
        Column("property_area", "产权面积", Kind.NUMBER, ("登记面积",), unit="平方米"),
        Column("property_on", "不动产登记日期", Kind.DATE, ("登记日期", "登记时间")),
        Column(
            "obtained_by",
            "取得方式",
            aliases=("取得来源",),
            labels=("购买", "继承", "拆迁安置", "自建"),
        ),
        Column("relocation_home", "是否搬迁安置房", Kind.FLAG, ("搬迁安置房",)),
        *identity.WHERE,
    ),
    marks=(
        ("property_use",),
        ("property_on", "property_no", "property_area"),
    ),
    words=("不动产", "房产"),
)
