"""Lets the tests of this folder import the oracle and the counties beside them."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from counties import Printer


@pytest.fixture(scope="session")
def printer() -> Printer:
    """One connection for all counties: opening one takes longer than judging one."""
    return Printer()
