"""The counties that several tests look at, made once."""

from collections.abc import Callable
from datetime import date

import pytest
from made_up import Folder, make

from bangfu.synth.county import base_county
from bangfu.synth.make import FIRST_DAY
from bangfu.synth.people import County


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Folder:
    """The county on its first day."""
    return make(tmp_path_factory.mktemp("county") / "first")


@pytest.fixture(scope="session")
def later(tmp_path_factory: pytest.TempPathFactory) -> Folder:
    """The same county three months on."""
    return make(tmp_path_factory.mktemp("county") / "later", on=date(2026, 9, 30))


@pytest.fixture(scope="session")
def county() -> County:
    """A base county before anything is planted."""
    return base_county(households=3000, seed=7, on=FIRST_DAY)


@pytest.fixture(scope="session")
def make_folder() -> Callable[..., Folder]:
    """How a test makes a county of its own."""
    return make
