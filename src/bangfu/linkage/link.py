"""三种答案: hold the rows of a list against the people we know.

An id number decides when its name does not contradict it. A number with one slip in it is
followed only where the name or the birth agrees and nobody else fits. Everything between
is 存疑 and waits for a person.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

import pyarrow as pa
import pyarrow.compute as pc

from bangfu.core.id_number import Quality, is_one_slip_apart
from bangfu.linkage.name import agree, normal


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

_TRUSTED = (Quality.VALID.value, Quality.REPAIRED.value)


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
    """Answer every row: ``at`` (position in ``people``, null when nobody), ``answer``.

    Both tables have the columns of IDENTITY, null for blank.
    """
    found = pc.index_in(
        rows["id_number"], value_set=people["id_number"].combine_chunks()
    )
    at: list[int | None] = found.to_pylist()
    answers = [Answer.LINKED.value] * len(at)
    known = people["name"].take(found)
    contradicts = pc.fill_null(pc.not_equal(rows["name"], known), fill_value=False)
    for row in pc.indices_nonzero(contradicts).to_pylist():
        if not agree(rows["name"][row].as_py(), known[row].as_py()):
            at[row], answers[row] = None, Answer.UNSURE.value
    missing = pc.indices_nonzero(pc.is_null(found)).to_pylist()
    for row, (where, answer) in zip(
        missing, _search(rows, missing, people), strict=True
    ):
        at[row], answers[row] = where, answer.value
    return pa.table({"at": pa.array(at, pa.int64()), "answer": pa.array(answers)})


def _search(
    rows: pa.Table, missing: list[int], people: pa.Table
) -> Iterator[tuple[int | None, Answer]]:
    """Answers for the rows whose number nobody here has."""
    rest = rows.take(pa.array(missing, pa.int64()))
    crowd, misspelt = _Crowd(people), _Crowd(people, only_misspelt=True)
    for person, quality in zip(
        _persons(rest), rest["id_quality"].to_pylist(), strict=True
    ):
        if quality in _TRUSTED:
            at, answer = _near(person, misspelt.near(person))
            yield at, Answer.NEW if answer is Answer.UNIDENTIFIED else answer
        elif person.id_number:
            yield _near(person, crowd.near(person))
        else:
            yield crowd.by_name(person)


def _near(person: Person, candidates: Iterable[Person]) -> tuple[int | None, Answer]:
    """One slip away, and only one such person: linked."""
    close = {
        c.at for c in candidates if is_one_slip_apart(c.id_number, person.id_number)
    }
    match sorted(close):
        case []:
            return None, Answer.UNIDENTIFIED
        case [only]:
            return only, Answer.LINKED
        case _:
            return None, Answer.UNSURE


class _Crowd:
    """The people we know, by name and by birth; indexed only when a row needs it."""

    def __init__(self, people: pa.Table, *, only_misspelt: bool = False) -> None:
        doubtful = pc.equal(people["id_quality"], Quality.DOUBTFUL.value)
        everybody = pa.array([True] * len(people), pa.bool_())
        kept = doubtful if only_misspelt else everybody
        self._numbered = pa.array(range(len(people)), pa.int64()).filter(kept)
        self._people = people.filter(kept)
        self._by_name: dict[str, list[Person]] | None = None
        self._by_birth: dict[str, list[Person]] = defaultdict(list)

    def near(self, person: Person) -> Iterator[Person]:
        """Everybody with the same name or the same day of birth."""
        yield from self._names().get(person.name, [])
        yield from self._by_birth.get(person.birth, [])

    def by_name(self, person: Person) -> tuple[int | None, Answer]:
        """The one of that name in the same household; else at best a namesake nearby."""
        same = self._names().get(person.name, []) if person.name else []
        match [other.at for other in same if other.lives_with(person)]:
            case [only]:
                return only, Answer.LINKED
            case _:
                near = any(o.village == person.village for o in same if person.village)
                return None, Answer.UNSURE if near else Answer.UNIDENTIFIED

    def _names(self) -> dict[str, list[Person]]:
        if self._by_name is None:
            self._by_name = defaultdict(list)
            for person in _persons(self._people, self._numbered.to_pylist()):
                self._by_name[person.name].append(person)
                self._by_birth[person.birth].append(person)
        return self._by_name


def _persons(table: pa.Table, at: Iterable[int] | None = None) -> Iterator[Person]:
    clean = cache(normal)
    fields = ("id_number", "name", "division_code", "household")
    columns = (table[name].to_pylist() for name in fields)
    places = range(len(table)) if at is None else at
    for place, number, name, village, home in zip(places, *columns, strict=True):
        yield Person(
            place, number or "", clean(name) if name else "", village or "", home
        )
