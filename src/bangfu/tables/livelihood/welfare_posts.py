"""公益性岗位名单: who holds a public-welfare post, since when and for what pay.

For M103, M150, M157, C07.
"""

from bangfu.tables import identity, registry
from bangfu.tables.table import Column, Grain, Keeping, Kind, Role, Table

TABLE = Table(
    name="welfare_posts",
    title="公益性岗位名单",
    sender="人社",
    role=Role.LIST,
    grain=Grain.PERSON,
    keeping=Keeping.SNAPSHOT,
    columns=(
        *identity.PERSON,
        Column(
            "welfare_post",
            "公益性岗位类型",
            aliases=("岗位类别", "公益岗位", "岗位名称", "公益性岗位"),
            labels=(
                "护林员",
                "护路员",
                "护水员",
                "护草员",
                "保洁员",
                "治安员",
                "养老护理",
                "其他",
            ),
        ),
        Column("post_source", "岗位来源", aliases=("开发单位", "设岗部门")),
        Column("post_village", "设岗村", aliases=("岗位所在村",)),
        Column(
            "post_from", "上岗日期", Kind.DATE, ("聘用时间", "上岗时间", "聘用日期")
        ),
        Column("post_until", "聘期截止", Kind.DATE, ("协议到期日期", "离岗时间")),
        Column(
            "post_pay_fen",
            "月岗位补贴",
            Kind.FEN,
            ("岗位补贴", "月补贴", "月报酬"),
            unit="元",
        ),
        Column(
            "post_months",
            "公益性岗位月数",
            Kind.NUMBER,
            ("公益性岗位(月数)", "在岗月数"),
            unit="月",
        ),
        registry.LABOUR,
        Column("on_duty", "是否履职", Kind.FLAG, ("是否在岗履职",)),
        Column("created", "是否新开发岗位", Kind.FLAG, ("新开发岗位",)),
        *identity.WHERE,
    ),
    marks=(
        ("welfare_post",),
        ("post_from", "post_pay_fen", "post_village", "on_duty"),
    ),
    words=("公益性岗位", "公益岗"),
)
