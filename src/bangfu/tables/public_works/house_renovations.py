"""危房改造台账: renovations of unsafe houses since 2014, money, acceptance.

For M92.
"""

from bangfu.tables import identity
from bangfu.tables.table import Column, Grain, Keeping, Kind, Role, Table

TABLE = Table(
    name="house_renovations",
    title="危房改造台账",
    sender="住建",
    role=Role.LIST,
    grain=Grain.HOUSEHOLD,
    keeping=Keeping.EVENTS,
    columns=(
        *identity.HEAD,
        Column(
            "household_class",
            "对象类别",
            aliases=("改造对象类别", "户类别"),
            labels=("建档立卡户", "低保户", "五保户", "残疾人家庭", "其他"),
        ),
        Column("renovated_year", "改造年度", Kind.WHOLE, ("危改年度", "改造年份")),
        Column(
            "grade_before",
            "改造前等级",
            aliases=("改造前房屋等级",),
            labels=("C级", "D级"),
        ),
        Column(
            "renovation_way",
            "改造方式",
            aliases=("危改方式",),
            labels=("修缮加固", "拆除重建", "置换"),
        ),
        Column(
            "renovation_fen",
            "危改补助资金",
            Kind.FEN,
            ("补助资金", "改造补助"),
            unit="元",
        ),
        Column("started_on", "开工日期", Kind.DATE, ("开工时间",)),
        Column("finished_on", "竣工日期", Kind.DATE, ("竣工时间", "完工日期")),
        Column("accepted", "是否验收合格", Kind.FLAG, ("验收合格",)),
        Column("accepted_on", "验收日期", Kind.DATE, ("验收时间",)),
        *identity.WHERE,
    ),
    marks=(
        ("renovation_way",),
        ("grade_before", "renovated_year", "renovation_fen"),
    ),
    words=("危房改造", "危改"),
    likeness=("renovated_year", "renovation_way"),
)
