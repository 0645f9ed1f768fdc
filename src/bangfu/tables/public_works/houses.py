"""农房安全: the state of each household's house as appraised.

For M92, A14, C09.
"""

from bangfu.tables import identity, recurring
from bangfu.tables.table import Column, FieldClass, Grain, Keeping, Kind, Role, Table

TABLE = Table(
    name="houses",
    title="农房安全台账",
    sender="住建",
    role=Role.LIST,
    grain=Grain.HOUSEHOLD,
    keeping=Keeping.SNAPSHOT,
    columns=(
        *identity.HEAD,
        Column(
            "household_class",
            "住房对象类别",
            aliases=("对象类别", "农户类别"),
            labels=("建档立卡户", "低保户", "五保户", "重病户", "重残户", "一般农户"),
        ),
        Column(
            "house_address",
            "房屋地址",
            aliases=("房屋坐落", "住房地址"),
            field_class=FieldClass.PERSONAL,
        ),
        Column(
            "danger_grade",
            "房屋危险等级",
            Kind.LABEL,
            ("鉴定等级", "危房等级", "房屋等级", "安全等级", "房屋安全等级"),
            labels=("A", "B", "C", "D", "A级", "B级", "C级", "D级"),
        ),
        Column(
            "appraised_on", "鉴定日期", Kind.DATE, ("鉴定时间", "评定日期", "评定时间")
        ),
        Column("appraisal_no", "鉴定编号", aliases=("鉴定报告编号", "评定编号")),
        Column("checked_on", "排查日期", Kind.DATE, ("安全排查日期", "排查时间")),
        Column("check_result", "排查结果", aliases=("安全排查结果",)),
        Column("structure", "房屋结构", aliases=("结构类型", "结构")),
        Column("area", "建筑面积", Kind.NUMBER, ("房屋面积", "面积"), unit="平方米"),
        Column(
            "built_year", "建成年份", Kind.WHOLE, ("建造年代", "建房年份", "建成年代")
        ),
        Column("renovated_year", "改造年度", Kind.WHOLE, ("危改年度", "改造年份")),
        Column("renovation_fen", "危改补助资金", Kind.FEN, ("危改资金",), unit="元"),
        Column("accepted_on", "验收日期", Kind.DATE, ("验收时间",)),
        Column("photo", "照片编号", aliases=("房屋照片编号",)),
        Column("only_home", "是否唯一住房", Kind.FLAG, ("唯一住房",)),
        Column("lived_in", "是否实际居住", Kind.FLAG, ("实际居住",)),
        *recurring.GUARANTEES,
        *identity.WHERE,
    ),
    marks=(("danger_grade",), ("appraised_on", "structure", "area", "built_year")),
    words=("房屋", "农房", "住房", "危房", "住建"),
)
