"""Rows and people to hold against each other, and what is said of one row."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import pyarrow as pa
import pyarrow.compute as pc

from bangfu.core.id_number import check_character, parse
from bangfu.linkage.answers import IDENTITY, Answer, Method, Verdict, told_by
from bangfu.linkage.link import link

VILLAGE = "620599100001"
NEXT_VILLAGE = "620599100002"


def number(first_seventeen: str) -> str:
    """A made-up number with its right check character."""
    return first_seventeen + check_character(first_seventeen)


LI = number("62059919800101001")
LI_SLIPPED = LI[:16] + "2" + LI[17:]
ZHANG = number("62059919751203203")
NOBODY = number("62059919900707707")


@dataclass(frozen=True, slots=True)
class Who:
    """What a row says of who it is about."""

    id_number: str | None
    name: str | None
    village: str | None = VILLAGE
    household: int | None = None
    birth: date | None = None
    sex: str | None = None


def identities(people: Sequence[Who]) -> pa.Table:
    """What is asked of them; a good number tells birth and sex where they are blank."""
    rows = [
        {
            "id_number": parse(who.id_number or "").text or None,
            "id_quality": parse(who.id_number or "").quality.value,
            "name": who.name,
            "birth_on": who.birth,
            "sex": who.sex,
            "division_code": who.village,
            "household": who.household,
        }
        for who in people
    ]
    table = pa.Table.from_pylist(rows, schema=IDENTITY)
    told = told_by(table["id_number"], table["id_quality"])
    for name, inside in zip(("birth_on", "sex"), told, strict=True):
        place = IDENTITY.get_field_index(name)
        table = table.set_column(place, name, pc.coalesce(table[name], inside))
    return table


def said_of(row: Who, *people: Who) -> Verdict:
    """What is said of a row that stands between two strangers, so that places tell."""
    rows = [Who(NOBODY, "周生人"), row, Who(NOBODY, "周生人")]
    found = link(identities(rows), identities(people))
    assert len(found) == len(rows)
    one = found.slice(1, 1).to_pylist()[0]
    return Verdict(
        Answer(one["answer"]),
        at=one["at"],
        near=one["near"] or (),
        method=Method(one["method"]) if one["method"] else None,
        probability=one["probability"],
    )


def answer(row: Who, *people: Who) -> tuple[int | None, Answer]:
    """Whom the row is, and the answer."""
    told = said_of(row, *people)
    return told.at, told.answer
