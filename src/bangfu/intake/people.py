"""认人: the questions a sheet's rows put to the keys, and newcomers settled once each."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

import pyarrow as pa
import pyarrow.compute as pc

from bangfu.core.id_number import Quality, parse
from bangfu.intake.keys import Keys
from bangfu.linkage.answers import ANSWERS, IDENTITY, Answer, Method, told_by
from bangfu.linkage.name import normal

_WRITTEN = ("id_number", "name", "division_code")


@dataclass(frozen=True, slots=True)
class Found:
    """认人结果: person, household, answer and its ground of every row, in plain lists.

    ``near`` has the people an unsure row might be, by the row's place; ``probability`` is
    known where the model judged.
    """

    person: list[int | None]
    household: list[int | None]
    answer: list[str]
    method: list[str | None]
    probability: list[float | None]
    near: dict[int, list[int]] = field(default_factory=dict)

    def update(self, places: Sequence[int], answers: pa.Table) -> None:
        """Write later answers over earlier ones."""
        for column, values in (
            (self.person, answers["person"]),
            (self.household, answers["household"]),
            (self.answer, answers["answer"]),
            (self.method, answers["method"]),
            (self.probability, answers["probability"]),
        ):
            for place, value in zip(places, values.to_pylist(), strict=True):
                column[place] = value
        for place, own in zip(places, answers["near"].to_pylist(), strict=True):
            self.near.pop(place, None)
            if own:
                self.near[place] = own

    def settle(self, place: int, settled: "Settled") -> None:
        """Answer a row as somebody has settled it."""
        self.person[place], self.household[place] = settled.person, settled.household
        self.answer[place], self.method[place] = settled.answer, Method.SETTLED
        self.probability[place] = None

    def where(self, *answers: Answer) -> list[int]:
        """The places of rows with one of these answers."""
        wanted = {answer.value for answer in answers}
        return [place for place, answer in enumerate(self.answer) if answer in wanted]


def nobody_yet(count: int) -> Found:
    """So many rows that nobody was asked about."""
    blank: tuple[list[None], ...] = tuple([None] * count for _ in range(4))
    person, household, method, probability = blank
    return Found([*person], [*household], [""] * count, [*method], [*probability])


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
    heads_only = "id_number" not in rows.column_names
    prefix = "head_" if heads_only and "head_id_number" in rows.column_names else ""
    number = _column(rows, f"{prefix}id_number", pa.string())
    quality = _qualities(number) if heads_only else rows["id_quality"]
    name = _column(rows, f"{prefix}name", pa.string())
    birth, sex = told_by(number, quality)
    if not prefix:
        birth = pc.coalesce(_column(rows, "birth_on", pa.date32()), birth)
        sex = pc.coalesce(_column(rows, "sex", pa.string()), sex)
    return pa.table(
        {
            "id_number": number,
            "id_quality": quality,
            "name": _normal_names(name),
            "birth_on": birth,
            "sex": sex,
            "division_code": pc.fill_null(rows["division_code"], division),
            "household": pa.nulls(len(rows), pa.int64()),
        },
        schema=IDENTITY,
    )


def _column(rows: pa.Table, name: str, kind: pa.DataType) -> pa.ChunkedArray:
    if name in rows.column_names:
        return rows[name].cast(kind)
    return pa.chunked_array([pa.nulls(len(rows), kind)])


def _normal_names(names: pa.ChunkedArray) -> pa.Array:
    return pa.array([name and normal(name) for name in names.to_pylist()], pa.string())


def _qualities(numbers: pa.ChunkedArray) -> pa.Array:
    return pa.array(
        [parse(number or "").quality.value for number in numbers.to_pylist()],
        pa.string(),
    )


def resolve(asked: pa.Table, keys: Keys) -> Found:
    """The first answers."""
    found = nobody_yet(len(asked))
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
    found.update(settled, _as_new(answers))
    if again:
        found.update(again, keys.resolve(asked.take(pa.array(again, pa.int64()))))
    return settled


def _as_new(settled: pa.Table) -> pa.Table:
    """What a row says of a newcomer: there is nobody it could rest on."""
    count = len(settled)
    said = ANSWERS.empty_table().select(["near", "method", "probability"])
    for column in said.schema:
        settled = settled.append_column(column.name, pa.nulls(count, column.type))
    return settled.append_column("answer", pa.array([Answer.NEW.value] * count))


def with_households(asked: pa.Table, households: pa.Array) -> pa.Table:
    """The same questions, now that the household of each row is known (or null)."""
    column = asked.schema.get_field_index("household")
    return asked.set_column(column, "household", households)


def has_number(asked: pa.Table) -> list[bool]:
    """Which rows carry something that looks like an id number."""
    none = pa.array([Quality.MISSING.value, Quality.UNREADABLE.value])
    missing = pc.is_in(asked["id_quality"], value_set=none)
    return [not blank for blank in missing.to_pylist()]
