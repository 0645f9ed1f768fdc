"""强制终止: kill -9 at random moments loses no receipt and leaves nothing half-done.

A process does real acts over a real home (SQLite): leads verified, every act on problems,
files sent, imports. It is killed by the clock, every third time beside a commit. Afterwards
every receipt it gave must be in the trail, ``trail verify`` and the rebuild clean, batches
settled, files readable, and what was not answered there exactly once when sent again.
"""

import argparse
import sys
from collections import Counter

from proof import record, told_wrong, trials


def main() -> int:
    """Kill, count, write the line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=300)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    told = trials("kills", count=given.kills, seed=given.seed)
    told_wrong(told)
    lost = sum(one["lost"] for one in told)
    wrong = sum(len(one["wrong"]) for one in told)
    again = Counter(one["again"] for one in told)
    good = not lost and not wrong
    record(
        "kills",
        seed=given.seed,
        good=good,
        figure=(
            f"强制终止 {len(told)} 次，有回执的办理 {sum(one['acts'] for one in told)} 件，"
            f"丢失 {lost} 件，不一致 {wrong} 处；"
            f"终止时正在办、没有答复的 {len(told) - again['']} 件，重办后各有且只有一条"
            f"（其中已经写入 {again['already']} 件）"
        ),
    )
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
