"""机动车登记: motor vehicles by owner, from the traffic police.

For B01.
"""

from bangfu.tables import identity
from bangfu.tables.table import Column, Grain, Keeping, Kind, Role, Table

TABLE = Table(
    name="vehicles",
    title="机动车登记",
    sender="公安（车管）",
    role=Role.LIST,
    grain=Grain.PERSON,
    keeping=Keeping.SNAPSHOT,
    columns=(
        identity.ID_NUMBER.also_called(
            "车主身份证号", "所有人证件号码", "车主证件号码", "机动车所有人证件号码"
        ),
        identity.NAME.also_called("车主", "所有人", "车主姓名", "机动车所有人"),
        Column("plate_no", "号牌号码", Kind.ACCOUNT, ("车牌号", "车牌号码", "牌照号")),
        Column("vehicle_type", "车辆类型", aliases=("车型", "车辆种类", "机动车类型")),
        Column("brand", "品牌型号", aliases=("车辆品牌", "品牌", "厂牌型号")),
        Column(
            "registered_on",
            "初次登记日期",
            Kind.DATE,
            (
                "注册登记日期",
                "登记日期",
                "注册日期",
                "初次注册日期",
                "上牌日期",
                "购车日期",
            ),
        ),
        Column(
            "price_fen",
            "购置价格",
            Kind.FEN,
            ("购车价格", "购价", "车辆价格", "购置价", "价格", "购车金额"),
            unit="元",
        ),
        Column("status", "机动车状态", aliases=("状态", "车辆状态", "使用状态")),
        *identity.PLACES,
        identity.PHONE,
        identity.AS_OF,
    ),
    marks=(("vehicle_type", "brand"), ("plate_no", "registered_on", "price_fen")),
    words=("机动车", "车辆", "车管", "公安"),
)
