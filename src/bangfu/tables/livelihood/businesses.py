"""经营主体登记名单: who runs or owns a business, and whether it was closed.

For A38, B03.
"""

from bangfu.tables import identity
from bangfu.tables.table import Column, Grain, Keeping, Kind, Role, Table

TABLE = Table(
    name="businesses",
    title="经营主体登记名单",
    sender="市场监管、税务",
    role=Role.LIST,
    grain=Grain.PERSON,
    keeping=Keeping.SNAPSHOT,
    columns=(
        identity.ID_NUMBER.also_called("法定代表人身份证号", "经营者身份证号"),
        identity.NAME.also_called("法定代表人", "经营者", "经营者姓名"),
        Column(
            "business",
            "主体名称",
            aliases=("企业名称", "字号名称", "市场主体名称", "经营主体名称"),
        ),
        Column(
            "business_kind",
            "主体类型",
            aliases=("市场主体类型", "企业类型"),
            labels=("个体工商户", "有限责任公司", "农民专业合作社"),
        ),
        Column(
            "business_role",
            "任职身份",
            aliases=("任职类型", "投资任职身份"),
            labels=("法定代表人", "股东", "经营者"),
        ),
        Column(
            "capital_fen", "注册资本", Kind.FEN, ("注册资金", "出资额"), unit="万元"
        ),
        Column("opened_on", "成立日期", Kind.DATE, ("注册时间", "核准日期")),
        Column(
            "business_state",
            "经营状态",
            aliases=("登记状态", "主体状态"),
            labels=("存续", "歇业", "注销", "吊销"),
        ),
        Column("closed_on", "注销日期", Kind.DATE, ("吊销日期", "歇业日期")),
        Column("help_funds", "是否帮扶资金入股", Kind.FLAG, ("帮扶资金入股",)),
        *identity.WHERE,
    ),
    marks=(
        ("business",),
        ("business_role", "business_state"),
    ),
    words=("经营主体", "工商", "市场监管", "个体工商户"),
)
