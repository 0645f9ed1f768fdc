"""户号和人口号: the numbers people quote, made before any internal key."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

HEAD = "户主"


@dataclass(frozen=True, slots=True)
class RegisterRow:
    """What a row of a register says about who belongs together."""

    row: int
    household_no: str | None
    member_no: str | None
    id_number: str | None
    head_id_number: str | None
    relation: str | None


@dataclass(frozen=True, slots=True)
class Numbers:
    """户编号 and 人口编号 of one row."""

    household_no: str
    member_no: str


def number_rows(rows: Sequence[RegisterRow], *, taken: set[str]) -> list[Numbers]:
    """Give every row its numbers; ``taken`` collects the made ones across files.

    户编号 if there is one; else rows with one 户主证件号码 are one household; else each
    户主 opens a block. A made number says the head's row (台账-5); where another file has
    used it already it gets a suffix (台账-5-2).
    """
    blocks: dict[object, list[int]] = {}
    for place, key in enumerate(_keys(rows)):
        blocks.setdefault(key, []).append(place)
    numbered: dict[int, Numbers] = {}
    for places in blocks.values():
        members = [rows[place] for place in places]
        household_no = members[0].household_no or distinct(_made(members), taken)
        for order, place in enumerate(places, start=1):
            made = f"{household_no}-{order:02d}"
            numbered[place] = Numbers(household_no, rows[place].member_no or made)
    return [numbered[place] for place in range(len(rows))]


def distinct(number: str, taken: set[str]) -> str:
    """The number, or the number with the first free suffix; it is taken from now on."""
    free, suffix = number, 1
    while free in taken:
        suffix += 1
        free = f"{number}-{suffix}"
    taken.add(free)
    return free


def _keys(rows: Sequence[RegisterRow]) -> Iterator[object]:
    """What rows of one household share."""
    block = 0
    for row in rows:
        if row.household_no:
            yield row.household_no
        elif row.head_id_number:
            yield ("head", row.head_id_number)
        else:
            block += row.relation == HEAD
            yield ("block", block)


def _made(members: Sequence[RegisterRow]) -> str:
    """台账 and the row of the head; of the first member where no head is named."""
    heads = [
        member.row
        for member in members
        if member.relation == HEAD
        or (member.id_number and member.id_number == member.head_id_number)
    ]
    return f"台账-{heads[0] if heads else members[0].row}"
