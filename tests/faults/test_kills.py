"""Killed at any moment, or without power, the office has lost nothing it had promised."""

from pathlib import Path

import pytest

from faults.lane import outcomes


@pytest.mark.long
def test_ten_kills_and_ten_power_cuts_lose_nothing_but_a_careless_database_does(
    tmp_path: Path,
) -> None:
    """F1, F2, F5: leads, problems, files and imports, with the settings of the site.

    Every receipt is in the trail, ``trail verify`` and the rebuild are clean, batches are
    settled, files can be read, and what was not answered is there once when sent again.
    ``./dev prove kills`` does 300, ``./dev prove cuts`` 200. The last two write with
    synchronous=NORMAL: a harness in which that loses nothing would prove nothing.
    """
    told = list(outcomes("lane", tmp_path, count=22))
    careful, careless = told[:20], told[20:]
    assert [(one["lost"], one["wrong"]) for one in careful] == [(0, [])] * 20
    assert [one["ending"] for one in careful].count("kill") == 10
    assert {one["ending"] for one in careful} == {"kill", "cut", "torn"}
    assert sum(one["acts"] for one in careful) > 50
    assert {one["again"] for one in careful} >= {"already", "anew"}
    assert {one["synchronous"] for one in careless} == {"NORMAL"}
    assert sum(one["lost"] for one in careless) > 0
