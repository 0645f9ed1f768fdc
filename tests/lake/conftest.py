"""An empty lake, and the rows beside these tests."""

import sys
from pathlib import Path

import pytest

from bangfu.lake.lake import Lake

sys.path.insert(0, str(Path(__file__).parent))


@pytest.fixture
def lake(tmp_path: Path) -> Lake:
    return Lake(tmp_path / "lake")
