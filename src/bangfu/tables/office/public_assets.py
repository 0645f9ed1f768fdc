"""帮扶项目资产台账: assets made with help funds, and whose they are.

For M108.
"""

from bangfu.tables import identity
from bangfu.tables.table import Column, Grain, Keeping, Kind, Role, Table

TABLE = Table(
    name="public_assets",
    title="帮扶项目资产台账",
    sender="乡村振兴",
    role=Role.LIST,
    grain=Grain.VILLAGE,
    keeping=Keeping.SNAPSHOT,
    columns=(
        Column("asset_no", "资产编号", aliases=("资产编码",)),
        Column("asset_name", "资产名称", aliases=("项目资产名称",)),
        Column(
            "asset_kind",
            "资产类别",
            aliases=("资产类型",),
            labels=("公益性资产", "经营性资产", "到户类资产"),
        ),
        Column("built_year", "形成年度", Kind.WHOLE, ("建成年度",)),
        Column("original_fen", "资产原值", Kind.FEN, ("资产原值（元）",), unit="万元"),
        Column("owner", "权属单位", aliases=("产权归属", "所有权人")),
        Column("title_confirmed", "是否确权登记", Kind.FLAG, ("是否确权",)),
        Column("title_no", "确权文号", aliases=("确权证号",)),
        Column("registered_on", "登记日期", Kind.DATE, ("确权日期",)),
        Column("keeper", "管护单位", aliases=("管护主体",)),
        Column(
            "operating",
            "运营情况",
            aliases=("运营状态",),
            labels=("正常", "闲置", "低效", "损毁"),
        ),
        Column("income_fen", "年收益", Kind.FEN, ("资产收益",), unit="元"),
        *identity.PLACES,
        identity.AS_OF,
    ),
    marks=(
        ("asset_name",),
        ("title_confirmed", "asset_kind", "original_fen"),
    ),
    words=("资产", "确权"),
)
