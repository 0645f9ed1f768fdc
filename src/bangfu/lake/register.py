"""户和人员的合并: one row a person and one a household, out of every register there is."""

from collections.abc import Mapping, Sequence
from typing import Any

import ibis
from ibis import Table as Expr

SEEN = "seen"
NATIONAL = ("national_persons", "national_households")
LIFTED = "脱贫户"

_MEMBER_FIELDS = {
    "member_no": "string",
    "relation": "string",
    "sex": "string",
    "birth_on": "date",
}
_HOUSEHOLD_FIELDS = {
    "household_no": "string",
    "division_code": "string",
    "household_type": "string",
    "category": "string",
    "risk_cleared": "boolean",
}
# A row's turn to speak: source, then batch, sheet and row, packed into one whole number.
_SHEET = 2**21
_BATCH = _SHEET * 2**10
_SOURCE = _BATCH * 2**20


def build_register(
    con: Any, registers: Mapping[str, Expr], sources: Sequence[str]
) -> dict[str, Expr]:
    """``households`` and ``members`` as tables sorted by household; empty without any.

    ``registered`` is true for 脱贫户 and for every household with a 监测对象类别, risk
    removed or not; where a national export exists, only its word counts.
    """
    if not registers:
        return {}
    rows = ibis.union(
        *(_plain(registers[name], rank, name) for rank, name in enumerate(sources)
          if name in registers),
    )  # fmt: skip
    rows = con.create_table("register_rows", rows, overwrite=True)
    national = any(name in registers for name in NATIONAL)
    homes = con.create_table(
        "households", _households(rows, national=national), overwrite=True
    )
    members = con.create_table("members", _members(rows), overwrite=True)
    con.drop_table("register_rows")
    return {"households": homes, "members": members}


def _plain(rows: Expr, rank: int, name: str) -> Expr:
    """The columns all registers share, and how early a row speaks."""
    fields = _MEMBER_FIELDS | _HOUSEHOLD_FIELDS
    values = {
        field: rows[field] if field in rows.columns else ibis.null(kind)
        for field, kind in fields.items()
    }
    place = rows.batch.cast("int64") * _BATCH + rows.sheet * _SHEET + rows.row
    return rows.select(
        person=rows.person,
        household=rows.household,
        **values,
        turn=place + rank * _SOURCE,
        national=ibis.literal(name in NATIONAL),
        standing=ibis.literal(SEEN if name == SEEN else "registered"),
    )


def _first(rows: Expr, fields: Mapping[str, str]) -> dict[str, Any]:
    return {
        field: rows[field].argmin(rows.turn, where=rows[field].notnull())
        for field in fields
    }


def _members(rows: Expr) -> Expr:
    people = rows.filter(rows.person.notnull())
    found = people.group_by("person").aggregate(
        household=people.household.argmin(people.turn),
        standing=people.standing.argmin(people.turn),
        **_first(people, _MEMBER_FIELDS),
    )
    return found.order_by("household", "person")


def _households(rows: Expr, *, national: bool) -> Expr:
    counted = rows.national if national else ibis.literal(True)
    lifted = (rows.household_type == LIFTED) | rows.category.notnull()
    return rows.group_by("household").aggregate(
        registered=(lifted.fill_null(False) & counted).any(),
        in_national=rows.national.any(),
        standing=rows.standing.argmin(rows.turn),
        **_first(rows, _HOUSEHOLD_FIELDS),
    ).order_by("household")  # fmt: skip
