"""Batches: staged ones are invisible, loaded ones whole, withdrawn ones remembered."""

from dataclasses import replace

import pytest
from rows import EVENING, JULY, JUNE, MORNING, NEAR, NOON, arrow, car, describe, load

from bangfu.lake.batch import Batch
from bangfu.lake.choice import choose, too_new
from bangfu.lake.lake import Lake, NoSuchBatch
from bangfu.tables.table import Keeping


def test_a_staged_batch_is_seen_only_when_it_is_committed(lake: Lake) -> None:
    batch = describe(1, "vehicles", [car(1)])
    lake.stage(batch, {"rows": arrow([car(1)])})
    assert lake.batches() == ()
    lake.commit(1)
    assert lake.batches() == (batch,)
    assert lake.part(batch, "rows")
    assert lake.part(batch, "seen") is None


def test_staging_again_leaves_nothing_of_the_first_attempt(lake: Lake) -> None:
    batch = describe(1, "vehicles", [car(1)])
    lake.stage(batch, {"rows": arrow([car(1)]), "seen": arrow([car(1)])})
    lake.stage(batch, {"rows": arrow([car(1)])})
    lake.commit(1)
    assert lake.part(batch, "seen") is None


def test_what_was_never_committed_can_be_forgotten(lake: Lake) -> None:
    kept = load(lake, "vehicles", [car(1)])
    lake.stage(describe(2, "vehicles", [car(2)]), {"rows": arrow([car(2)])})
    lake.drop_staged()
    assert lake.batches() == (kept,)
    with pytest.raises(FileNotFoundError):
        lake.commit(2)


def test_a_number_is_never_used_twice(lake: Lake) -> None:
    """Not that of a loaded batch, nor of one that waits."""
    assert lake.next_number() == 1
    load(lake, "vehicles", [car(1)])
    lake.stage(describe(2, "vehicles", [car(2)]), {"rows": arrow([car(2)])})
    assert lake.next_number() == 3


def test_only_this_user_can_open_the_lake(lake: Lake) -> None:
    load(lake, "vehicles", [car(1)])
    for folder in (lake.root / "loaded", lake.root / "staged", lake.root / "loaded/1"):
        assert folder.stat().st_mode & 0o077 == 0


def test_a_batch_survives_being_written_down() -> None:
    batch = describe(1, "vehicles", [car(1)])
    assert Batch.from_json(batch.to_json()) == batch
    gone = batch.withdrawn(EVENING)
    assert Batch.from_json(gone.to_json()) == gone


def test_a_withdrawn_batch_counts_for_earlier_knowledge_only(lake: Lake) -> None:
    """It is remembered, and it counts until the moment it was taken back."""
    batch = load(lake, "vehicles", [car(1)])
    lake.withdraw(batch.number, at=NOON)
    [gone] = lake.batches()
    assert gone == replace(batch, withdrawn_at=NOON)
    assert gone.holds(on=JUNE, known=MORNING)
    assert not gone.holds(on=JUNE, known=NOON)


def test_a_batch_that_is_not_there_cannot_be_withdrawn(lake: Lake) -> None:
    with pytest.raises(NoSuchBatch, match="没有编号为 7 的批次，请刷新"):
        lake.withdraw(7, at=NOON)


def test_a_batch_counts_from_its_day_and_from_when_it_was_loaded() -> None:
    batch = describe(1, "vehicles", [car(1)], as_of=JUNE, at=NOON)
    assert batch.holds(on=JUNE, known=NOON)
    assert not batch.holds(on=JUNE.replace(day=29), known=NOON)
    assert not batch.holds(on=JUNE, known=MORNING)


def chosen(*batches: Batch, keeping: Keeping = Keeping.SNAPSHOT) -> dict[int, set[str]]:
    found = choose(batches, keeping, on=JULY, known=EVENING)
    return {one.batch.number: set(one.replaced_in) for one in found}


def test_a_newer_snapshot_speaks_only_for_its_townships() -> None:
    old = describe(1, "vehicles", [car(1), car(2, "620599101002")])
    new = describe(2, "vehicles", [car(1)], as_of=JULY)
    assert chosen(old, new) == {1: {NEAR[:9]}, 2: set()}


def test_a_snapshot_that_is_replaced_everywhere_is_not_read() -> None:
    old = describe(1, "vehicles", [car(1)])
    new = describe(2, "vehicles", [car(1)], as_of=JULY)
    assert chosen(new, old) == {2: set()}


def test_files_of_one_day_stand_side_by_side() -> None:
    """A sender may split one list over several files."""
    first, second = (describe(number, "vehicles", [car(1)]) for number in (1, 2))
    assert chosen(first, second) == {1: set(), 2: set()}


def test_events_of_every_day_count() -> None:
    old = describe(1, "hospital_stays", [car(1)])
    new = describe(2, "hospital_stays", [car(1)], as_of=JULY)
    assert chosen(old, new, keeping=Keeping.EVENTS) == {1: set(), 2: set()}


def test_a_batch_of_a_later_day_is_named_unless_it_was_taken_back() -> None:
    later = describe(1, "vehicles", [car(1)], as_of=JULY)
    assert too_new([later], on=JUNE, known=NOON) == [later]
    assert too_new([later], on=JULY, known=NOON) == []
    assert too_new([later.withdrawn(NOON)], on=JUNE, known=NOON) == []


NOWHERE = "620599000000"


def test_rows_of_no_township_go_when_a_newer_list_covers_the_older_one() -> None:
    """One county list names no townships: what is nobody's there is not kept for ever."""
    old = describe(1, "vehicles", [car(1), car(2, NOWHERE)])
    new = describe(2, "vehicles", [car(1), car(3, "620599101002")], as_of=JULY)
    assert chosen(old, new) == {2: set()}


def test_rows_of_no_township_stay_when_the_newer_list_is_anothers() -> None:
    """A township's own list says nothing of people whose place nobody knows."""
    old = describe(1, "vehicles", [car(1), car(2, NOWHERE)])
    new = describe(2, "vehicles", [car(3, "620599101002")], as_of=JULY)
    assert chosen(old, new) == {1: set(), 2: set()}
    only_nowhere = describe(3, "vehicles", [car(2, NOWHERE)])
    assert chosen(only_nowhere, new) == {3: set(), 2: set()}


def test_a_newer_list_with_rows_of_no_township_replaces_such_rows() -> None:
    old = describe(1, "vehicles", [car(2, NOWHERE)])
    new = describe(2, "vehicles", [car(4, NOWHERE)], as_of=JULY)
    assert chosen(old, new) == {2: set()}
