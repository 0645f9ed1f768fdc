"""易地搬迁人员台账 (M99, M152, A39): who moved, what became of the old house and of work."""

from bangfu.tables import identity, registry
from bangfu.tables.registers.moved import ANEW, WORK_AFTER, YEARLY
from bangfu.tables.table import Column, Grain, Keeping, Kind, Layout, Role, Table

TABLE = Table(
    name="relocations",
    title="易地搬迁人员台账",
    sender="发改、搬迁办",
    role=Role.LIST,
    grain=Grain.PERSON,
    keeping=Keeping.SNAPSHOT,
    layout=Layout.SEEN,
    columns=(
        identity.ID_NUMBER.also_called("搬迁人员身份证号", "搬迁人口身份证号"),
        identity.NAME.also_called("搬迁人员姓名", "搬迁人口姓名"),
        Column("is_head", "是否为户主(是/否)", Kind.FLAG, ("是否户主", "是否为户主")),
        identity.HEAD_NAME,
        identity.HEAD_ID_NUMBER,
        identity.RELATION,
        registry.HOUSEHOLD_SIZE,
        Column("is_worker", "是否劳动力(是/否)", Kind.FLAG, ("是否劳动力",)),
        Column("workers", "劳动力人口", Kind.WHOLE, ("劳动力人口数",), unit="人"),
        *ANEW,
        Column("lifted", "是否脱贫", Kind.FLAG),
        Column("lifted_on", "脱贫时间", Kind.DATE),
        registry.SCHOOLING,
        registry.HEALTH,
        registry.LABOUR,
        Column("cause1", "致贫原因", aliases=("致贫原因1",)),
        registry.NET_PER_HEAD,
        *WORK_AFTER,
        *YEARLY,
        *identity.WHERE,
    ),
    marks=(("site", "resettled_by"), ("moved_in", "old_house_reclaimed", "moved_to")),
    words=("易地搬迁", "搬迁", "安置"),
)
