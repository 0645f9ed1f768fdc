"""入册: number a register's rows, find the people, keep households together."""

from dataclasses import dataclass, field

import pyarrow as pa

from bangfu.intake.keys import Keys
from bangfu.intake.numbers import HEAD, Numbers, RegisterRow, number_rows
from bangfu.intake.people import (
    Found,
    Recall,
    ask,
    has_number,
    nobody_settled,
    recall_settled,
    resolve,
    settle,
    with_households,
)
from bangfu.linkage.answers import Answer
from bangfu.tables.table import Grain, Table


@dataclass(frozen=True, slots=True)
class Homes:
    """户的归属: which household a number stands for, over all registers of one take.

    ``places`` is where each household lives, by the first register that says it.
    """

    by_no: dict[str, int] = field(default_factory=dict)
    made: set[str] = field(default_factory=set)
    places: dict[int, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Entered:
    """入册结果: answers and numbers, row by row."""

    found: Found
    numbers: list[Numbers]


def enter_register(
    table: Table,
    rows: pa.Table,
    keys: Keys,
    *,
    division: str,
    homes: Homes,
    recall: Recall = nobody_settled,
) -> Entered:
    """Who each row is, and its household.

    A register is the word on who exists: a row without an id number is a person too,
    unless its household already has somebody of that name.
    """
    numbers = number_rows(_register_rows(table, rows), taken=homes.made)
    asked = ask(rows, division)
    found = resolve(asked, keys)
    recall_settled(found, asked, table.name, recall)
    owned = [one.household_no for one in numbers]
    _bring_home(found, owned, homes)
    nameless = _without_number(asked, found)
    _ask_at_home(found, asked, keys, nameless, [homes.by_no.get(no) for no in owned])
    new = sorted(
        {*found.where(Answer.NEW, Answer.UNIDENTIFIED), *_unanswered(found, nameless)}
    )
    known = pa.array([homes.by_no.get(no) for no in owned], pa.int64())
    at_home = with_households(asked, known)
    settled = settle(
        found, at_home, keys, new=new, groups=[owned[place] for place in new]
    )
    for place in settled:
        home = found.household[place]
        if home is not None:
            homes.by_no.setdefault(owned[place], home)
    for place, no in enumerate(owned):
        found.household[place] = homes.by_no.get(no)
    return Entered(found, numbers)


def _bring_home(found: Found, owned: list[str], homes: Homes) -> None:
    """A household is the one of the first of its people who is known already."""
    for no, household in zip(owned, found.household, strict=True):
        if household is not None:
            homes.by_no.setdefault(no, household)


def _without_number(asked: pa.Table, found: Found) -> list[int]:
    numbered = has_number(asked)
    return [
        place
        for place in found.where(Answer.UNSURE, Answer.UNIDENTIFIED)
        if not numbered[place]
    ]


def _ask_at_home(
    found: Found,
    asked: pa.Table,
    keys: Keys,
    places: list[int],
    households: list[int | None],
) -> None:
    """Ask again for rows without a number, now that their household is known."""
    known = [place for place in places if households[place] is not None]
    if known:
        home = pa.array([households[place] for place in known], pa.int64())
        again = with_households(asked.take(pa.array(known, pa.int64())), home)
        found.update(known, keys.resolve(again))


def _unanswered(found: Found, places: list[int]) -> list[int]:
    return [place for place in places if found.answer[place] != Answer.LINKED]


def _register_rows(table: Table, rows: pa.Table) -> list[RegisterRow]:
    blank: list[str | None] = [None] * len(rows)

    def column(name: str) -> list[str | None]:
        return rows[name].to_pylist() if name in rows.column_names else blank

    relation = column("relation")
    if table.grain is Grain.HOUSEHOLD:
        relation = [HEAD] * len(rows)
    return [
        RegisterRow(*values)
        for values in zip(
            rows["row"].to_pylist(),
            column("household_no"),
            column("member_no"),
            column("id_number"),
            column("head_id_number"),
            relation,
            strict=True,
        )
    ]
