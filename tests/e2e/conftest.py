"""The real program on this machine: a demo home, the served site, a real browser."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from browsing import Site
from PIL import Image
from playwright.sync_api import Browser, sync_playwright
from serving import served_demo

ARGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
]
_HERE = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Before anything else: they are the longest."""
    for item in items:
        if item.path.is_relative_to(_HERE):
            item.add_marker(pytest.mark.long)


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """A made demo, served to all tests of this folder."""
    with served_demo(tmp_path_factory.mktemp("demo")) as site:
        yield site


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Debian's Chromium; closed before other tests, whose Django minds its event loop."""
    found = os.environ.get("BANGFU_CHROMIUM") or shutil.which("chromium")
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(
            executable_path=found, args=ARGS, env=os.environ | {"LANGUAGE": "zh_CN"}
        )
        yield opened
        opened.close()


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    """A photo as a phone takes it."""
    path = tmp_path / "照片.jpg"
    Image.effect_noise((640, 480), 60).convert("RGB").save(path)
    return path
