"""常见列: columns that many senders' lists have: the year, a payment, the guarantees."""

from bangfu.tables.table import Column, FieldClass, Kind

YEAR = Column("year", "年度", Kind.WHOLE, ("年份", "所属年度"))
PAID_FEN = Column(
    "paid_fen",
    "发放金额",
    Kind.FEN,
    ("实发金额", "补贴金额", "补助金额", "资助金额", "支付金额"),
    unit="元",
)
PAID_ON = Column(
    "paid_on", "发放日期", Kind.DATE, ("发放时间", "支付日期", "到账日期", "兑付日期")
)
ACCOUNT = Column(
    "account",
    "银行账号",
    Kind.ACCOUNT,
    ("银行卡号", "卡号", "账号", "一卡通账号", "社保卡账号"),
    field_class=FieldClass.SENSITIVE,
)

# 三保障 and 饮水安全 ("3+1"), as a department has found them for its own people.
GUARANTEES = (
    Column("schooling_safe", "义务教育有保障", Kind.FLAG, ("义务教育是否有保障",)),
    Column("medical_safe", "基本医疗有保障", Kind.FLAG, ("基本医疗是否有保障",)),
    Column("housing_safe", "住房安全有保障", Kind.FLAG, ("住房安全是否有保障",)),
    Column("drinking_safe", "饮水安全有保障", Kind.FLAG, ("饮水安全是否有保障",)),
)
