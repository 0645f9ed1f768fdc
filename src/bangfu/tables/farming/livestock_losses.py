"""畜禽疫病死亡台账: animals that died or were culled.

For A31.
"""

from bangfu.tables import identity
from bangfu.tables.table import Column, Grain, Keeping, Kind, Role, Table

TABLE = Table(
    name="livestock_losses",
    title="畜禽疫病死亡台账",
    sender="农业农村（畜牧）",
    role=Role.LIST,
    grain=Grain.HOUSEHOLD,
    keeping=Keeping.EVENTS,
    columns=(
        *identity.HEAD,
        Column(
            "animal",
            "畜禽种类",
            aliases=("畜种", "畜禽品种"),
            labels=("猪", "牛", "羊", "鸡", "鸭"),
        ),
        Column("animals_kept", "存栏数", Kind.WHOLE, ("存栏数量",), unit="头"),
        Column(
            "animals_lost",
            "死亡扑杀数",
            Kind.WHOLE,
            ("死亡数量", "扑杀数量"),
            unit="头",
        ),
        Column("animal_disease", "疫病名称", aliases=("病名",)),
        Column("lost_on", "死亡日期", Kind.DATE, ("扑杀日期", "发病日期")),
        Column("compensation_fen", "补偿金额", Kind.FEN, ("扑杀补助",), unit="元"),
        *identity.WHERE,
    ),
    marks=(
        ("animal",),
        ("animals_lost", "animals_kept"),
    ),
    words=("疫病", "扑杀", "畜禽"),
    likeness=("animal", "lost_on"),
)
