"""每一张表: a file of every declared table into the site, twice, and nobody's name in it.

The files are those of ``bangfu synth --lists all``; what must hold is written down in the
test, which ``./dev test`` runs with a few of them.
"""

import argparse
import os
import subprocess
import sys
import time

from proof import ROOT, record

from bangfu.tables import all_tables

TEST = "tests/web/registry/test_every_table.py"


def main() -> int:
    """Run the test with all tables, write the line."""
    argparse.ArgumentParser(description=__doc__).parse_args()
    began = time.monotonic()
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-n", "0", TEST],
        cwd=ROOT,
        env=os.environ | {"TABLES": "all"},
        check=False,
    )
    good = done.returncode == 0
    record(
        "tables",
        seed=3,
        good=good,
        figure=(
            f"{len(all_tables())} 张表各一个文件（200 户），送两次："
            f"{'每张都入库，第二次一行未变，整个目录不见号码姓名' if good else '没有通过'}，"
            f"用时 {time.monotonic() - began:.0f} 秒"
        ),
    )
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
