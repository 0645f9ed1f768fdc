"""The image: what the batches say on a day, by the knowledge of a moment."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

import ibis
import pytest
from rows import (
    EVENING,
    FAR,
    JULY,
    JUNE,
    MORNING,
    NEAR,
    NOON,
    SOURCES,
    car,
    load,
    member,
    stay,
)

from bangfu.lake.correction import Correction
from bangfu.lake.image import Image, image
from bangfu.lake.lake import Lake


@pytest.fixture(scope="module")
def con() -> Any:
    return ibis.duckdb.connect(threads=1)


def seen_on(
    lake: Lake, con: Any, *, on: date = JUNE, known: datetime = EVENING
) -> Image:
    return image(lake, on=on, known=known, sources=SOURCES, con=con)


def column(found: Image, table: str, name: str) -> list[Any]:
    return sorted(found.tables[table].to_pyarrow()[name].to_pylist())


def by(found: Image, table: str, key: str, *names: str) -> dict[Any, tuple[Any, ...]]:
    rows = found.tables[table].to_pyarrow().to_pylist()
    return {row[key]: tuple(row[name] for name in names) for row in rows}


def test_an_empty_lake_has_no_tables(lake: Lake, con: Any) -> None:
    found = seen_on(lake, con)
    assert dict(found.tables) == {}
    assert found.unused == ()


def test_a_newer_snapshot_replaces_only_its_townships(lake: Lake, con: Any) -> None:
    """Person 1 left the list of her township; person 2's township sent nothing new."""
    load(lake, "vehicles", [car(1), car(2, FAR)])
    load(lake, "vehicles", [car(3)], as_of=JULY)
    assert column(seen_on(lake, con, on=JUNE), "vehicles", "person") == [1, 2]
    assert column(seen_on(lake, con, on=JULY), "vehicles", "person") == [2, 3]


def test_rows_know_their_batch(lake: Lake, con: Any) -> None:
    first = load(lake, "vehicles", [car(1)])
    second = load(lake, "vehicles", [car(2)])
    found = seen_on(lake, con)
    told = by(found, "vehicles", "person", "batch")
    assert {p: found.batches[batch] for p, (batch,) in told.items()} == {
        1: first,
        2: second,
    }


def test_an_event_in_two_files_is_counted_once(lake: Lake, con: Any) -> None:
    """The newer file's row is taken; the older file's other events stay."""
    load(lake, "hospital_stays", [stay(11, 100), stay(12, 200)])
    load(
        lake, "hospital_stays", [stay(11, 150), stay(13, 300)], as_of=date(2026, 5, 31)
    )
    found = seen_on(lake, con)
    assert column(found, "hospital_stays", "counted_self_paid_fen") == [150, 200, 300]


def test_equal_rows_of_one_file_are_all_kept(lake: Lake, con: Any) -> None:
    """Twice in one file and once in another: the larger count, twice."""
    twice = [stay(11, 100), stay(11, 100, occurrence=1)]
    load(lake, "hospital_stays", twice)
    load(lake, "hospital_stays", [stay(11, 100)])
    found = seen_on(lake, con)
    assert column(found, "hospital_stays", "counted_self_paid_fen") == [100, 100]


def test_a_list_of_a_later_day_is_named_and_not_used(lake: Lake, con: Any) -> None:
    load(lake, "vehicles", [car(1)])
    later = load(lake, "hospital_stays", [stay(11, 100)], as_of=JULY)
    found = seen_on(lake, con, on=JUNE)
    assert "hospital_stays" not in found.tables
    assert found.unused == (later,)
    assert seen_on(lake, con, on=JULY).unused == ()


def test_withdrawing_changes_only_what_is_known_afterwards(
    lake: Lake, con: Any
) -> None:
    """What the batch replaced speaks again; an older image stays what it was."""
    load(lake, "vehicles", [car(1)], at=MORNING)
    new = load(lake, "vehicles", [car(2)], as_of=JULY, at=MORNING)
    lake.withdraw(new.number, at=NOON)
    before = seen_on(lake, con, on=JULY, known=MORNING)
    assert column(before, "vehicles", "person") == [2]
    after = seen_on(lake, con, on=JULY, known=EVENING)
    assert column(after, "vehicles", "person") == [1]


def test_what_is_loaded_later_is_not_known_yet(lake: Lake, con: Any) -> None:
    load(lake, "vehicles", [car(1)], at=MORNING)
    load(lake, "vehicles", [car(2)], at=EVENING)
    assert column(seen_on(lake, con, known=NOON), "vehicles", "person") == [1]


def registered(found: Image) -> set[str]:
    told = by(found, "households", "household_no", "registered")
    return {no for no, (held,) in told.items() if held}


ROSTER = [
    member(1, 1, household_type="脱贫户"),
    member(2, 2, household_type="一般农户"),
    member(3, 3, category="边缘易致贫户"),
]


def test_without_a_national_export_the_roster_says_who_is_registered(
    lake: Lake, con: Any
) -> None:
    load(lake, "roster", ROSTER)
    assert registered(seen_on(lake, con)) == {"H1", "H3"}


@pytest.mark.parametrize("export", ["national_persons", "national_households"])
def test_with_a_national_export_only_its_word_counts(
    lake: Lake, con: Any, export: str
) -> None:
    """The roster may not add anybody, nor take away."""
    load(lake, "roster", ROSTER)
    load(lake, export, [member(2, 2, category="脱贫不稳定户"), member(3, 3)])
    found = seen_on(lake, con)
    assert registered(found) == {"H2"}
    assert by(found, "households", "household", "in_national") == {
        1: (False,),
        2: (True,),
        3: (True,),
    }


def test_one_row_is_enough_to_be_registered(lake: Lake, con: Any) -> None:
    """The export repeats the household's type on every member's row, or only on one."""
    load(
        lake, "national_persons", [member(1, 1), member(2, 1, household_type="脱贫户")]
    )
    assert registered(seen_on(lake, con)) == {"H1"}


def test_each_field_comes_from_the_first_register_that_has_it(
    lake: Lake, con: Any
) -> None:
    """Loaded in the wrong order; the national export speaks first all the same."""
    own = {"relation": "户主", "sex": None, "division_code": FAR}
    theirs = {"relation": "配偶", "sex": "女", "division_code": NEAR}
    load(lake, "roster", [member(1, 1, **theirs) | {"household_no": "台账-2"}])
    load(lake, "national_persons", [member(1, 1, **own)])
    found = seen_on(lake, con)
    assert by(found, "members", "person", "relation", "sex") == {1: ("户主", "女")}
    places = by(found, "households", "household", "household_no", "division_code")
    assert places == {1: ("H1", FAR)}


def strangers(*people: int) -> Sequence[dict[str, Any]]:
    return [
        {
            "person": person,
            "household": person,
            "household_no": f"未在册-{person}",
            "member_no": f"未在册-{person}-01",
        }
        for person in people
    ]


def test_people_only_a_list_knows_are_members_too(lake: Lake, con: Any) -> None:
    """They are households of their own, never registered, standing seen."""
    load(lake, "roster", [member(1, 1, household_type="脱贫户")])
    load(lake, "vehicles", [car(1), car(9)], seen=strangers(9))
    found = seen_on(lake, con)
    assert by(found, "members", "person", "standing") == {
        1: ("registered",),
        9: ("seen",),
    }
    assert registered(found) == {"H1"}


def test_a_stranger_stays_known_when_the_list_that_named_them_is_replaced(
    lake: Lake, con: Any
) -> None:
    """Person 9 came with a list of May; June's replaces it and still has the person."""
    may = date(2026, 5, 31)
    load(lake, "vehicles", [car(9)], as_of=may, seen=strangers(9))
    load(lake, "vehicles", [car(9)], as_of=JUNE)
    found = seen_on(lake, con)
    assert column(found, "vehicles", "person") == [9]
    assert column(found, "members", "person") == [9]


def test_a_correction_stands_in_place_of_the_import_and_says_so(
    lake: Lake, con: Any
) -> None:
    """§4: an overlay: the rows on disk, other rows and other columns stay what they are."""
    rows = [member(1, 1, category="边缘易致贫户"), member(2, 1), member(3, 3)]
    batch = load(lake, "national_persons", rows)
    found = image(
        lake, on=JUNE, known=EVENING, sources=SOURCES, con=con,
        corrections=[
            Correction("national_persons", "household_type", "household", 1, "脱贫户"),
            Correction("national_persons", "category", "person", 1, "突发严重困难户"),
            Correction("national_persons", "no_such", "person", 3, "x"),
            Correction("national_persons", "category", "person", 99, "x"),
        ],
    )  # fmt: skip
    told = by(found, "national_persons", "person", "household_type", "category")
    assert told == {
        1: ("脱贫户", "突发严重困难户"),
        2: ("脱贫户", None),
        3: (None, None),
    }
    assert registered(found) == {"H1"}
    files = {
        person: found.batches[number].file
        for person, (number,) in by(
            found, "national_persons", "person", "batch"
        ).items()
    }
    assert files == {
        1: f"{batch.file}（监测对象类别、户类型按核实更正）",
        2: f"{batch.file}（户类型按核实更正）",
        3: batch.file,
    }
    assert {one.number for one in found.batches.values()} == {batch.number}
    plain = seen_on(lake, con)
    assert by(plain, "national_persons", "person", "category")[1] == ("边缘易致贫户",)
