"""The chain, ready to take small files."""

from functools import partial
from pathlib import Path

import pytest
from taking import TakeFiles, take_texts


@pytest.fixture
def take_files(tmp_path: Path) -> TakeFiles:
    """Take csv texts by file name into a lake of this test's own."""
    return partial(take_texts, home=tmp_path)
