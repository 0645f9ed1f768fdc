"""The real program on this machine: a demo home, the served site, a real browser."""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from browsing import Site
from PIL import Image
from playwright.sync_api import Browser, sync_playwright

ARGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """A made demo, served until the last journey is over."""
    place = tmp_path_factory.mktemp("demo")
    env = os.environ | {
        "BANGFU_HOME": str(place / "home"),
        "BANGFU_KEY_FILE": str(place / "key"),
        "DJANGO_SETTINGS_MODULE": "bangfu.web.settings",
    }
    bangfu = [sys.executable, "-m", "bangfu"]
    make = ["demo", "--households", "300", "--home", str(place / "home"), "--make-only"]
    subprocess.run([*bangfu, *make], env=env, check=True, capture_output=True)
    port = _free_port()
    served = subprocess.Popen([*bangfu, "serve", "--port", str(port)], env=env)
    try:
        _wait(f"http://127.0.0.1:{port}/login/")
        yield Site(f"http://127.0.0.1:{port}", place / "home", env)
    finally:
        served.terminate()
        served.wait(timeout=20)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Debian's Chromium; closed before other tests, whose Django minds its event loop."""
    found = os.environ.get("BANGFU_CHROMIUM") or shutil.which("chromium")
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=found, args=ARGS)
        yield opened
        opened.close()


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
    pytest.fail(f"nobody answers at {address}")


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    """A photo as a phone takes it."""
    path = tmp_path / "照片.jpg"
    Image.effect_noise((640, 480), 60).convert("RGB").save(path)
    return path
