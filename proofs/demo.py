"""演示的快慢: how long until the demo is served, until it is whole, and the second start.

A made-up county in a new home, as ``./dev demo`` makes it, on this machine. The wall
clock is meant: it is what somebody waits in front of the screen.
"""

import argparse
import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from proof import KEPT, record

SERVED, WHOLE, AGAIN = 20, 150, 5
"""Seconds: served after installation, 20,000 households whole, started again."""
_PATIENCE = 600
_IS_WHOLE = """
import django
django.setup()
from bangfu.web.demo.standing import is_whole
raise SystemExit(not is_whole())
"""


def main() -> int:
    """Start, wait until it is whole, start again, write the line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--households", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    home = KEPT / "demo"
    _remove(home)
    began = time.monotonic()
    with started(home, given.households):
        served = time.monotonic() - began
        while not is_whole(home) and time.monotonic() - began < _PATIENCE:
            time.sleep(1)
        whole = time.monotonic() - began
    began = time.monotonic()
    with started(home, given.households):
        again = time.monotonic() - began
    good = served <= SERVED and whole <= WHOLE and again <= AGAIN
    record(
        "demo",
        seed=given.seed,
        good=good,
        figure=(
            f"{given.households} 户：打开用 {served:.1f} 秒（限 {SERVED}），"
            f"全部做完用 {whole:.0f} 秒（限 {WHOLE}），"
            f"再次启动用 {again:.1f} 秒（限 {AGAIN}）"
        ),
    )
    _remove(home)
    return 0 if good else 1


@contextmanager
def started(home: Path, households: int) -> Iterator[None]:
    """The demo, from the moment that it says it is open."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    command = [sys.executable, "-m", "bangfu", "demo", "--home", str(home)]
    command += ["--households", str(households), "--port", str(port)]
    with subprocess.Popen(
        command, env=environment(home), stdout=subprocess.PIPE, encoding="utf-8"
    ) as site:
        try:
            while "网站已打开" not in (line := site.stdout.readline()):  # type: ignore[union-attr]
                if not line:
                    sys.exit("网站没有打开，没有可记的数字")
            yield
        finally:
            site.terminate()


def is_whole(home: Path) -> bool:
    """Whether the last act of the demo's making is on record."""
    asked = [sys.executable, "-c", _IS_WHOLE]
    done = subprocess.run(
        asked, env=environment(home), capture_output=True, check=False
    )
    return done.returncode == 0


def environment(home: Path) -> dict[str, str]:
    """Nothing of another site's."""
    env = {k: v for k, v in os.environ.items() if not k.startswith("BANGFU_")}
    settings = {"DJANGO_SETTINGS_MODULE": "bangfu.web.settings"}
    return env | settings | {"BANGFU_HOME": str(home)}


def _remove(home: Path) -> None:
    shutil.rmtree(home, ignore_errors=True)
    for kind in ("key", "checkpoints"):
        home.with_name(f"{home.name}.{kind}").unlink(missing_ok=True)


if __name__ == "__main__":
    sys.exit(main())
