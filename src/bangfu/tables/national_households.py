"""户信息: the national system's export of households, one row a household."""

from bangfu.tables import identity
from bangfu.tables.registry import CATEGORY, HOUSEHOLD_TYPE, RISK_CLEARED
from bangfu.tables.table import Column, Grain, Keeping, Kind, Layout, Role, Table


def _income(name: str, title: str, *aliases: str) -> Column:
    return Column(name, title, Kind.FEN, (f"{title}(元)", *aliases), unit="元")


TABLE = Table(
    name="national_households",
    title="户信息",
    sender="全国防返贫监测信息系统",
    role=Role.REGISTRY,
    grain=Grain.HOUSEHOLD,
    keeping=Keeping.SNAPSHOT,
    layout=Layout.SEEN,
    columns=(
        *identity.PLACES,
        identity.HOUSEHOLD_NO.needed(),
        identity.HEAD_NAME,
        identity.HEAD_ID_NUMBER,
        identity.PHONE,
        HOUSEHOLD_TYPE,
        CATEGORY,
        RISK_CLEARED,
        Column("household_size", "家庭人口数", Kind.WHOLE, ("家庭人口", "人数")),
        _income("wage_income_fen", "工资性收入"),
        _income("business_income_fen", "生产经营性收入"),
        _income("property_income_fen", "财产性收入"),
        _income("transfer_income_fen", "转移性收入"),
        _income("business_cost_fen", "生产经营性支出"),
        _income("net_income_fen", "家庭纯收入", "纯收入", "年收入"),
        _income(
            "net_income_per_head_fen", "人均纯收入", "农民人均纯收入", "家庭人均纯收入"
        ),
        Column("house_area", "住房面积", Kind.NUMBER, ("住房面积(m²)",), unit="平方米"),
        Column("unsafe_house", "是否危房户", Kind.FLAG, ("危房户",)),
        Column("safe_water", "是否解决安全饮用水", Kind.FLAG),
        Column("farmland", "耕地面积(亩)", Kind.NUMBER, ("耕地面积",), unit="亩"),
        identity.AS_OF,
    ),
    marks=(
        ("household_no",),
        ("house_area", "net_income_fen", "wage_income_fen", "safe_water", "farmland"),
    ),
    words=("户信息", "农户信息"),
)
