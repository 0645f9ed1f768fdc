"""证件号: rows whose number somebody here has, as far as the name does not contradict."""

from collections.abc import Iterator

import pyarrow as pa
import pyarrow.compute as pc

from bangfu.core.id_number import Quality
from bangfu.linkage.answers import Method, Verdict, linked, unsure
from bangfu.linkage.name import Likeness, likeness, plain


def ground_of(quality: str) -> Method:
    """Whether the number stood there as it is known, or had to be converted."""
    return Method.REPAIRED if quality == Quality.REPAIRED.value else Method.NUMBER


def judge_names(
    rows: pa.Table, people: pa.Table, places: pa.Array, at: pa.Array
) -> Iterator[tuple[int, Verdict]]:
    """Verdicts on rows whose number is that of a person of another name.

    A name written a little differently is the same person's, unless the row's own day of
    birth is another or somebody in that household has exactly this name.
    """
    asked, known = rows.take(places), people.take(at)
    names = zip(
        plain(asked["name"]).to_pylist(), plain(known["name"]).to_pylist(), strict=True
    )
    alike = [likeness(mine, theirs) for mine, theirs in names]
    homes = _names_at_home(people, known, alike)
    told = zip(
        places.to_pylist(),
        at.to_pylist(),
        alike,
        plain(asked["name"]).to_pylist(),
        asked["id_quality"].to_pylist(),
        _births_differ(asked),
        known["household"].to_pylist(),
        strict=True,
    )
    for row, person, like, name, quality, is_born_else, home in told:
        is_other = is_born_else or (home, name) in homes
        if like >= Likeness.SOUND or (like is Likeness.NEAR and not is_other):
            yield row, linked(person, ground_of(quality))
        else:
            yield row, unsure([person], ground_of(quality))


def _births_differ(asked: pa.Table) -> list[bool]:
    """Whether the row's own day of birth is clearly not the one inside its number."""
    written = pc.strftime(asked["birth_on"], format="%Y%m%d").to_pylist()
    pairs = zip(written, asked["id_number"].to_pylist(), strict=True)
    return [bool(day and not born_alike(day, number[6:14])) for day, number in pairs]


def born_alike(first: str, second: str) -> bool:
    """Whether two of year, month and day are the same.

    >>> born_alike("19800101", "19800131"), born_alike("19800101", "19810131")
    (True, False)
    """
    parts = (slice(4), slice(4, 6), slice(6, 8))
    return sum(first[part] == second[part] for part in parts) > 1


def _names_at_home(
    people: pa.Table, known: pa.Table, alike: list[Likeness]
) -> set[tuple[int, str]]:
    """Who else lives in the households of the nearly alike: by household and name."""
    near = pa.array([like is Likeness.NEAR for like in alike], pa.bool_())
    homes = known["household"].filter(near).unique()
    inside = people.filter(pc.is_in(people["household"], value_set=homes.drop_null()))
    names = plain(inside["name"]).to_pylist()
    return set(zip(inside["household"].to_pylist(), names, strict=True))
