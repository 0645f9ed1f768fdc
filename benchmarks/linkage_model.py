"""认人的模型: train it on a whole made-up list, and write what is shipped.

    ./dev python benchmarks/linkage_model.py --seed 7

Trained on all rows of a list against all of a register, never on the rows that were left
over: among those nearly nobody is a true pair, and the estimate goes astray (precision 0.37
instead of 0.99, measured). Writes ``src/bangfu/linkage/model.json``.
"""

import argparse
import json
import sys
from pathlib import Path
from random import Random

import duckdb
import pyarrow as pa
from splink import DuckDBAPI, Linker, block_on

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "proofs"))

from linkage_people import Shares, list_of, people_of, register_of  # noqa: E402

from bangfu.intake.people import ask  # noqa: E402
from bangfu.linkage.compare import comparable  # noqa: E402
from bangfu.linkage.model import MODEL, compared  # noqa: E402
from linkage import read  # noqa: E402 the proofs' own list

PEOPLE, ROWS = 100_000, 10_000
Level = dict[str, object]


def level(label: str, condition: str, **more: object) -> Level:
    """One step of a comparison."""
    return {"sql_condition": condition, "label_for_charts": label, **more}


def comparison(name: str, *levels: Level) -> dict[str, object]:
    """A column: blank on a side says nothing; what no step holds is altogether other."""
    blank = f'"{name}_l" IS NULL OR "{name}_r" IS NULL'
    return {
        "output_column_name": name,
        "comparison_levels": [
            level("空白", blank, is_null_level=True),
            *levels,
            level("其他", "ELSE"),
        ],
    }


SETTINGS = {
    "link_type": "link_only",
    "unique_id_column_name": "place",
    "retain_matching_columns": False,
    "comparisons": [
        comparison(
            "plain",
            level("同名", "plain_l = plain_r", tf_adjustment_column="plain"),
            level("同音", "sound_l = sound_r"),
            # DuckDB's distances count bytes, of which a character has three.
            level("差一字", "left(plain_l, 2) = left(plain_r, 2)"
                  " OR (left(plain_l, 1) = left(plain_r, 1)"
                  " AND right(plain_l, 1) = right(plain_r, 1))"),
            level("同姓", "left(plain_l, 1) = left(plain_r, 1)"),
        ),
        comparison(
            "birth_on",
            level("同日", "birth_on_l = birth_on_r"),
            level("差一处", "hamming(birth_on_l, birth_on_r) <= 1"),
            level("同年或同月日", "left(birth_on_l, 4) = left(birth_on_r, 4)"
                  " OR right(birth_on_l, 4) = right(birth_on_r, 4)"),
        ),
        comparison("sex", level("同性别", "sex_l = sex_r")),
        comparison(
            "division_code",
            level("同村", "division_code_l = division_code_r"),
            level("同乡", "left(division_code_l, 9) = left(division_code_r, 9)"),
        ),
        comparison(
            "id_number",
            level("同号", "id_number_l = id_number_r"),
            level("差一处", "hamming(id_number_l, id_number_r) <= 2"),
        ),
    ],
    "blocking_rules_to_generate_predictions": [],
}  # fmt: skip


def main() -> None:
    """Make, train, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=7)
    seed = parser.parse_args().seed
    rng = Random(seed)  # noqa: S311 a model's data, not a secret
    people = people_of(rng, PEOPLE + ROWS // 10)
    raw, _truth = list_of(rng, people, rows=ROWS, outsiders=ROWS // 10, shares=Shares())
    rows = ask(read(raw), "620599000000")
    register = register_of(rng, people[:PEOPLE]).drop_columns(["group"])
    trained = train(_placed(rows, "row"), _placed(register, "at"))
    trained = {"seed": seed} | trained
    del trained["linker_uid"]
    MODEL.write_text(
        json.dumps(trained, ensure_ascii=False, indent=1) + "\n", encoding="utf-8"
    )


def train(rows: pa.Table, people: pa.Table) -> dict[str, object]:
    """Chance agreement from random pairs; agreement of the same by turns, number first."""
    api = DuckDBAPI(connection=duckdb.connect(":memory:"))
    sides = [
        api.register(compared(rows, "row"), dataset_display_name="asked"),
        api.register(compared(people, "at"), dataset_display_name="known"),
    ]
    linker = Linker(sides, SETTINGS, log_level=None)
    training = linker.training
    training.estimate_probability_two_random_records_match(
        [block_on("id_number"), block_on("plain", "birth_on", "division_code")],
        recall=0.99,
    )
    training.estimate_u_using_random_sampling(
        max_pairs=3e6, seed=1, min_count_per_level=None
    )
    for block in (("id_number",), ("plain", "birth_on"), ("sound", "division_code")):
        training.estimate_parameters_using_expectation_maximisation(block_on(*block))
    return dict(linker.misc.save_model_to_json())


def _placed(identities: pa.Table, name: str) -> pa.Table:
    places = pa.array(range(len(identities)), pa.int64())
    return comparable(identities, name, places)


if __name__ == "__main__":
    main()
