"""广播电视覆盖台账: village loudspeakers, and digital wireless radio and television.

For M106.
"""

from bangfu.tables import identity
from bangfu.tables.table import Column, Grain, Keeping, Kind, Role, Table

TABLE = Table(
    name="broadcast_coverage",
    title="广播电视覆盖台账",
    sender="文旅",
    role=Role.LIST,
    grain=Grain.VILLAGE,
    keeping=Keeping.SNAPSHOT,
    columns=(
        Column("loudspeaker", "是否村村响", Kind.FLAG, ("广播村村响", "村村响")),
        Column("loudspeaker_works", "广播是否正常使用", Kind.FLAG, ("村村响是否正常",)),
        Column(
            "digital_tv", "是否无线数字化覆盖", Kind.FLAG, ("广播电视无线数字化覆盖",)
        ),
        Column("exempt", "是否免于建设", Kind.FLAG, ("免于建设",)),
        *identity.PLACES,
        identity.AS_OF,
    ),
    marks=(
        ("loudspeaker",),
        ("digital_tv", "loudspeaker_works"),
    ),
    words=("广播", "村村响", "广播电视"),
)
