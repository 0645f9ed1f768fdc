"""档外对象: who of the departments' lists stands in no register, by class (M03)."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import ibis
import pytest

from bangfu.core.off_registry import TargetClass
from bangfu.lake.image import Image, image
from bangfu.lake.lake import Lake
from bangfu.screening.off_registry import SOURCES as LISTS
from bangfu.screening.off_registry import missing, off_registry
from bangfu.tables import find_table
from lake.rows import EVENING, JUNE, NEAR, SOURCES, load, member

CON = ibis.duckdb.connect(threads=1)
COUNTY = NEAR[:6]
REGISTERED, OUTSIDE, ELSEWHERE = 1, 2, 3
BLANK: Mapping[str, Mapping[str, Any]] = {
    "allowance_recipients": {
        "allowance_kind": None, "granted_on": None, "granted_until": None,
    },
    "destitute_persons": {
        "support_mode": "分散供养", "support_since": None, "support_until": None,
    },
    "disability_certificates": {
        "disability_grade": "一级", "certificate_status": "有效",
    },
    "severe_illness": {"diagnosed_on": None, "care_state": "治疗中"},
    "off_registry": {"target_class": "边缘户", "found_on": None},
}  # fmt: skip


@pytest.fixture
def lake(tmp_path: Path) -> Lake:
    """One registered household and one that only the county's roster has."""
    made = Lake(tmp_path / "lake")
    homes = [
        member(10, REGISTERED, household_type="脱贫户"),
        member(20, OUTSIDE, household_type="一般农户"),
    ]
    load(made, "roster", homes)
    return made


def said(lake: Lake, table: str, household: int = OUTSIDE, **values: Any) -> None:
    """One row of a list about a member of a household."""
    row = {"person": 10 * household, "household": household}
    load(lake, table, [row | BLANK[table] | values])


def found(lake: Lake, division: str = COUNTY) -> set[tuple[int, str]]:
    rows = off_registry(seen(lake), division).to_pylist()
    return {(row["household"], row["target_class"]) for row in rows}


def seen(lake: Lake) -> Image:
    return image(lake, on=JUNE, known=EVENING, sources=SOURCES, con=CON)


@pytest.mark.parametrize(
    "source", LISTS, ids=lambda one: f"{one.table}-{one.target_class}"
)
def test_each_list_names_its_class_and_never_a_registered_household(
    lake: Lake, source: Any
) -> None:
    """M03: lists of 民政, 残联, 卫健 and what villages found, minus the registered."""
    own = {"target_class": source.target_class.label}
    more = own if source.table == "off_registry" else {}
    said(lake, source.table, REGISTERED, **more)
    assert found(lake) == set()
    said(lake, source.table, OUTSIDE, **more)
    assert found(lake) == {(OUTSIDE, source.target_class.value)}
    assert found(lake, "620523") == set()


@pytest.mark.parametrize(
    ("table", "values"),
    [
        ("allowance_recipients", {"allowance_kind": "城市低保"}),
        ("allowance_recipients", {"granted_until": date(2026, 6, 1)}),
        ("allowance_recipients", {"granted_on": date(2026, 7, 1)}),
        ("destitute_persons", {"support_mode": "集中供养"}),
        ("destitute_persons", {"support_until": JUNE}),
        ("disability_certificates", {"disability_grade": "三级"}),
        ("disability_certificates", {"certificate_status": "注销"}),
        ("severe_illness", {"care_state": "已治愈"}),
        ("severe_illness", {"diagnosed_on": date(2026, 7, 1)}),
        ("off_registry", {"found_on": date(2026, 7, 1)}),
    ],
)
def test_who_is_not_in_a_class_on_the_day_is_not_listed(
    lake: Lake, table: str, values: Mapping[str, Any]
) -> None:
    """M03: no longer, not yet, or not of this kind."""
    said(lake, table, **values)
    assert found(lake) == set()


def test_a_household_may_be_in_several_classes_and_stands_once_in_each(
    lake: Lake,
) -> None:
    """M03: the row that says so is the first of the lists."""
    said(lake, "allowance_recipients")
    said(lake, "allowance_recipients")
    said(lake, "severe_illness")
    rows = off_registry(seen(lake), COUNTY).to_pylist()
    told = [(row["target_class"], row["batch"], row["row"]) for row in rows]
    assert told == [("allowance", 2, 2), ("severe_illness", 4, 2)]


def test_the_classes_say_which_lists_they_lack(lake: Lake) -> None:
    said(lake, "off_registry")
    lacking = missing(seen(lake))
    assert lacking[TargetClass.ALLOWANCE] == ("allowance_recipients",)
    assert TargetClass.MARGINAL not in lacking


def test_an_empty_lake_has_nobody_and_lacks_every_list(tmp_path: Path) -> None:
    empty = Lake(tmp_path / "empty")
    assert off_registry(seen(empty), COUNTY).num_rows == 0
    assert set(missing(seen(empty))) == set(TargetClass)


def test_the_labels_are_those_of_the_roster() -> None:
    labels = find_table("off_registry").column("target_class").labels
    assert labels == tuple(one.label for one in TargetClass)
