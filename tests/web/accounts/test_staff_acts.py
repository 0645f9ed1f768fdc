"""人事动作: each works, only from the right post, once, and leaves its event."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from uuid import uuid4

import pytest

from bangfu.core.access import ADMINISTRATORS, NotYourDuty, Role
from bangfu.core.errors import BangfuError
from bangfu.web.accounts import actions, entry, errors
from bangfu.web.accounts.attempts import locked_until, refuse_log_in
from bangfu.web.accounts.county_units import open_units
from bangfu.web.accounts.models import Account, Post, Unit, UnitKind
from bangfu.web.accounts.staff_list import Row, load_staff
from bangfu.web.trail.act import Receipt
from bangfu.web.trail.models import Event
from web import cast

pytestmark = pytest.mark.django_db
DAY = date(2026, 3, 1)
FIRST = "Erste-2026-wort"
Asked = dict[str, object]


def unit(name: str = "县水务局") -> Asked:
    return {
        "name": name,
        "kind": UnitKind.DEPARTMENT,
        "division": cast.COUNTY,
        "from_date": DAY,
    }


def grant(role: Role = Role.LEADER) -> actions.Grant:
    return replace(cast.grant_like(cast.qian()), role=role)


def staff_rows() -> list[Row]:
    return [Row(2, "new.person", "新人", grant(), first_password=FIRST)]


@dataclass(frozen=True)
class Case:
    """An act, what it is asked, and what it must change."""

    act: Callable[..., Receipt]
    asked: Callable[[], Asked]
    changed: Callable[[], object]


def account_pk() -> int:
    return cast.wang().account.pk


def wang_now() -> Account:
    return Account.objects.get(login="wang")


CASES = {
    "open_unit": Case(actions.open_unit, unit, Unit.objects.count),
    "close_unit": Case(
        actions.close_unit,
        lambda: {"unit": empty_unit(), "until": DAY},
        lambda: Unit.objects.filter(until=None).count(),
    ),
    "open_units": Case(
        open_units,
        lambda: {"division": cast.TOWNSHIP, "from_date": DAY},
        Unit.objects.count,
    ),
    "open_account": Case(
        actions.open_account,
        lambda: {"login": "xin", "name": "新人", "first_password": FIRST},
        Account.objects.count,
    ),
    "give_post": Case(
        actions.give_post,
        lambda: {"account": account_pk(), "grant": grant()},
        Post.objects.count,
    ),
    "end_post": Case(
        actions.end_post,
        lambda: {"post": cast.wang().post.pk, "until": DAY},
        lambda: wang_now().posts.filter(until=None).count(),
    ),
    "disable_account": Case(
        actions.disable_account,
        lambda: {"account": account_pk(), "reason": "调离"},
        lambda: wang_now().disabled_at,
    ),
    "reset_password": Case(
        entry.reset_password,
        lambda: {"account": account_pk(), "first_password": FIRST},
        lambda: wang_now().password,
    ),
    "unlock": Case(
        entry.unlock,
        lambda: {"account": locked_account()},
        lambda: locked_until(wang_now()),
    ),
    "load_staff": Case(
        load_staff, lambda: {"rows": staff_rows()}, Account.objects.count
    ),
}
each_act = pytest.mark.parametrize(("name", "case"), CASES.items(), ids=CASES)


def empty_unit() -> int:
    opened = actions.open_unit(cast.security_admin().actor, **unit("县气象局"))
    return actions.number_of(opened.subject)


def locked_account() -> int:
    number = account_pk()
    for _ in range(5):
        refuse_log_in(cast.wang().actor, account=number)
    return number


@pytest.fixture(autouse=True)
def _those_concerned_are_there() -> None:
    """So that what an act changes is all that changes."""
    for person in (cast.wang, cast.qian, cast.he, cast.security_admin):
        person()


@each_act
def test_the_act_changes_something_and_leaves_its_event(name: str, case: Case) -> None:
    """By the security administrator, under his post."""
    admin, asked = cast.security_admin(), case.asked()
    before = case.changed()
    receipt = case.act(admin.actor, **asked)
    assert case.changed() != before
    event = Event.objects.get(seq=receipt.seq)
    assert event.type == name
    assert (event.actor, event.post) == (admin.account.pk, admin.post.pk)


def test_nobody_else_may_do_any_of_it_and_the_attempt_is_told() -> None:
    """Whatever the post; nothing changes, one event says who tried."""
    others = [p() for p in (*cast.CAST, cast.system_admin, cast.audit_admin)]
    for name, case in CASES.items():
        asked = case.asked()
        before = case.changed()
        for officer in others:
            with pytest.raises(NotYourDuty, match="没有保存"):
                case.act(officer.actor, **asked)
            last = Event.objects.latest("seq")
            told = (last.type, last.subject, last.actor)
            assert told == ("refused", name, officer.account.pk)
        assert case.changed() == before, name


@each_act
def test_the_same_act_twice_is_one(name: str, case: Case) -> None:
    """A double click gets the first receipt."""
    actor, asked, number = cast.security_admin().actor, case.asked(), uuid4()
    first = case.act(actor, **asked, act_id=number)
    after = case.changed()
    second = case.act(actor, **asked, act_id=number)
    assert second == replace(first, repeated=True)
    assert case.changed() == after
    assert Event.objects.filter(act_id=number, type=name).count() == 1


def test_a_post_that_ended_yesterday_does_nothing_today() -> None:
    """Also with a page still open."""
    admin, other = (
        cast.security_admin(),
        cast.an_officer(role=Role.SECURITY_ADMIN, division=cast.COUNTY),
    )
    yesterday = actions.day_of_clock() - timedelta(days=1)
    actions.end_post(other.actor, post=admin.post.pk, until=yesterday)
    with pytest.raises(NotYourDuty, match="不在任期内"):
        actions.open_unit(admin.actor, **unit())


@pytest.mark.parametrize("first", sorted(ADMINISTRATORS))
def test_the_three_administrators_are_never_one_account(first: Role) -> None:
    """Nor one beside a business post, nor one after another."""
    admin = cast.an_officer(role=first, division=cast.COUNTY)
    actor = cast.security_admin().actor
    for second in sorted(
        set(Role) - {first, Role.VILLAGE_CADRE, Role.TOWNSHIP_CHECKER}
    ):
        asked = replace(cast.grant_like(admin), role=second)
        with pytest.raises(errors.AdministratorsApart):
            actions.give_post(actor, account=admin.account.pk, grant=asked)
    assert admin.account.posts.count() == 1


@pytest.mark.parametrize("role", sorted(ADMINISTRATORS))
def test_no_officer_becomes_an_administrator_too(role: Role) -> None:
    """The other way round."""
    with pytest.raises(errors.AdministratorsApart):
        actions.give_post(
            cast.security_admin().actor, account=account_pk(), grant=grant(role)
        )


def test_the_security_administrator_does_nothing_to_himself() -> None:
    """Whoever gives rights must not use them."""
    admin = cast.security_admin()
    own = {"account": admin.account.pk}
    for act, asked in (
        (actions.give_post, {"grant": cast.grant_like(admin)}),
        (actions.disable_account, {"reason": "x"}),
        (entry.unlock, {}),
        (entry.reset_password, {"first_password": FIRST}),
    ):
        with pytest.raises(errors.NotToYourself):
            act(admin.actor, **own, **asked)
    with pytest.raises(errors.NotToYourself):
        actions.end_post(admin.actor, post=admin.post.pk, until=DAY)


def wrong_grants() -> dict[str, tuple[actions.Grant, type[BangfuError]]]:
    good = grant()
    deputy = replace(good, deputy_of=cast.wang().post.pk)
    return {
        "dates": (replace(good, until=date(2025, 1, 1)), errors.DatesReversed),
        "place": (replace(good, division="999999"), errors.UnknownPlace),
        "outside": (replace(good, division=cast.OTHER_COUNTY), errors.UnknownPlace),
        "level": (replace(good, role=Role.VILLAGE_CADRE), errors.WrongLevel),
        "own deputy": (deputy, errors.DeputyMismatch),
    }


@pytest.mark.parametrize("fault", ["dates", "place", "outside", "level", "own deputy"])
def test_a_wrong_grant_is_told_in_one_sentence(fault: str) -> None:
    """And nothing is written."""
    asked, error = wrong_grants()[fault]
    with pytest.raises(error, match="没有保存，请"):
        actions.give_post(
            cast.security_admin().actor, account=account_pk(), grant=asked
        )
    assert wang_now().posts.count() == 1


def test_a_deputy_stands_in_for_the_same_kind_of_post() -> None:
    """AB岗: another person, the same role and place."""
    main = cast.wang().post
    asked = replace(cast.grant_like(cast.wang()), deputy_of=main.pk)
    actor = cast.security_admin().actor
    actions.give_post(actor, account=cast.qian().account.pk, grant=asked)
    assert [deputy.account for deputy in main.deputies.all()] == [cast.qian().account]


def test_a_unit_with_people_in_it_stays_open() -> None:
    """Until they have left."""
    with pytest.raises(errors.UnitInUse, match="还有1个在任岗位"):
        actions.close_unit(
            cast.security_admin().actor, unit=cast.he().post.unit_id, until=DAY
        )


@pytest.mark.parametrize(
    ("asked", "error"),
    [
        ({"login": "wang", "name": "又一个"}, errors.LoginTaken),
        ({"login": "WANG ", "name": "又一个"}, errors.LoginTaken),
        ({"login": "1", "name": "某人"}, errors.LoginMalformed),
        ({"login": "620523199001011234", "name": "某人"}, errors.LoginMalformed),
        ({"login": "moumou", "name": " "}, errors.NameMissing),
    ],
)
def test_a_wrong_account_is_told(
    asked: dict[str, str], error: type[BangfuError]
) -> None:
    """Taken, malformed (an id number is no log-in name), or nobody's."""
    with pytest.raises(error):
        actions.open_account(cast.security_admin().actor, **asked, first_password=FIRST)


def test_names_are_sealed_in_the_database() -> None:
    """A copy of the file tells nobody's name."""
    account = cast.wang().account
    assert account.name == "王敏"
    assert "王敏".encode() not in bytes(account.name_cipher)
