"""The cast stands where the tests of all apps expect it."""

import pytest

from bangfu.core.access import ADMINISTRATORS as ADMINISTRATOR_ROLES
from bangfu.core.access import Role
from bangfu.web.accounts.models import Account
from web.cast import (
    ADMINISTRATORS,
    CAST,
    OTHER_COUNTY,
    VILLAGE,
    chen,
    sun,
    wang,
    zhou,
)

pytestmark = pytest.mark.django_db


def test_each_of_the_cast_has_one_role() -> None:
    """Eleven people, every role at least once, nobody twice."""
    officers = [person() for person in (*CAST, *ADMINISTRATORS)]
    assert {officer.standing.role for officer in officers} == set(Role)
    assert len({officer.account.pk for officer in officers}) == len(officers)


def test_calling_twice_gives_the_same_person() -> None:
    """A test may ask for somebody wherever it needs him."""
    assert zhou() == zhou()
    assert Account.objects.filter(login="zhou").count() == 1


def test_the_cast_covers_its_own_area_only() -> None:
    """The village cadre her village, the other county's clerk nothing of this one."""
    assert zhou().standing.covers(VILLAGE)
    assert not zhou().standing.covers("620599100250")
    assert wang().standing.covers(VILLAGE)
    assert not chen().standing.covers(VILLAGE)
    assert chen().standing.covers(OTHER_COUNTY)


def test_administrators_cover_no_area() -> None:
    """Three administrators see no household."""
    for person in ADMINISTRATORS:
        assert person().standing.role in ADMINISTRATOR_ROLES
        assert not person().standing.covers(VILLAGE)


def test_the_inspector_is_bound_to_a_round() -> None:
    """The round says which households were drawn."""
    assert sun(household_nos=["A1"]).post.round.household_nos == ["A1"]
