"""A demo home of its own, made by the program and served by it until nobody needs it."""

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path

from browsing import Site

HOUSEHOLDS = 600
"""The fewest that hold every delivery's plants."""
_BANGFU = (sys.executable, "-m", "bangfu")
_STOPS_WITHIN = 20


class NotServed(RuntimeError):
    """The program did not do what every journey needs first."""


@contextmanager
def served_demo(place: Path) -> Iterator[Site]:
    """A whole demo in an empty folder, open on a port of its own."""
    home = place / "home"
    env = os.environ | {
        "BANGFU_HOME": str(home),
        "BANGFU_KEY_FILE": str(place / "key"),
        "DJANGO_SETTINGS_MODULE": "bangfu.web.settings",
    }
    make(home, env)
    port = _free_port()
    served = subprocess.Popen([*_BANGFU, "serve", "--port", str(port)], env=env)
    try:
        _wait(f"http://127.0.0.1:{port}/login/")
        yield Site(f"http://127.0.0.1:{port}", home, env)
    finally:
        served.terminate()
        served.wait(timeout=_STOPS_WITHIN)


def make(home: Path, env: Mapping[str, str]) -> None:
    """A county at work, whole before anybody comes in."""
    command = ["demo", "--households", str(HOUSEHOLDS), "--home", str(home)]
    made = subprocess.run(
        [*_BANGFU, *command, "--make-only"],
        env=env,
        capture_output=True,
        text=True,
        check=False,
    )
    if made.returncode:
        raise NotServed(made.stdout + made.stderr)


def _free_port() -> int:
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait(address: str) -> None:
    for _ in range(150):
        try:
            with urllib.request.urlopen(address):  # noqa: S310 our own address
                return
        except OSError:
            time.sleep(0.2)
    raise NotServed(address)
