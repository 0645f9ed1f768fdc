"""PostgreSQL: every test of the site, on a server of the proof's own."""

import argparse
import os
import re
import sys
import time

from proof import ROOT, record

sys.path.insert(0, str(ROOT / "tests"))
from web.postgres import run

_COUNTS = re.compile(r"(\d+) (passed|failed|error|skipped)")


def main() -> int:
    """Run them all, write the line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    os.environ["MATRIX"] = "all"
    began = time.monotonic()
    # That one would start a second server, for tests that are run here anyway.
    without = "--ignore=tests/web/test_both_databases.py"
    done = run([f"--randomly-seed={given.seed}", without, "tests/web"])
    counts = {what: int(n) for n, what in _COUNTS.findall(done.said)}
    good = done.returncode == 0 and not counts.get("skipped")
    record(
        "postgres",
        seed=given.seed,
        good=good,
        figure=(
            f"PostgreSQL {done.version}：网站的测试 {counts.get('passed', 0)} 项通过，"
            f"{counts.get('failed', 0) + counts.get('error', 0)} 项没有通过，"
            f"用时 {time.monotonic() - began:.0f} 秒"
        ),
    )
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
