"""断电: what was not on disk is gone or torn, and no acknowledged act is lost.

The same work as ``kills``, but after the kill every write that SQLite had not synced is
taken back, wholly or sector by sector, and every file or name of ours that was not synced.
With the site's settings (WAL, synchronous=FULL) nothing may be lost; with NORMAL something
must be, or the cut is none.
"""

import argparse
import sys

from proof import record, told_wrong, trials


def main() -> int:
    """Cut, count, write the line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cuts", type=int, default=200)
    parser.add_argument("--careless", type=int, default=20)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    told = trials("cuts", count=given.cuts, seed=given.seed)
    careless = trials("careless", count=given.careless, seed=given.seed)
    told_wrong(told)
    lost = sum(one["lost"] for one in told)
    wrong = sum(len(one["wrong"]) for one in told)
    gone = sum(one["lost"] for one in careless)
    good = not lost and not wrong and gone > 0
    torn = sum(one["ending"] == "torn" for one in told)
    record(
        "cuts",
        seed=given.seed,
        good=good,
        figure=(
            f"断电 {len(told)} 次（其中写到一半 {torn} 次），"
            f"有回执的办理 {sum(one['acts'] for one in told)} 件，"
            f"丢失 {lost} 件，不一致 {wrong} 处；"
            f"对照：synchronous=NORMAL 断电 {len(careless)} 次，"
            f"{sum(one['acts'] for one in careless)} 件里丢失 {gone} 件"
        ),
    )
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
