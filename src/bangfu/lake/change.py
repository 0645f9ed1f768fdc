"""户情变化 over the rows: who lives elsewhere, or nowhere, since a register was written.

Changes come from outside and are never written into the lake.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import ibis
import pyarrow as pa
from ibis import Table as Expr

CHANGES = "changes"
"""The source that speaks last: people as the changes have them."""


@dataclass(frozen=True, slots=True)
class Placed:
    """换了户的人: where a person lives by a change; in no household when it is None."""

    person: int
    household: int | None
    household_no: str = ""
    division_code: str = ""
    member_no: str = ""
    relation: str = ""
    sex: str = ""
    birth_on: date | None = None


@dataclass(frozen=True, slots=True)
class Became:
    """换了样的户: another household, none at all, or the same one in another village."""

    household: int
    target: int | None
    household_no: str = ""
    division_code: str = ""


@dataclass(frozen=True, slots=True)
class Changes:
    """一天的户情变化: the last word on each person and household."""

    placed: Sequence[Placed] = field(default_factory=tuple)
    became: Sequence[Became] = field(default_factory=tuple)

    def __bool__(self) -> bool:
        return bool(self.placed or self.became)


NOTHING_CHANGED = Changes()


def after_changes(rows: Expr, changes: Changes, *, is_register: bool) -> Expr:
    """The rows with the households that their people live in.

    A list keeps every row. A register loses who is gone, and says number, village and
    relation as the changes do.
    """
    names = rows.columns
    if not changes or not {"person", "household"} <= set(names):
        return rows
    joined = rows.left_join(_people(changes), "person").drop("person_right")
    joined = joined.mutate(household=ibis.coalesce(joined.to_home, joined.household))
    homes = _homes(changes)
    joined = joined.left_join(homes, joined.household == homes.of_home)
    is_placed = joined.is_placed.fill_null(False)
    gone = is_placed & joined.to_home.isnull()
    gone |= ~is_placed & joined.of_home.notnull() & joined.home_target.isnull()
    told: dict[str, Any] = {
        "household": ibis.coalesce(joined.home_target, joined.household)
    }
    if is_register:
        joined = joined.filter(~gone)
        for name, words in (
            ("household_no", (joined.home_no, joined.to_no)),
            ("division_code", (joined.home_division, joined.to_division)),
            ("relation", (joined.to_relation,)),
        ):
            if name in names:
                told[name] = ibis.coalesce(*words, joined[name])
    return joined.mutate(**told).select(*names)


def people_of(changes: Changes) -> Expr:
    """Everybody who lives somewhere by a change, as the rows of one more register."""
    here = [one for one in changes.placed if one.household is not None]
    columns: dict[str, pa.Array] = {
        "person": pa.array([one.person for one in here], pa.int64()),
        "household": pa.array([one.household for one in here], pa.int64()),
        "birth_on": pa.array([one.birth_on for one in here], pa.date32()),
        "batch": pa.array([0] * len(here), pa.int32()),
        "sheet": pa.array([0] * len(here), pa.int16()),
        "row": pa.array(range(1, len(here) + 1), pa.int32()),
    }
    for name in ("household_no", "division_code", "member_no", "relation", "sex"):
        columns[name] = _words([getattr(one, name) for one in here])
    return ibis.memtable(pa.table(columns))


def _people(changes: Changes) -> Expr:
    placed = changes.placed
    return ibis.memtable(
        pa.table(
            {
                "person": pa.array([one.person for one in placed], pa.int64()),
                "to_home": pa.array([one.household for one in placed], pa.int64()),
                "to_no": _words([one.household_no for one in placed]),
                "to_division": _words([one.division_code for one in placed]),
                "to_relation": _words([one.relation for one in placed]),
                "is_placed": pa.array([True] * len(placed), pa.bool_()),
            }
        )
    )


def _homes(changes: Changes) -> Expr:
    became = changes.became
    return ibis.memtable(
        pa.table(
            {
                "of_home": pa.array([one.household for one in became], pa.int64()),
                "home_target": pa.array([one.target for one in became], pa.int64()),
                "home_no": _words([one.household_no for one in became]),
                "home_division": _words([one.division_code for one in became]),
            }
        )
    )


def _words(words: Sequence[str]) -> pa.Array:
    return pa.array([word or None for word in words], pa.string())
