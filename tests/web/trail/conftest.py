"""A made site for the commands, copied for each test that edits it."""

import shutil
from pathlib import Path

import pytest

from web.first_day import empty
from web.trail.sites import MADE, make_key, python


@pytest.fixture(autouse=True)
def _nobody_yet(request: pytest.FixtureRequest) -> None:
    """The trail is looked at from its first event on."""
    if request.node.get_closest_marker("django_db"):
        empty()


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site with thirty events and two checkpoints."""
    folder = tmp_path_factory.mktemp("site")
    (folder / "home").mkdir()
    make_key(folder)
    done = python(folder, "-c", MADE)
    assert done.returncode == 0, done.stderr
    return folder


@pytest.fixture
def site(made: Path, tmp_path: Path) -> Path:
    """A copy of it to be edited."""
    return Path(shutil.copytree(made, tmp_path / "site"))
