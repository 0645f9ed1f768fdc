"""An empty lake and vault for every test of the register."""

import shutil
from collections.abc import Iterator

import pytest

from bangfu.web.home import home


@pytest.fixture(autouse=True)
def _empty_lake() -> Iterator[None]:
    _emptied()  # tests elsewhere leave theirs
    yield
    _emptied()


def _emptied() -> None:
    for name in ("lake", "vault"):
        shutil.rmtree(home() / name, ignore_errors=True)
