"""唯一: the one person of a name, birth, village and sex; or of a name in a household."""

from collections.abc import Iterator

import pyarrow as pa
import pyarrow.compute as pc
from rapidfuzz.distance import OSA

from bangfu.linkage.answers import TRUSTED, Method, Verdict, linked, unsure
from bangfu.linkage.pairs import agreeing, beside, by_row, paired

_SLIPS = 3
_MOST = 20


def by_identity(asked: pa.Table, crowd: pa.Table) -> Iterator[tuple[int, Verdict]]:
    """The one of this name, born on this day in this village, of no other sex.

    A number of the row's own may be miscopied, but not altogether another.
    """
    pairs = paired(asked, crowd, ["plain", "birth_on", "division_code"])
    pairs = agreeing(pairs, asked, crowd, "sex")
    numbers = beside(pairs, asked, crowd, "id_number", "id_number")
    listed = (column.to_pylist() for column in (pairs["row"], *numbers))
    far = {
        row
        for row, mine, theirs in zip(*listed, strict=True)
        if mine and theirs and OSA.distance(mine, theirs) > _SLIPS
    }
    for row, near in by_row(pairs):
        if len(near) == 1 and row not in far:
            yield row, linked(near[0], Method.IDENTITY)
        else:
            yield row, unsure(near, Method.IDENTITY)


def newcomers_without_number(
    asked: pa.Table, crowd: pa.Table
) -> Iterator[tuple[int, Verdict]]:
    """A good number may be that of somebody known by name and birth alone.

    Two good numbers are two people, however much else agrees.
    """
    for row, verdict in by_identity(asked, numberless(crowd)):
        if verdict.at is not None:
            yield row, verdict


def numberless(crowd: pa.Table) -> pa.Table:
    """Whoever has no number that could be trusted."""
    known = pc.is_in(crowd["id_quality"], value_set=pa.array(TRUSTED))
    return crowd.filter(pc.invert(known))


def by_household(asked: pa.Table, crowd: pa.Table) -> Iterator[tuple[int, Verdict]]:
    """The one of this name in the same household."""
    pairs = paired(asked, crowd, ["plain", "household"])
    for row, near in by_row(pairs):
        if len(near) == 1:
            yield row, linked(near[0], Method.HOUSEHOLD)
        else:
            yield row, unsure(near, Method.HOUSEHOLD)


def by_namesake(asked: pa.Table, crowd: pa.Table) -> Iterator[tuple[int, Verdict]]:
    """Namesakes in the village of a row that tells nothing more of itself: never linked."""
    numberless = asked.filter(pc.is_null(asked["id_number"]))
    pairs = paired(numberless, crowd, ["plain", "division_code"])
    pairs = agreeing(pairs, asked, crowd, "sex")
    pairs = agreeing(pairs, asked, crowd, "birth_on")
    for row, near in by_row(pairs):
        yield row, unsure(near[:_MOST], Method.NAMESAKE)
