"""户信息 (M144–M154): the national system's households, one row a household."""

from bangfu.tables import identity, registry
from bangfu.tables.living import LIVING
from bangfu.tables.monitoring import MONITORING
from bangfu.tables.table import Grain, Keeping, Layout, Role, Table

TABLE = Table(
    name="national_households",
    title="户信息",
    sender="全国防返贫监测信息系统",
    role=Role.REGISTRY,
    grain=Grain.HOUSEHOLD,
    keeping=Keeping.SNAPSHOT,
    layout=Layout.SEEN,
    columns=(
        *identity.PLACES,
        identity.HOUSEHOLD_NO.needed(),
        identity.HEAD_NAME,
        identity.HEAD_ID_NUMBER,
        identity.PHONE,
        registry.HOUSEHOLD_TYPE,
        registry.CATEGORY,
        *MONITORING,
        registry.HOUSEHOLD_SIZE,
        *registry.INCOME,
        *LIVING,
        identity.AS_OF,
    ),
    marks=(
        ("household_no",),
        ("house_area", "net_income_fen", "wage_income_fen", "safe_water", "farmland"),
    ),
    words=("户信息", "农户信息"),
)
