"""配对: rows beside the people who share something with them."""

from collections.abc import Iterator, Sequence

import pyarrow as pa
import pyarrow.compute as pc


def paired(asked: pa.Table, crowd: pa.Table, shared: Sequence[str]) -> pa.Table:
    """``row`` and ``at`` of all that agree in every one of these columns; blanks never do.

    People nobody shares anything with are dropped before the join, which then is small.
    """
    rows = asked.select(["row", *shared]).drop_null()
    first = shared[0]
    wanted = pc.is_in(crowd[first], value_set=rows[first].unique(), skip_nulls=True)
    people = crowd.select(["at", *shared]).filter(wanted)
    pairs = people.join(rows, list(shared), join_type="inner")
    return pairs.select(["row", "at"]).sort_by(
        [("row", "ascending"), ("at", "ascending")]
    )


def by_row(pairs: pa.Table) -> Iterator[tuple[int, list[int]]]:
    """Each row with the people it is paired with, in their order."""
    if len(pairs):
        grouped = pairs.group_by("row", use_threads=False).aggregate([("at", "list")])
        yield from zip(
            grouped["row"].to_pylist(), grouped["at_list"].to_pylist(), strict=True
        )


def beside(
    pairs: pa.Table, rows: pa.Table, people: pa.Table, mine: str, theirs: str
) -> tuple[pa.ChunkedArray, pa.ChunkedArray]:
    """A column of the row and a column of the person, for every pair."""
    row = pc.index_in(pairs["row"], value_set=rows["row"].combine_chunks())
    person = pc.index_in(pairs["at"], value_set=people["at"].combine_chunks())
    return rows[mine].take(row), people[theirs].take(person)


def agreeing(pairs: pa.Table, rows: pa.Table, people: pa.Table, name: str) -> pa.Table:
    """The pairs without a contradiction in a column; a blank contradicts nobody."""
    equal = pc.equal(*beside(pairs, rows, people, name, name))
    return pairs.filter(pc.fill_null(equal, fill_value=True))
