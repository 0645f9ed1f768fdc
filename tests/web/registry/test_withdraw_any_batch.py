"""撤回任意一批: whatever the files say, a batch that may be taken back leaves no trace."""

import os
import re
from datetime import date
from pathlib import Path
from random import Random

import pytest

from bangfu.web.registry.models import Batch
from bangfu.web.registry.withdrawal import LaterBatchesRestOnIt
from web.registry.township import (
    ALLOWANCE,
    NATIONAL,
    ROSTER,
    national,
    number,
    roster,
)
from web.registry.whole import (
    empty,
    everything,
    put,
    take_back,
)

pytestmark = pytest.mark.django_db

HISTORIES = int(os.environ.get("HISTORIES", "1"))
_SURNAMES = "赵钱孙李周吴郑王"
_MADE = re.compile(r"(未在册|台账)[-\w]*")


def a_file(random: Random, name: str) -> dict[str, str]:
    """A register or a list of a few of eight people, of one of three days."""
    people = random.sample(range(1, 9), random.randint(1, 3))
    day = random.choice(["2026-04-30", "2026-05-31", "2026-06-30"])
    match random.choice(["national", "national", "roster", "list"]):
        case "national":
            rows = "".join(_national(random, one, day) for one in people)
            return {f"监测对象信息{name}.csv": NATIONAL + rows}
        case "roster":
            rows = "".join(
                roster(number(one), _name(one), number(one), as_of=day)
                for one in people
            )
            return {f"农户台账{name}.csv": ROSTER + rows}
        case _:
            rows = "".join(_listed(random, one) for one in people)
            return {f"低保花名册{name}.csv": ALLOWANCE + rows}


def _national(random: Random, one: int, day: str) -> str:
    return national(
        f"H{random.choice([one, one, 1 + one // 2])}",
        f"P{one}",
        _name(one),
        number(one),
        schooling=random.choice(["小学", "初中"]),
        kind=random.choice(["脱贫户", "一般农户"]),
        village=random.choice(["清泉镇,", "明川镇,"]),
        as_of=day,
    )


def _listed(random: Random, one: int) -> str:
    name = random.choice([_name(one), _name(one), "别人"])
    return (
        f"{number(one)},{name},农村低保,62170{one},{random.choice(['清泉镇', ''])},\n"
    )


def _name(one: int) -> str:
    return f"{_SURNAMES[one % len(_SURNAMES)]}一"


def told() -> str:
    """The whole register; numbers we made ourselves are for life and may differ."""
    return _MADE.sub(r"\1", repr({k: sorted(v) for k, v in everything().items()}))


@pytest.mark.parametrize("seed", range(HISTORIES))
def test_a_batch_that_may_go_leaves_what_there_would_be_without_it(
    tmp_path: Path, seed: int
) -> None:
    """A, B, C without B is A, C, or B may not go; C, then B taken back is A."""
    random = Random(seed)  # noqa: S311 made-up files
    files = {name: a_file(random, name) for name in "abc"}
    full = {name: random.random() < 0.2 for name in "abc"}
    put(tmp_path, "a", files["a"], full=full["a"])
    only_a = told()
    b = put(tmp_path, "b", files["b"], full=full["b"])
    c = put(tmp_path, "c", files["c"], full=full["c"])
    try:
        take_back(b)
    except LaterBatchesRestOnIt:
        take_back(c)
        take_back(b)
        assert told() == only_a
        return
    without = told()
    empty()
    put(tmp_path, "a", files["a"], full=full["a"])
    put(tmp_path, "c", files["c"], full=full["c"])
    assert without == told()
    assert Batch.objects.filter(as_of__lte=date(2026, 7, 31)).count() == 2
