"""导入: how fast, in how much memory, and what is left of it when it is killed.

Made-up rosters of growing size, each into a new site: read, checked, linked, kept as
households, members and sealed records, then the same file once more. The CPU is that of the
import and of the child that reads. Last, a small import is killed at every named point of
``tests/faults/points.py``, done again, and held against one that was not killed.
"""

import argparse
import json
import shutil
import statistics
import subprocess
import sys
from collections.abc import Iterable
from math import log
from pathlib import Path

from proof import KEPT, county, described, record, told_wrong, trials

ON = "2026-06-30"
SIZES = (2_730, 27_300, 95_500, 272_800)
"""Households: about 10,000, 100,000, 350,000 and 1,000,000 people."""
JUDGED = 95_500
FASTEST, EXPONENT, CHILD_MIB, FEWEST = 3_000, 1.1, 1_536, 30
_ALL = 100  # more than there are points


def main() -> int:
    """Import, kill, write the line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    told = {size: of_size(size, given.seed) for size in SIZES}
    points = trials("points", count=_ALL, seed=given.seed)
    told_wrong(points)
    wrong = sum(bool(one["wrong"]) for one in points)
    speed = told[JUDGED]["persons"] / told[JUDGED]["cpu"]
    slope = exponent(told.values())
    child = max(one["child_mib"] for one in told.values())
    changed = sum(one["persons"] - one["same"] for one in told.values())
    sizes = "，".join(
        f"{one['persons']} 人 {one['cpu']:.1f} CPU 秒" for one in told.values()
    )
    good = (
        speed >= FASTEST
        and slope <= EXPONENT
        and child <= CHILD_MIB
        and len(points) >= FEWEST
        and not (wrong or changed)
    )
    record(
        "import",
        seed=given.seed,
        good=good,
        figure=(
            f"{sizes}；{told[JUDGED]['persons']} 人时每 CPU 秒 {speed:.0f} 人"
            f"（限 {FASTEST}），增长指数 {slope:.2f}（限 {EXPONENT}），"
            f"读表进程内存峰值 {child:.0f} MiB（限 {CHILD_MIB}），"
            f"导入进程 {max(one['own_mib'] for one in told.values()):.0f} MiB；"
            f"同一文件再导入，变化 {changed} 行；"
            f"在 {len(points)} 个断点强制终止再导入，丢失、重复或者不一致 {wrong} 次"
        ),
    )
    return 0 if good else 1


def exponent(told: Iterable[dict[str, float]]) -> float:
    """The slope of CPU over people on logarithmic paper: 1 costs the same per person."""
    people, cpu = zip(*((log(o["persons"]), log(o["cpu"])) for o in told), strict=True)
    return statistics.linear_regression(people, cpu).slope


def of_size(households: int, seed: int) -> dict[str, float]:
    """What one import took; one taken up again at the same commit goes on."""
    kept = KEPT / f"import-{households}-{seed}-{described()}.json"
    if not kept.exists():
        file = county(households, seed, on=ON) / "农户台账.xlsx"
        home = KEPT / "import-home"
        _remove(home)
        command = [sys.executable, str(Path(__file__).with_name("import_once.py"))]
        command += [str(home), str(file)]
        done = subprocess.run(command, check=True, stdout=subprocess.PIPE)
        kept.write_bytes(done.stdout)
        _remove(home)
    told: dict[str, float] = json.loads(kept.read_text(encoding="utf-8"))
    print(f"{told['persons']} 人：{told['cpu']:.1f} CPU 秒", file=sys.stderr)
    return told


def _remove(home: Path) -> None:
    shutil.rmtree(home, ignore_errors=True)
    for kind in ("key", "checkpoints"):
        home.with_name(f"{home.name}.{kind}").unlink(missing_ok=True)


if __name__ == "__main__":
    sys.exit(main())
