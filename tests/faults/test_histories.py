"""Random histories: whatever people do, what must hold holds, and tampering is named."""

from pathlib import Path

import pytest

from faults.lane import outcomes


@pytest.mark.long
def test_fifty_random_histories_hold_and_one_edit_in_each_is_named(
    tmp_path: Path,
) -> None:
    """M112, M122: hands apart, closed with proof, totals that balance, one receipt a form.

    ``./dev prove histories`` writes 1,000. A failing one is run again alone with
    ``python tests/faults/program.py histories FOLDER NUMBER 1 SEED``.
    """
    told = list(outcomes("histories", tmp_path, count=50))
    assert [one for one in told if one["wrong"] or not one["named"]] == []
    assert len(told) == 50
    assert sum(one["acts"] for one in told) > 200
    assert sum(one["refused"] for one in told) > 200
    assert sum(one["repeated"] for one in told) > 50
