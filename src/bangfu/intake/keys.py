"""内部编号: who hands out whole numbers for people and households, and remembers them."""

from typing import Protocol

import pyarrow as pa
import pyarrow.compute as pc

from bangfu.linkage.answers import IDENTITY
from bangfu.linkage.link import link


class Keys(Protocol):
    """Two questions: who is this, and what shall the newcomers be called."""

    def resolve(self, rows: pa.Table) -> pa.Table:
        """``person`` and ``household`` (null when nobody), and how we know.

        Row by row; ``rows`` has the columns of ``linkage.answers.IDENTITY``. The rest is
        that of ``ANSWERS``; ``near`` lists the people an unsure row might be.
        """

    def settle(self, new: pa.Table) -> pa.Table:
        """Reserve ``person`` and ``household`` for newcomers, row by row.

        ``new`` has the columns of IDENTITY (``household`` where it is known already) and
        ``group``: newcomers of one group and no known household found one together.
        """


class FolderKeys:
    """编号只在内存: for one screening of a folder; forgotten with the process."""

    def __init__(self) -> None:
        self._people = IDENTITY.empty_table().append_column(
            "person", pa.array([], pa.int64())
        )
        self._households = 0

    def resolve(self, rows: pa.Table) -> pa.Table:
        """Answer from the people settled so far."""
        found = link(rows, self._people)
        return pa.table(
            {
                "person": self._people["person"].take(found["at"]),
                "household": self._people["household"].take(found["at"]),
                "answer": found["answer"],
                "method": found["method"],
                "probability": found["probability"],
                "near": numbered(
                    found["near"], self._people["person"].combine_chunks()
                ),
            }
        )

    def settle(self, new: pa.Table) -> pa.Table:
        """Number newcomers in the order they come."""
        first = len(self._people) + 1
        persons = pa.array(range(first, first + len(new)), pa.int64())
        founded: dict[str, int] = {}
        households = []
        pairs = zip(new["group"].to_pylist(), new["household"].to_pylist(), strict=True)
        for group, known in pairs:
            if known is None and group not in founded:
                self._households += 1
                founded[group] = self._households
            households.append(founded[group] if known is None else known)
        settled = pa.table(
            {"person": persons, "household": pa.array(households, pa.int64())}
        )
        plain = new.select(IDENTITY.names).set_column(
            IDENTITY.get_field_index("household"), "household", settled["household"]
        )
        self._people = pa.concat_tables(
            [self._people, plain.append_column("person", persons)]
        ).combine_chunks()
        return settled


def numbered(near: pa.ChunkedArray, persons: pa.Array) -> pa.Array:
    """Lists of positions as lists of the persons that stand there."""
    lists = near.combine_chunks()
    known = persons.take(pc.list_flatten(lists))
    return pa.ListArray.from_arrays(lists.offsets, known, mask=pc.is_null(lists))
