"""随机经历: whatever people do, what must hold holds, and one edit afterwards is named.

Members of the cast do random acts on leads and problems, allowed or not, with forms sent
twice. After each history ``trail verify`` and the rebuild are clean, hands are apart,
nothing is closed without proof, totals balance; then a plain SQL shell edits one thing.
"""

import argparse
import sys
from collections import Counter

from proof import record, told_wrong, trials


def main() -> int:
    """Write histories, count, write the line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--histories", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    told = trials("histories", count=given.histories, seed=given.seed)
    told_wrong(told)
    wrong = sum(len(one["wrong"]) for one in told)
    unnamed = Counter(one["edit"] for one in told if not one["named"])
    for edit, times in unnamed.items():
        print(f"没有点名的改动：{edit}，{times} 次")
    good = not wrong and not unnamed
    kinds = len({one["edit"] for one in told})
    record(
        "histories",
        seed=given.seed,
        good=good,
        figure=(
            f"{len(told)} 段经历：办成 {sum(one['acts'] for one in told)} 件，"
            f"被拒 {sum(one['refused'] for one in told)} 件，"
            f"重复提交 {sum(one['repeated'] for one in told)} 次，不该有的 {wrong} 处；"
            f"随后用数据库命令改动各一处（{kinds} 种），"
            f"核验点名 {len(told) - sum(unnamed.values())} 处"
        ),
    )
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
