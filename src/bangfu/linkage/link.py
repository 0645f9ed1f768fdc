"""三种答案: hold the rows of a list against the people we know.

An id number decides when its name does not contradict it. Without that: a number with one
slip in it, where the name or the birth agrees; the one person of a name, birth, village
and sex, or of a name in a household; the model. Whoever several could be, or who is only
perhaps somebody, is 存疑 and waits for a person.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

import pyarrow as pa
import pyarrow.compute as pc

from bangfu.core.id_number import Quality
from bangfu.linkage.answers import (
    ANSWERS,
    TRUSTED,
    Answer,
    Method,
    Verdict,
    doubted,
    told_by,
)
from bangfu.linkage.compare import comparable, crowd_of
from bangfu.linkage.identity import (
    by_household,
    by_identity,
    by_namesake,
    newcomers_without_number,
    numberless,
)
from bangfu.linkage.model import by_model
from bangfu.linkage.number import judge_names
from bangfu.linkage.slip import by_slip


def link(rows: pa.Table, people: pa.Table) -> pa.Table:
    """Answer every row with the columns of ANSWERS; positions are those in ``people``.

    Both tables have the columns of IDENTITY, null for blank, names in their normal form;
    no two people have the same number.
    """
    known_numbers = people["id_number"].combine_chunks()
    found = pc.index_in(rows["id_number"], value_set=known_numbers, skip_nulls=True)
    found = found.combine_chunks()
    differs = pc.not_equal(rows["name"], people["name"].take(found))
    odd = pc.indices_nonzero(pc.fill_null(differs, fill_value=False))
    verdicts: dict[int, Verdict] = {}
    if len(odd):
        verdicts |= judge_names(rows, people, odd, found.take(odd))
    contradicted = [row for row, told in verdicts.items() if told.at is None]
    asked = _asked(rows, found, contradicted)
    if len(asked):
        _search(asked, crowd_of(asked, people), people, verdicts)
    return _told(rows, found, verdicts)


def _search(
    asked: pa.Table, crowd: pa.Table, people: pa.Table, verdicts: dict[int, Verdict]
) -> None:
    """Look for whoever has no number here, or one whose name contradicts it."""
    trusted = pc.is_in(asked["id_quality"], value_set=pa.array(TRUSTED))
    good, rest = asked.filter(trusted), asked.filter(pc.invert(trusted))
    _keep(verdicts, by_slip(asked, crowd, people))
    _keep(verdicts, newcomers_without_number(_still(good, verdicts), crowd))
    for step in (by_identity, by_household):
        _keep(verdicts, step(_still(rest, verdicts), crowd))
    _judge(good, rest, crowd, verdicts, among=len(people))
    _keep(verdicts, by_namesake(_still(rest, verdicts), crowd))


def _judge(
    good: pa.Table,
    rest: pa.Table,
    crowd: pa.Table,
    verdicts: dict[int, Verdict],
    *,
    among: int,
) -> None:
    """Ask the model about rows that agree in part.

    It never chooses between namesakes, and somebody with a good number of his own becomes
    a known person by a person's word only.
    """
    namesakes = (Method.IDENTITY, Method.HOUSEHOLD)
    open_rows = [row for row, told in verdicts.items() if told.method not in namesakes]
    left = _still(rest, verdicts)
    mixed = pc.is_in(left["row"], value_set=pa.array(list(verdicts), pa.int64()))
    to_ask = pc.is_in(left["row"], value_set=pa.array(open_rows, pa.int64()))
    left = left.filter(pc.or_(pc.invert(mixed), to_ask))
    names = crowd["plain"]
    _keep(verdicts, by_model(left, crowd, names=names, among=among))
    left = _still(good, verdicts)
    told = by_model(left, numberless(crowd), names=names, among=among)
    _keep(verdicts, ((row, doubted(verdict)) for row, verdict in told))


def _keep(verdicts: dict[int, Verdict], later: Iterable[tuple[int, Verdict]]) -> None:
    """A link takes the place of a doubt; two doubts are one about more people."""
    for row, new in later:
        old = verdicts.get(row)
        if old is None or new.at is not None:
            verdicts[row] = new
        else:
            near = tuple(dict.fromkeys((*old.near, *new.near)))
            verdicts[row] = replace(old, near=near)


def _still(asked: pa.Table, verdicts: dict[int, Verdict]) -> pa.Table:
    """The rows that are not linked yet."""
    done = [row for row, told in verdicts.items() if told.at is not None]
    linked = pc.is_in(asked["row"], value_set=pa.array(done, pa.int64()))
    return asked.filter(pc.invert(linked))


def _asked(rows: pa.Table, found: pa.Array, contradicted: Sequence[int]) -> pa.Table:
    """The rows to look for; a contradicted number is not the row's own.

    Nor is a birth that may have been taken from that number, as many sheets do.
    """
    missing = pc.indices_nonzero(pc.is_null(found)).to_pylist()
    places = pa.array([*missing, *contradicted], pa.int64())
    own = pa.array([True] * len(missing) + [False] * len(contradicted), pa.bool_())
    asked = rows.take(places)
    inside, _ = told_by(asked["id_number"], asked["id_quality"])
    copied = pc.fill_null(pc.equal(asked["birth_on"], inside), fill_value=False)
    kept = {
        "id_number": own,
        "birth_on": pc.or_(own, pc.invert(copied)),
        "sex": pc.or_(own, pc.invert(copied)),
    }
    for name, keeps in kept.items():
        blank = pa.scalar(None, asked.schema.field(name).type)
        column = pc.if_else(keeps, asked[name], blank)
        asked = asked.set_column(asked.schema.get_field_index(name), name, column)
    quality = pc.if_else(own, asked["id_quality"], Quality.MISSING.value)
    place = asked.schema.get_field_index("id_quality")
    return comparable(asked.set_column(place, "id_quality", quality), "row", places)


def _told(rows: pa.Table, found: pa.Array, verdicts: dict[int, Verdict]) -> pa.Table:
    """The columns of ANSWERS: what was said of a row, else what its number says."""
    trusted = pc.is_in(rows["id_quality"], value_set=pa.array(TRUSTED))
    repaired = pc.equal(rows["id_quality"], Quality.REPAIRED.value)
    is_known = pc.is_valid(found)
    nobody = pc.if_else(trusted, Answer.NEW.value, Answer.UNIDENTIFIED.value)
    ground = pc.if_else(repaired, Method.REPAIRED.value, Method.NUMBER.value)
    blank = pa.scalar(None, pa.string())
    at = found.cast(pa.int64()).to_pylist()
    answers = pc.if_else(is_known, Answer.LINKED.value, nobody).to_pylist()
    methods = pc.if_else(is_known, ground, blank).to_pylist()
    near: list[Sequence[int] | None] = [None] * len(at)
    shares: list[float | None] = [None] * len(at)
    for row, told in verdicts.items():
        at[row], answers[row], shares[row] = told.at, told.answer, told.probability
        near[row], methods[row] = list(told.near) or None, told.method
    columns = [at, answers, near, methods, shares]
    return pa.table(dict(zip(ANSWERS.names, columns, strict=True)), schema=ANSWERS)
