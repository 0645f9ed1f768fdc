"""Which lists prove that a data problem is gone: newer than the fix, on both sides."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from bangfu.core.problem import ProblemAct
from bangfu.web.home import home
from bangfu.web.problems.agreement import agreed, run_for
from web import cast
from web.problems.agreeing import day, lists_come_in, submitted

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _empty_lake() -> Iterator[None]:
    """Batches lie in files, which a rolled-back test would leave behind."""
    yield
    for name in ("lake", "vault"):
        shutil.rmtree(home() / name, ignore_errors=True)


def _waiting() -> list[str]:
    run = run_for(cast.li())
    assert run
    return [one.matter.problem.no for one in agreed(cast.li(), ProblemAct.CHECK, run)]


def test_both_lists_must_be_of_the_day_of_the_fix_and_come_in_after_it(
    tmp_path: Path,
) -> None:
    """早一天的、只来一边的、整改以前导入的，都不算"""
    lists_come_in(tmp_path / "old", 2, listed=[1, 2], on=day(-60))
    early = submitted([1])
    lists_come_in(tmp_path / "early", 2, listed=[], on=day(-1))
    assert _waiting() == []
    lists_come_in(tmp_path / "one", 2, listed=[], on=day(), register=False)
    assert _waiting() == []
    lists_come_in(tmp_path / "both", 2, listed=None, on=day())
    submitted([2])
    assert _waiting() == list(early.values())
