"""一处之差: numbers with one slip in them, where the name or the birth agrees."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import pyarrow as pa
import pyarrow.compute as pc

from bangfu.core.id_number import Quality, corrections, is_one_slip_apart
from bangfu.linkage.answers import Method, Verdict, linked, unsure
from bangfu.linkage.name import Likeness, likeness


@dataclass(frozen=True, slots=True)
class _Side:
    """One side of a comparison."""

    number: str
    name: str | None
    birth: str | None
    village: str


def by_slip(
    asked: pa.Table, crowd: pa.Table, people: pa.Table
) -> Iterator[tuple[int, Verdict]]:
    """Verdicts on rows one slip away from somebody; nothing on the others.

    One agreeing person: linked. Several, or one only of whom the name is another's but who
    was born on that day in that village: unsure.
    """
    near = _near(asked, crowd, people)
    if not near:
        return
    mine = _sides(asked.filter(_one_of(asked["row"], near)), "row")
    whom = {at for found in near.values() for at in found}
    theirs = _sides(crowd.filter(_one_of(crowd["at"], whom)), "at")
    for row, found in near.items():
        seen = [at for at in sorted(found) if at in theirs]
        agreeing = [at for at in seen if _agree(mine[row], theirs[at])]
        doubtful = [at for at in seen if _coincide(mine[row], theirs[at])]
        match agreeing:
            case [only]:
                yield row, linked(only, Method.SLIP)
            case [] if doubtful:
                yield row, unsure(doubtful, Method.SLIP)
            case [_, *_]:
                yield row, unsure(agreeing, Method.SLIP)


def _near(asked: pa.Table, crowd: pa.Table, people: pa.Table) -> dict[int, set[int]]:
    """People one slip away, by row: a right number for a wrong one, either way round."""
    near: dict[int, set[int]] = defaultdict(set)
    wrong = asked.filter(_is_wrong(asked))
    for row, at in _corrected(wrong, "row", people["id_number"]):
        near[row].add(at)
    misspelt = crowd.filter(_is_wrong(crowd))
    trusted = asked.filter(pc.invert(_is_wrong(asked)))
    rows = trusted["row"].to_pylist()
    for at, place in _corrected(misspelt, "at", trusted["id_number"]):
        near[rows[place]].add(at)
    for row, at in _both_wrong(wrong, misspelt):
        near[row].add(at)
    return near


def _is_wrong(table: pa.Table) -> pa.ChunkedArray:
    return pc.equal(table["id_quality"], Quality.DOUBTFUL.value)


def _corrected(
    wrong: pa.Table, name: str, right: pa.ChunkedArray
) -> Iterator[tuple[int, int]]:
    """Each wrong number's ``name`` with the places where a correction of it stands."""
    whose, numbers = [], []
    known = zip(wrong[name].to_pylist(), wrong["id_number"].to_pylist(), strict=True)
    for one, number in known:
        for correction in corrections(number):
            whose.append(one)
            numbers.append(correction)
    found = pc.index_in(
        pa.array(numbers, pa.string()), value_set=right.combine_chunks()
    )
    for one, place in zip(whose, found.to_pylist(), strict=True):
        if place is not None:
            yield one, place


def _both_wrong(wrong: pa.Table, misspelt: pa.Table) -> Iterator[tuple[int, int]]:
    """Wrong on both sides: looked for only among those of the same name or birth."""
    crowd: dict[str, set[tuple[int, str]]] = defaultdict(set)
    for at, side in _sides(misspelt, "at").items():
        for key in (side.name, side.number[6:14]):
            if key:
                crowd[key].add((at, side.number))
    if not crowd:
        return
    for row, side in _sides(wrong, "row").items():
        for key in (side.name, side.number[6:14]):
            for at, number in crowd.get(key, ()) if key else ():
                if is_one_slip_apart(number, side.number):
                    yield row, at


def _agree(row: _Side, person: _Side) -> bool:
    """The same name; or the same birth and a name that is nearly so, or blank."""
    if not (row.name and person.name):
        return _same_birth(row, person)
    like = likeness(row.name, person.name)
    if like is Likeness.NEAR:
        return _same_birth(row, person)
    return like >= Likeness.SOUND


def _coincide(row: _Side, person: _Side) -> bool:
    """Too near to be chance: the same day of birth in the same village."""
    return _same_birth(row, person) and row.village == person.village


def _same_birth(row: _Side, person: _Side) -> bool:
    inside = row.number[6:14] == person.number[6:14]
    return inside or (row.birth is not None and row.birth == person.birth)


def _sides(table: pa.Table, name: str) -> dict[int, _Side]:
    columns = (
        table["id_number"].to_pylist(),
        table["plain"].to_pylist(),
        pc.strftime(table["birth_on"], format="%Y%m%d").to_pylist(),
        table["division_code"].to_pylist(),
    )
    values = (
        _Side(number or "", plain, birth, village or "")
        for number, plain, birth, village in zip(*columns, strict=True)
    )
    return dict(zip(table[name].to_pylist(), values, strict=True))


def _one_of(column: pa.ChunkedArray, values: Iterable[int]) -> pa.ChunkedArray:
    return pc.is_in(column, value_set=pa.array(list(values), pa.int64()))
