"""认人的模型: how likely two writings are one person, judged by Splink.

The model is trained on a whole made-up list (``benchmarks/linkage_model.py``) and shipped in
``model.json``. Nothing is written to disk and nothing logged: all of it is personal.
"""

import json
from collections.abc import Iterator
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from bangfu.linkage.answers import Method, Verdict, linked, unsure
from bangfu.linkage.name import Likeness, likeness
from bangfu.linkage.pairs import paired

MODEL = Path(__file__).with_name("model.json")
LINK, ASK, RIVAL = 0.9, 0.5, 0.1
"""From where on a row is somebody; may be somebody; and a second one stands in the way."""

_BLOCKS = (
    ("sound", "birth_on"),
    ("sound", "division_code"),
    ("birth_on", "division_code"),
)
_COMPARED = ("plain", "sound", "birth_on", "sex", "division_code", "id_number")
_COUNTY = 100_000
_KNOWN_SHARE = 0.5
_MOST = 5


def by_model(
    asked: pa.Table, crowd: pa.Table, *, names: pa.ChunkedArray, among: int
) -> Iterator[tuple[int, Verdict]]:
    """Verdicts on rows that somebody resembles; nothing on the others.

    ``names`` are those of everybody hereabouts, ``among`` is how many people the register
    has. Splink is loaded only where rows and people share enough to be compared; a name and
    a village alone never are enough. Whose names only resemble each other may be twins.
    """
    told = pc.or_(pc.is_valid(asked["birth_on"]), pc.is_valid(asked["id_number"]))
    asked = asked.filter(told)
    pairs = pa.concat_tables(paired(asked, crowd, block) for block in _BLOCKS)
    if not len(pairs):
        return
    rows = asked.filter(pc.is_in(asked["row"], value_set=pairs["row"].unique()))
    people = crowd.filter(pc.is_in(crowd["at"], value_set=pairs["at"].unique()))
    scored = _scored(rows, people, _shares(names), among)
    mine = dict(zip(rows["row"].to_pylist(), rows["plain"].to_pylist(), strict=True))
    theirs = dict(
        zip(people["at"].to_pylist(), people["plain"].to_pylist(), strict=True)
    )
    for row, judged in groupby(scored, key=lambda one: one[0]):
        (_, best, likely), *others = judged
        rivals = [at for _, at, share in others if share >= RIVAL]
        may_be_twins = likeness(mine[row] or "", theirs[best] or "") < Likeness.SOUND
        if likely >= LINK and not rivals and not may_be_twins:
            yield row, linked(best, Method.MODEL, likely)
        elif likely >= ASK:
            yield row, unsure([best, *rivals[: _MOST - 1]], Method.MODEL, likely)


def compared(identities: pa.Table, name: str) -> pa.Table:
    """What Splink sees of comparable identities; a township is no village."""
    village = pc.if_else(
        pc.ends_with(identities["division_code"], "000"),
        pa.scalar(None, pa.string()),
        identities["division_code"],
    )
    birth = pc.strftime(identities["birth_on"], format="%Y%m%d")
    columns = {column: identities[column] for column in _COMPARED}
    columns |= {"birth_on": birth, "division_code": village}
    return pa.table({"place": identities[name], **columns})


def _scored(
    rows: pa.Table, people: pa.Table, shares: pa.Table, among: int
) -> list[tuple[int, int, float]]:
    """Row, person and probability of every pair worth telling, the likeliest first."""
    import duckdb  # noqa: PLC0415 both take their time, and few lists need them
    from splink import DuckDBAPI, Linker  # noqa: PLC0415

    with duckdb.connect(":memory:") as own:
        own.execute("SET temp_directory = ''")
        api = DuckDBAPI(connection=own)
        sides = [
            api.register(compared(rows, "row"), dataset_display_name="asked"),
            api.register(compared(people, "at"), dataset_display_name="known"),
        ]
        linker = Linker(sides, _settings(among), log_level=None)
        linker.table_management.register_term_frequency_lookup(
            api.register(shares), "plain"
        )
        predicted: Any = linker.inference.predict(RIVAL)
        told = predicted.as_pyarrow_table()
    told = told.sort_by(
        [("place_l", "ascending"), ("match_probability", "descending"),
         ("place_r", "ascending")]
    )  # fmt: skip
    names = ("place_l", "place_r", "match_probability")
    return list(zip(*(told[name].to_pylist() for name in names), strict=True))


def _settings(among: int) -> dict[str, Any]:
    """The shipped model, for pairs of which next to none are one person.

    Half of the rows that get here are taken to be somebody's, whichever of all the people;
    a small register is no reason to believe more.
    """
    blocks = [
        {"blocking_rule": " AND ".join(f"l.{name} = r.{name}" for name in block)}
        for block in _BLOCKS
    ]
    return _trained() | {
        "probability_two_random_records_match": _KNOWN_SHARE / max(among, _COUNTY),
        "blocking_rules_to_generate_predictions": blocks,
    }


def _shares(names: pa.ChunkedArray) -> pa.Table:
    """How frequent each name is hereabouts: 王伟 tells less than a rare name."""
    counts = names.drop_null().value_counts()
    count = counts.field("counts").cast(pa.float64())
    return pa.table(
        {"plain": counts.field("values"), "tf_plain": pc.divide(count, pc.sum(count))}
    )


@cache
def _trained() -> dict[str, Any]:
    trained: dict[str, Any] = json.loads(MODEL.read_text(encoding="utf-8"))
    trained.pop("seed")
    return trained
