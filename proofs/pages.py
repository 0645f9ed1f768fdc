"""每一页: whatever any of the cast may open, at a desk and on a phone, examined by axe.

What must hold is written down in the test; ``./dev test`` walks with the clerk.
"""

import argparse
import os
import shutil
import subprocess
import sys
import time

from proof import ROOT, record

TEST = "tests/e2e/test_every_page.py"
SCREENS = ROOT / "var" / "screens"
SIZES = ("wide", "phone")


def main() -> int:
    """Walk with everybody, examine every page, write the line."""
    argparse.ArgumentParser(description=__doc__).parse_args()
    shutil.rmtree(SCREENS, ignore_errors=True)
    began = time.monotonic()
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-n", "0", TEST],
        cwd=ROOT,
        env=os.environ | {"BANGFU_SCREENS": "all"},
        check=False,
    )
    good = done.returncode == 0
    wide, phone = (len(list(SCREENS.glob(f"*-{size}.png"))) for size in SIZES)
    record(
        "pages",
        seed=1,
        good=good,
        figure=(
            f"全部角色能打开的 {wide} 页宽屏、{phone} 页 360 像素，"
            f"{'axe 违规 0，无控制台差错，无横向超出' if good else '没有通过'}，"
            f"用时 {time.monotonic() - began:.0f} 秒"
        ),
    )
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
