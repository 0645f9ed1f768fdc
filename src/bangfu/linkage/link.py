"""三种答案: hold the rows of a list against the people we know.

An id number decides when its name does not contradict it. A number with one slip in it is
followed only where the name or the birth agrees and nobody else fits. Everything between
is 存疑 and waits for a person.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

import pyarrow as pa
import pyarrow.compute as pc

from bangfu.core.id_number import Quality, is_one_slip_apart
from bangfu.linkage.name import agree


class Answer(StrEnum):
    """识别结果 of one row."""

    LINKED = "linked"
    NEW = "new"
    UNSURE = "unsure"
    UNIDENTIFIED = "unidentified"

    @property
    def label(self) -> str:
        """The answer as a clerk would say it."""
        return _LABELS[self]


_LABELS = {
    Answer.LINKED: "已对上",
    Answer.NEW: "未在册",
    Answer.UNSURE: "存疑",
    Answer.UNIDENTIFIED: "无法识别",
}

IDENTITY = pa.schema(
    {
        "id_number": pa.string(),
        "id_quality": pa.string(),
        "name": pa.string(),
        "division_code": pa.string(),
        "household": pa.int64(),
    }
)
"""身份: what a row says of who it is about; ``household`` where that is known already."""

ANSWERS = pa.schema(
    {"at": pa.int64(), "answer": pa.string(), "near": pa.list_(pa.int64())}
)
"""答案: whom a row is; ``near`` are those it might be, where that is not sure."""

TRUSTED = (Quality.VALID.value, Quality.REPAIRED.value)
"""Numbers that are somebody's, whoever that is."""

_Found = tuple[int | None, Answer, Sequence[int]]


@dataclass(frozen=True, slots=True)
class Person:
    """One row to find, or one known person: what can be compared."""

    at: int
    id_number: str
    name: str
    village: str
    household: int | None

    @property
    def birth(self) -> str:
        """The eight digits of birth, as far as the number has them."""
        return self.id_number[6:14]

    def lives_with(self, other: "Person") -> bool:
        """Whether both are known to belong to one household."""
        return self.household is not None and self.household == other.household


def link(rows: pa.Table, people: pa.Table) -> pa.Table:
    """Answer every row with the columns of ANSWERS; positions are those in ``people``.

    Both tables have the columns of IDENTITY, null for blank, names in their normal form.
    """
    known_numbers = people["id_number"].combine_chunks()
    found = pc.index_in(rows["id_number"], value_set=known_numbers, skip_nulls=True)
    at: list[int | None] = found.to_pylist()
    answers = [Answer.LINKED.value] * len(at)
    near: list[Sequence[int] | None] = [None] * len(at)
    known = people["name"].take(found)
    differs = pc.fill_null(pc.not_equal(rows["name"], known), fill_value=False)
    for row in pc.indices_nonzero(differs).to_pylist():
        if not agree(rows["name"][row].as_py(), known[row].as_py()):
            near[row] = [found[row].as_py()]
            at[row], answers[row] = None, Answer.UNSURE.value
    missing = pc.indices_nonzero(pc.is_null(found))
    rest = rows.take(missing)
    places = missing.to_pylist()
    for row in places:
        answers[row] = Answer.NEW.value
    for place, (where, answer, others) in _search(rest, people):
        row = places[place]
        at[row], answers[row], near[row] = where, answer.value, others or None
    return pa.table({"at": at, "answer": answers, "near": near}, schema=ANSWERS)


def _search(rows: pa.Table, people: pa.Table) -> Iterator[tuple[int, _Found]]:
    """Answers other than NEW for rows whose number nobody here has, with their places.

    A good number is a newcomer's, unless a known person of the same name has a bad number
    one slip away.
    """
    trusted = pc.is_in(rows["id_quality"], value_set=pa.array(TRUSTED))
    bad = people.append_column("at", pa.array(range(len(people)), pa.int64())).filter(
        pc.equal(people["id_quality"], Quality.DOUBTFUL.value)
    )
    misspelt = _Crowd(bad)
    for person in _persons(rows, pc.and_(trusted, _same_name(rows, bad))):
        found = _near(person, misspelt.namesakes(person))
        if found[1] is not Answer.UNIDENTIFIED:
            yield person.at, found
    yield from _search_doubtful(rows, pc.invert(trusted), people)


def _search_doubtful(
    rows: pa.Table, doubtful: pa.Array, people: pa.Table
) -> Iterator[tuple[int, _Found]]:
    asked = list(_persons(rows, doubtful))
    if not asked:
        return
    numbered = people.append_column("at", pa.array(range(len(people)), pa.int64()))
    crowd = _Crowd(numbered.filter(_alike(numbered, rows.filter(doubtful))))
    for person in asked:
        if person.id_number:
            yield person.at, _near(person, crowd.near(person))
        else:
            yield person.at, crowd.by_name(person)


def _near(person: Person, candidates: Iterable[Person]) -> _Found:
    """One slip away, only one such person, and no contradiction in the name: linked."""
    close = {
        candidate.at: candidate
        for candidate in candidates
        if is_one_slip_apart(candidate.id_number, person.id_number)
    }
    match list(close.values()):
        case []:
            return None, Answer.UNIDENTIFIED, []
        case [only] if not (only.name and person.name) or agree(only.name, person.name):
            return only.at, Answer.LINKED, []
        case _:
            return None, Answer.UNSURE, sorted(close)


class _Crowd:
    """People to compare with, by name and by birth."""

    def __init__(self, people: pa.Table) -> None:
        self._by_name: dict[str, list[Person]] = defaultdict(list)
        self._by_birth: dict[str, list[Person]] = defaultdict(list)
        for person in _persons(people):
            self._by_name[person.name].append(person)
            self._by_birth[person.birth].append(person)

    def near(self, person: Person) -> Iterator[Person]:
        """Everybody with the same name or the same day of birth."""
        yield from self.namesakes(person)
        yield from self._by_birth.get(person.birth, [])

    def namesakes(self, person: Person) -> list[Person]:
        """Everybody with the same name."""
        return self._by_name.get(person.name, []) if person.name else []

    def by_name(self, person: Person) -> _Found:
        """The one of that name in the same household; else at best a namesake nearby."""
        same = self.namesakes(person)
        match [other.at for other in same if other.lives_with(person)]:
            case [only]:
                return only, Answer.LINKED, []
            case _:
                near = [o.at for o in same if o.village == person.village != ""]
                return None, Answer.UNSURE if near else Answer.UNIDENTIFIED, near


def _alike(rows: pa.Table, others: pa.Table) -> pa.Array:
    """Which rows share a name or a day of birth with any of the others."""
    born = pc.is_in(_births(rows), value_set=_births(others).unique(), skip_nulls=True)
    return pc.or_(_same_name(rows, others), born)


def _same_name(rows: pa.Table, others: pa.Table) -> pa.Array:
    return pc.is_in(rows["name"], value_set=others["name"].unique(), skip_nulls=True)


def _births(rows: pa.Table) -> pa.ChunkedArray:
    return pc.utf8_slice_codeunits(rows["id_number"], 6, 14)


def _persons(table: pa.Table, wanted: pa.Array | None = None) -> Iterator[Person]:
    """The rows as values; ``at`` is their place unless the table says otherwise."""
    if "at" not in table.column_names:
        table = table.append_column("at", pa.array(range(len(table)), pa.int64()))
    if wanted is not None:
        table = table.filter(wanted)
    fields = ("at", "id_number", "name", "division_code", "household")
    columns = (table[name].to_pylist() for name in fields)
    for at, number, name, village, home in zip(*columns, strict=True):
        yield Person(at, number or "", name or "", village or "", home)
