"""行政村信息: the national system's export of villages."""

from bangfu.tables import identity
from bangfu.tables.table import Column, Grain, Keeping, Kind, Layout, Role, Table

TABLE = Table(
    name="villages",
    title="行政村信息",
    sender="全国防返贫监测信息系统",
    role=Role.REGISTRY,
    grain=Grain.VILLAGE,
    keeping=Keeping.SNAPSHOT,
    layout=Layout.SEEN,
    columns=(
        *identity.PLACES[:4],
        identity.VILLAGE.needed(),
        Column("households", "总户数", Kind.WHOLE, unit="户"),
        Column("persons", "总人口数", Kind.WHOLE, unit="人"),
        Column("allowance_households", "低保户数", Kind.WHOLE, unit="户"),
        Column("allowance_persons", "低保人口数", Kind.WHOLE, unit="人"),
        Column("destitute_persons", "特困供养人口数", Kind.WHOLE, unit="人"),
        Column("disabled_persons", "残疾人口数", Kind.WHOLE, unit="人"),
        Column("clinics", "行政村卫生室个数", Kind.WHOLE, unit="个"),
        Column("doctors", "行政村执业（助理）医师（人）", Kind.WHOLE, unit="人"),
        Column("unsafe_houses", "危房户数", Kind.WHOLE, unit="户"),
        Column("unsafe_water_households", "未实现饮水安全户数", Kind.WHOLE, unit="户"),
        Column(
            "collective_income_fen",
            "村级集体经济收入（万元）",
            Kind.FEN,
            ("村集体经济收入(万元)",),
            unit="万元",
        ),
        identity.AS_OF,
    ),
    marks=(("households", "persons"), ("clinics", "doctors", "unsafe_houses")),
    words=("行政村信息", "村信息"),
)
