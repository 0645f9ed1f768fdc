"""农户台账: the county's own roster of all rural households, one row a person."""

from bangfu.tables import identity
from bangfu.tables.registry import CATEGORY, HOUSEHOLD_TYPE
from bangfu.tables.table import Column, Grain, Keeping, Kind, Role, Table

TABLE = Table(
    name="roster",
    title="农户台账",
    sender="乡镇、村",
    role=Role.REGISTRY,
    grain=Grain.PERSON,
    keeping=Keeping.SNAPSHOT,
    columns=(
        *identity.PLACES,
        identity.HOUSEHOLD_NO,
        identity.MEMBER_NO,
        identity.HEAD_NAME,
        identity.HEAD_ID_NUMBER,
        identity.ID_NUMBER,
        identity.NAME.needed(),
        identity.SEX,
        identity.BIRTH_ON,
        identity.RELATION,
        HOUSEHOLD_TYPE,
        CATEGORY,
        Column(
            "household_size", "家庭人口数", Kind.WHOLE, ("人数", "家庭人口", "人口数")
        ),
        Column(
            "net_income_per_head_fen",
            "人均纯收入",
            Kind.FEN,
            ("人均纯收入(元)", "家庭人均纯收入", "人均收入"),
            unit="元",
        ),
        identity.PHONE,
        identity.AS_OF,
    ),
    marks=(("relation", "head_name", "head_id_number"), ("name",)),
    words=("台账", "花名册", "农户", "底册", "户籍"),
)
