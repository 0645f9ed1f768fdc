"""认人: the questions a sheet's rows put to the keys, and newcomers settled once each."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

import pyarrow as pa
import pyarrow.compute as pc

from bangfu.core.id_number import Quality, parse
from bangfu.intake.keys import Keys
from bangfu.linkage.link import IDENTITY, Answer
from bangfu.linkage.name import normal

_WRITTEN = ("id_number", "name", "division_code")


@dataclass(frozen=True, slots=True)
class Found:
    """认人结果: person, household and answer of every row, in plain lists.

    ``near`` has the people an unsure row might be, by the row's place.
    """

    person: list[int | None]
    household: list[int | None]
    answer: list[str]
    near: dict[int, list[int]] = field(default_factory=dict)

    def update(self, places: Sequence[int], answers: pa.Table) -> None:
        """Write later answers over earlier ones."""
        for column, values in (
            (self.person, answers["person"]),
            (self.household, answers["household"]),
            (self.answer, answers["answer"]),
        ):
            for place, value in zip(places, values.to_pylist(), strict=True):
                column[place] = value
        if "near" in answers.column_names:
            near = zip(places, answers["near"].to_pylist(), strict=True)
            self.near.update((place, own) for place, own in near if own)

    def settle(self, place: int, settled: "Settled") -> None:
        """Answer a row as somebody has settled it."""
        self.person[place], self.household[place] = settled.person, settled.household
        self.answer[place] = settled.answer

    def where(self, *answers: Answer) -> list[int]:
        """The places of rows with one of these answers."""
        wanted = {answer.value for answer in answers}
        return [place for place, answer in enumerate(self.answer) if answer in wanted]


@dataclass(frozen=True, slots=True)
class Writing:
    """写法: what a sender wrote of a person; the place only where there is no number."""

    table: str
    id_number: str
    name: str
    place: str


@dataclass(frozen=True, slots=True)
class Settled:
    """认定过的答案: who a writing stands for, by somebody's word."""

    answer: Answer
    person: int | None = None
    household: int | None = None


Recall = Callable[[Writing], Settled | None]


def nobody_settled(_: Writing) -> Settled | None:
    """Where nothing was ever settled."""
    return None


def writings(
    table: str, asked: pa.Table, places: Sequence[int]
) -> Iterator[tuple[int, Writing]]:
    """How the rows at some places write the people they are about."""
    rows = asked.take(pa.array(places, pa.int64()))
    columns = (rows[name].to_pylist() for name in _WRITTEN)
    for place, number, name, where in zip(places, *columns, strict=True):
        own = "" if number else where or ""
        yield place, Writing(table, number or "", name or "", own)


def recall_settled(found: Found, asked: pa.Table, table: str, recall: Recall) -> None:
    """Answer unsure rows that were settled when the sender last wrote them so."""
    for place, writing in writings(table, asked, found.where(Answer.UNSURE)):
        settled = recall(writing)
        if settled is not None:
            found.settle(place, settled)


def ask(rows: pa.Table, division: str) -> pa.Table:
    """The IDENTITY of a sheet's rows; a row without a place stands in the division.

    A list that names only heads of households is a list of these heads.
    """
    blank = pa.nulls(len(rows), pa.string())
    heads_only = "id_number" not in rows.column_names
    prefix = "head_" if heads_only and "head_id_number" in rows.column_names else ""
    columns = set(rows.column_names)
    number = rows[f"{prefix}id_number"] if f"{prefix}id_number" in columns else blank
    name = rows[f"{prefix}name"] if f"{prefix}name" in columns else blank
    return pa.table(
        {
            "id_number": number,
            "id_quality": _qualities(number) if heads_only else rows["id_quality"],
            "name": _normal_names(name),
            "division_code": pc.fill_null(rows["division_code"], division),
            "household": pa.nulls(len(rows), pa.int64()),
        },
        schema=IDENTITY,
    )


def _normal_names(names: pa.ChunkedArray) -> pa.Array:
    return pa.array([name and normal(name) for name in names.to_pylist()], pa.string())


def _qualities(numbers: pa.ChunkedArray) -> pa.Array:
    return pa.array(
        [parse(number or "").quality.value for number in numbers.to_pylist()]
    )


def resolve(asked: pa.Table, keys: Keys) -> Found:
    """The first answers."""
    blank: list[int | None] = [None] * len(asked)
    found = Found(blank, list(blank), [""] * len(asked))
    found.update(range(len(asked)), keys.resolve(asked))
    return found


def settle(
    found: Found,
    asked: pa.Table,
    keys: Keys,
    *,
    new: Sequence[int],
    groups: Sequence[str],
) -> list[int]:
    """Settle the newcomers at ``new``, each in the group beside it; who was settled.

    Somebody who comes twice is settled once, and asked about again.
    """
    firsts: dict[str, int] = {}
    settled: list[int] = []
    again: list[int] = []
    own: list[str] = []
    numbers = asked["id_number"].to_pylist()
    for place, group in zip(new, groups, strict=True):
        number = numbers[place]
        if number and firsts.setdefault(number, place) != place:
            again.append(place)
        else:
            settled.append(place)
            own.append(group)
    newcomers = asked.take(pa.array(settled, pa.int64())).append_column(
        "group", pa.array(own, pa.string())
    )
    answers = keys.settle(newcomers)
    as_new = pa.array([Answer.NEW.value] * len(settled))
    found.update(settled, answers.append_column("answer", as_new))
    if again:
        found.update(again, keys.resolve(asked.take(pa.array(again, pa.int64()))))
    return settled


def with_households(asked: pa.Table, households: pa.Array) -> pa.Table:
    """The same questions, now that the household of each row is known (or null)."""
    column = asked.schema.get_field_index("household")
    return asked.set_column(column, "household", households)


def has_number(asked: pa.Table) -> list[bool]:
    """Which rows carry something that looks like an id number."""
    none = pa.array([Quality.MISSING.value, Quality.UNREADABLE.value])
    missing = pc.is_in(asked["id_quality"], value_set=none)
    return [not blank for blank in missing.to_pylist()]
