"""农房安全: the state of each household's house as appraised."""

from bangfu.tables import identity
from bangfu.tables.table import Column, Grain, Keeping, Kind, Role, Table

TABLE = Table(
    name="houses",
    title="农房安全台账",
    sender="住建",
    role=Role.LIST,
    grain=Grain.HOUSEHOLD,
    keeping=Keeping.SNAPSHOT,
    columns=(
        identity.ID_NUMBER.also_called(
            "户主身份证号", "户主证件号码", "户主身份证号码"
        ),
        identity.NAME.also_called("户主姓名", "户主"),
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
        Column("structure", "房屋结构", aliases=("结构类型", "结构")),
        Column("area", "建筑面积", Kind.NUMBER, ("房屋面积", "面积"), unit="平方米"),
        Column(
            "built_year", "建成年份", Kind.WHOLE, ("建造年代", "建房年份", "建成年代")
        ),
        Column("renovated_year", "改造年度", Kind.WHOLE, ("危改年度", "改造年份")),
        *identity.PLACES,
        identity.PHONE,
        identity.AS_OF,
    ),
    marks=(("danger_grade",), ("appraised_on", "structure", "area", "built_year")),
    words=("房屋", "农房", "住房", "危房", "住建"),
)
