"""Killed at any moment, the office has lost nothing that it had promised."""

from pathlib import Path

import pytest

from faults.lane import outcomes


@pytest.mark.long
def test_ten_kills_lose_no_receipt_and_leave_nothing_half_done(tmp_path: Path) -> None:
    """F1, F2: leads, problems, files and imports; ``./dev prove kills`` does 300.

    Every receipt is in the trail, ``trail verify`` and the rebuild are clean, batches
    are settled, and what was not answered can be sent again and is there once.
    """
    told = list(outcomes("kills", tmp_path, count=10))
    assert [(one["lost"], one["wrong"]) for one in told] == [(0, [])] * 10
    assert sum(one["acts"] for one in told) > 10
    assert {one["again"] for one in told} & {"already", "anew"}
