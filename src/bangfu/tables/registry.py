"""登记列: columns that the register's exports share, besides who and where."""

from bangfu.tables import code_lists
from bangfu.tables.table import Column, FieldClass, Kind

HOUSEHOLD_TYPE = Column(
    "household_type",
    "户类型",
    Kind.LABEL,
    ("农户类型", "户属性", "脱贫属性", "农户类别", "家庭类型"),
    labels=("脱贫户", "一般农户", "普通农户"),
)
CATEGORY = Column(
    "category",
    "监测对象类别",
    Kind.LABEL,
    (
        "检测对象类别",
        "监测对象类型",
        "监测户类型",
        "易返贫致贫户(监测对象)类型",
        "监测类别",
    ),
    labels=("脱贫不稳定户", "边缘易致贫户", "突发严重困难户"),
)
RISK_CLEARED = Column(
    "risk_cleared",
    "风险是否已消除",
    Kind.FLAG,
    ("风险是否消除", "是否消除风险", "风险消除情况"),
)
ALLOWANCE = Column(
    "allowance",
    "享受低保政策情况",
    Kind.LABEL,
    ("是否享受低保", "享受低保情况", "低保情况", "是否低保", "是否享受低保政策"),
    labels=("是", "否", "农村低保", "城市低保", "不享受", "未享受", "无"),
)
DESTITUTE = Column(
    "destitute_support",
    "享受特困供养政策情况",
    Kind.LABEL,
    ("是否特困供养人员", "是否特困供养", "特困供养情况"),
    labels=("是", "否", "农村特困", "城市特困", "不享受", "未享受", "无"),
)
HEALTH = Column(
    "health",
    "健康状况",
    aliases=("身体状况",),
    labels=code_lists.HEALTH,
    field_class=FieldClass.SENSITIVE,
)
ETHNICITY = Column(
    "ethnicity", "民族", aliases=("族别",), labels=code_lists.ETHNICITIES
)
SCHOOLING = Column("schooling", "文化程度", labels=code_lists.SCHOOLING)
LABOUR = Column("labour", "劳动技能", aliases=("劳动能力",), labels=code_lists.LABOUR)
HOUSEHOLD_SIZE = Column(
    "household_size", "家庭人口数", Kind.WHOLE, ("家庭人口", "人数"), unit="人"
)
NET_PER_HEAD = Column(
    "net_income_per_head_fen",
    "人均纯收入",
    Kind.FEN,
    ("人均纯收入(元)", "农民人均纯收入", "家庭人均纯收入"),
    unit="元",
)


def income(name: str, title: str, *aliases: str) -> Column:
    """One component of a household's yearly income."""
    return Column(name, title, Kind.FEN, (f"{title}(元)", *aliases), unit="元")


INCOME = (
    income("wage_income_fen", "工资性收入"),
    income("business_income_fen", "生产经营性收入"),
    income("property_income_fen", "财产性收入"),
    income("transfer_income_fen", "转移性收入"),
    income("business_cost_fen", "生产经营性支出"),
    income("net_income_fen", "家庭纯收入", "纯收入", "年收入"),
    NET_PER_HEAD,
    income("claims_income_fen", "理赔收入"),
    income("compliant_self_paid_fen", "合规自付支出"),
    income("allowance_income_fen", "最低生活保障金"),
)


def _area(name: str, title: str) -> Column:
    return Column(name, title, Kind.NUMBER, (f"{title}(亩)",), unit="亩")


LAND = (
    _area("farmland", "耕地面积"),
    _area("woodland", "林地面积"),
    _area("returned_woodland", "退耕还林面积"),
    _area("orchard", "林果面积"),
    _area("grassland", "牧草地面积"),
    _area("water_area", "水面面积"),
)
