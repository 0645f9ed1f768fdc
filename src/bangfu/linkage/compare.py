"""Identities with names as they are compared, and who could be meant at all."""

from functools import reduce

import pyarrow as pa
import pyarrow.compute as pc

from bangfu.linkage.name import plain, sounds


def crowd_of(asked: pa.Table, people: pa.Table) -> pa.Table:
    """Whoever shares a village, a household or a day of birth with one of the rows."""
    shared = [
        pc.is_in(people[name], value_set=asked[name].unique(), skip_nulls=True)
        for name in ("division_code", "household", "birth_on")
    ]
    at = pc.indices_nonzero(reduce(pc.or_, shared)).cast(pa.int64())
    return comparable(people.take(at), "at", at)


def comparable(identities: pa.Table, name: str, places: pa.Array) -> pa.Table:
    """The same with their places, and names as they are compared."""
    names = plain(identities["name"])
    return (
        identities.append_column(name, places)
        .append_column("plain", names)
        .append_column("sound", sounds(names))
    )
