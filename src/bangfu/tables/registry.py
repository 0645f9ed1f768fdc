"""Columns that the register's exports share: kinds of household, risk, allowance."""

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
    "health", "健康状况", aliases=("身体状况",), field_class=FieldClass.SENSITIVE
)
