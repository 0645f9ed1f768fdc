"""户情变化 in a run: households as they were on the day, by what was known then."""

from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from bangfu.lake.image import image
from bangfu.web.registry.change_kinds import ChangeKind
from bangfu.web.registry.change_queries import changes_on, counted_effects
from bangfu.web.registry.changes import take_back
from bangfu.web.registry.models import Run
from bangfu.web.registry.runs import home_lake, screen, sources
from bangfu.web.trail.clock import now
from web.cast import wang
from web.registry.changing import (
    JULY,
    change,
    home_of,
    person,
    rows,
    send,
)
from web.registry.township import ALLOWANCE, load, number

pytestmark = pytest.mark.django_db
LIST = "allowance_recipients"
LATE, EARLY = date(2026, 8, 31), date(2026, 6, 1)


def seen(on: date = LATE, known: datetime | None = None) -> dict[str, Any]:
    """Who lives in which household of an image, and whose the list's rows are."""
    at = known or now()
    effects = counted_effects("620599", on=on, known=at)
    told = image(
        home_lake(),
        on=on,
        known=at,
        sources=sources(on, "620599"),
        changes=changes_on(effects, at),
    )
    homes = {
        row["household"]: row["household_no"]
        for row in told.tables["households"].to_pyarrow().to_pylist()
    }
    members = told.tables["members"].to_pyarrow().to_pylist()
    found: dict[str, Any] = {no: set() for no in homes.values()}
    for row in members:
        found[homes[row["household"]]].add(row["member_no"])
    if LIST in told.tables:
        listed = told.tables[LIST].to_pyarrow().to_pylist()
        found["list"] = sorted(homes[row["household"]] for row in listed)
    return found


def test_a_run_sees_households_after_the_changes_and_older_ones_stay(
    tmp_path: Path,
) -> None:
    """M08: same manifest, same hits: what was known then decides, on the day it held."""
    send(tmp_path, rows())
    listed = ALLOWANCE + f"{number(4)},张丁,农村低保,62170,明川镇,柏家嘴村\n"
    load(wang(), tmp_path / "list", {"低保花名册.csv": listed}, on=date(2026, 5, 31))
    before, then = seen(), now()
    assert before["H1"] == {"P1", "P2", "P3", "P4"}
    relations = {str(person("P3")): "户主", str(person("P4")): "配偶"}
    change(ChangeKind.DEATH, person=person("P2"))
    change(ChangeKind.SPLIT, relations=relations)
    change(ChangeKind.BIRTH, "H1-分", name="张宝", sex="女", birth_on="2026-06-10")
    change(ChangeKind.MERGE, "H2", into=home_of("H1"), relation="兄弟")
    after = {"H1": {"P1", "P5"}, "H1-分": {"P3", "P4", "H1-分-新"}}
    told = seen()
    assert {no: told[no] for no in ("H1", "H1-分")} == after
    assert told["list"] == ["H1-分"]
    assert set(told) == {"H1", "H1-分", "list"}
    assert seen(known=then) == before
    for day, moment in ((EARLY, now()), (LATE, then)):
        assert counted_effects("620599", on=day, known=moment) == []
    screen(wang().actor, on=LATE, known=now(), division="620599")
    assert len(Run.objects.latest("pk").manifest["changes"]) == 4


def test_what_was_settled_or_taken_back_stays_in_what_was_known_before(
    tmp_path: Path,
) -> None:
    send(tmp_path, rows())
    change(ChangeKind.DEATH, person=person("P2"))
    gone = change(ChangeKind.LEAVE, "H2")
    relations = {str(person("P3")): "户主", str(person("P4")): "配偶"}
    change(ChangeKind.SPLIT, relations=relations)
    then, told = now(), seen()
    take_back(wang().actor, household=home_of("H2"), change=gone, reason="没有迁")
    july = rows(JULY)
    july["丙"] = july["丙"].replace("H1", "H7").replace("之子", "户主")
    july["丁"] = july["丁"].replace("H1", "H7").replace("之媳", "配偶")
    send(tmp_path, july)
    assert seen() == {"H1": {"P1"}, "H7": {"P3", "P4"}, "H2": {"P5"}}
    assert seen(known=then) == told
    assert told == {"H1": {"P1"}, "H1-分": {"P3", "P4"}}
