"""An empty lake and vault for every test of the register."""

import shutil
from collections.abc import Iterator

import pytest

from bangfu.web.home import home


@pytest.fixture(autouse=True)
def _empty_lake() -> Iterator[None]:
    yield
    for name in ("lake", "vault"):
        shutil.rmtree(home() / name, ignore_errors=True)
