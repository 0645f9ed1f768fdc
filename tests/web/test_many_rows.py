"""Rows written together are those that objects would have written one by one."""

from datetime import UTC, date, datetime

import pytest
from django.forms.models import model_to_dict

from bangfu.web.many_rows import insert
from bangfu.web.registry.models import Batch, Household
from bangfu.web.trail.guard import WrittenOutsideAnAct, acting

pytestmark = [pytest.mark.both, pytest.mark.django_db]

SAID = {
    "number": 7,
    "table": "roster",
    "file": "农户台账.xlsx",
    "sheets": ["一村", "二村"],
    "sha256": "0" * 64,
    "as_of": date(2026, 6, 30),
    "loaded_at": datetime(2026, 6, 30, 9, 5, 0, 123456, tzinfo=UTC),
    "rows": 3,
}


def test_days_moments_lists_and_defaults_are_as_an_object_writes_them() -> None:
    """Half of it said row by row, half for all of them; what nobody said by default."""
    shared = {name: SAID[name] for name in ("table", "sheets", "as_of", "rows")}
    names = ("number", "file", "sha256", "loaded_at", "withdrawn_at")
    row = (7, SAID["file"], SAID["sha256"], SAID["loaded_at"], None)
    again = (8, SAID["file"], SAID["sha256"], SAID["loaded_at"], SAID["loaded_at"])
    with acting():
        insert(Batch, names, iter([row, again]), **shared)
        Batch.objects.create(**SAID | {"number": 9})
    first, second, by_object = Batch.objects.order_by("number")
    told = model_to_dict(first) | {"number": 9}
    assert told == model_to_dict(by_object)
    assert second.withdrawn_at == SAID["loaded_at"]
    assert (first.unlisted, first.full, first.withdrawn_at) == (None, False, None)


def test_rows_without_a_number_are_numbered_and_none_is_lost() -> None:
    """More of them than go to the database at once."""
    with acting():
        Batch.objects.create(**SAID)
        insert(Household, (), (() for _ in range(12_001)), batch_id=7)
    assert Household.objects.filter(batch=7).count() == 12_001


def test_it_is_guarded_like_any_other_write() -> None:
    """Outside an act nothing is written."""
    with pytest.raises(WrittenOutsideAnAct):
        insert(Batch, ("number",), [(7,)])
    assert not Batch.objects.exists()
