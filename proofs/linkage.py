"""认人: a list of 200,000 rows with slips against a million members.

Precision is right links over all links, recall right links over the rows about members.
The CPU is that of reading the numbers and names of the list and of answering its rows.
"""

import argparse
import resource
import sys
import time
from collections import Counter
from random import Random

import pyarrow as pa
from linkage_people import Shares, list_of, people_of, register_of
from proof import record

from bangfu.core.id_number import parse
from bangfu.intake.keys import FolderKeys
from bangfu.intake.people import ask
from bangfu.linkage.answers import Answer

MEMBERS, ROWS, OUTSIDERS = 1_000_000, 200_000, 20_000
PRECISION, RECALL, UNSURE, CPU = 0.999, 0.995, 0.005, 60


def main() -> int:
    """Make, link, compare with the truth, write the line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--members", type=int, default=MEMBERS)
    given = parser.parse_args()
    share = given.members / MEMBERS
    rows, outsiders = round(ROWS * share), round(OUTSIDERS * share)
    rng = Random(given.seed)  # noqa: S311 a test's data, not a secret
    people = people_of(rng, given.members + outsiders)
    raw, truth = list_of(rng, people, rows=rows, outsiders=outsiders, shares=Shares())
    keys = FolderKeys()
    keys.settle(register_of(rng, people[: given.members]))
    before = time.process_time()
    answers = keys.resolve(ask(read(raw), "620599000000"))
    cpu = time.process_time() - before
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
    told = measured(answers, truth)
    good = (
        told["precision"] >= PRECISION
        and told["recall"] >= RECALL
        and told["unsure"] < UNSURE
        and cpu <= CPU
    )
    record(
        "linkage", seed=given.seed, good=good, figure=figure(told, cpu, memory, rows)
    )
    return 0 if good else 1


def figure(told: dict[str, float], cpu: float, memory: float, rows: int) -> str:
    """The line."""
    return (
        f"{rows} 行：准确率 {told['precision']:.5f}（限 {PRECISION}），"
        f"召回率 {told['recall']:.5f}（限 {RECALL}），"
        f"存疑 {told['unsure']:.3%}（限 {UNSURE:.1%}），"
        f"{cpu:.1f} CPU 秒（限 {CPU}），含造数的内存峰值 {memory:.2f} GiB"
    )


def measured(answers: pa.Table, truth: list[int | None]) -> dict[str, float]:
    """What was right; how each ground did is printed."""
    right: Counter[str] = Counter()
    wrong: Counter[str] = Counter()
    missed: Counter[str] = Counter()
    said = (answers[name].to_pylist() for name in ("person", "answer", "method"))
    for person, answer, method, whom in zip(*said, truth, strict=True):
        # Whoever was settled is numbered from one on, in the order of the register.
        if person is not None:
            (right if person - 1 == whom else wrong)[method] += 1
        elif whom is not None:
            missed[f"{answer} {method or ''}"] += 1
    for name, count in (("对", right), ("错", wrong), ("漏", missed)):
        print(name, dict(count), file=sys.stderr)
    links = right.total() + wrong.total()
    known = sum(whom is not None for whom in truth)
    unsure = answers["answer"].to_pylist().count(Answer.UNSURE.value)
    return {
        "precision": right.total() / links,
        "recall": right.total() / known,
        "unsure": unsure / len(truth),
    }


def read(raw: pa.Table) -> pa.Table:
    """The rows as they come from reading a file."""
    read = [parse(number or "") for number in raw["id_number"].to_pylist()]
    numbers = pa.array([one.text or None for one in read], pa.string())
    qualities = pa.array([one.quality.value for one in read])
    place = raw.schema.get_field_index("id_number")
    return raw.set_column(place, "id_number", numbers).append_column(
        "id_quality", qualities
    )


if __name__ == "__main__":
    sys.exit(main())
