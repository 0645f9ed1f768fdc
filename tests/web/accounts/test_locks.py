"""锁定、告警、停用: whom guessing shuts out, who is told, and what nobody uses."""

import pytest
from django.test import Client

from bangfu.web.accounts.actions import disable_account
from bangfu.web.accounts.attempts import is_locked, refuse_log_in
from bangfu.web.accounts.entry import reset_password
from bangfu.web.accounts.errors import AccountDisabled
from bangfu.web.accounts.models import Account
from bangfu.web.accounts.unused import shut_all_unused
from bangfu.web.trail.act import SYSTEM, Actor
from bangfu.web.trail.models import Event
from web import cast
from web.accounts.waiting import Later

pytestmark = pytest.mark.django_db
FIRST, SECOND = "Erste-Losung-2026", "Zweite-Losung-26"
HERE, ELSEWHERE = "10.1.1.1", "10.1.1.2"


def fail(times: int, *, address: str = HERE) -> None:
    account = cast.wang().account.pk
    for _ in range(times):
        refuse_log_in(Actor(account), account=account, address=address)


def answer_to(login: str, password: str, address: str = HERE) -> str:
    told = {"login": login, "password": password}
    answer = Client(REMOTE_ADDR=address).post("/login/", told)
    return "" if answer.status_code == 302 else answer.content.decode()


def is_let_in(address: str = HERE) -> bool:
    return not answer_to("wang", cast.PASSWORD, address)


def test_a_lock_holds_for_the_address_that_guessed() -> None:
    """Whoever guesses from elsewhere cannot shut the officer out."""
    fail(5, address=ELSEWHERE)
    assert not is_let_in(ELSEWHERE)
    assert is_let_in(HERE)


def test_the_address_comes_from_the_connection_and_not_from_a_header() -> None:
    """A header would let a guesser choose a new address every time."""
    cast.wang()
    told = {"login": "wang", "password": "wrong"}
    for number in range(5):
        more = {"HTTP_X_FORWARDED_FOR": f"10.9.9.{number}", "REMOTE_ADDR": HERE}
        Client(**more).post("/login/", told)
    assert is_locked(cast.wang().account, HERE)


def test_a_locked_account_does_not_tell_that_the_guess_was_right() -> None:
    """Neither that the first password was right but late."""
    wang = cast.wang()
    reset_password(SYSTEM, account=wang.account.pk, first_password=FIRST)
    fail(5)
    right, wrong = answer_to("wang", FIRST), answer_to("wang", "wrong")
    assert "账号或密码不对" in right
    assert ("首次密码" in right.partition('role="alert"')[2][:200]) is False
    assert "账号或密码不对" in wrong


def alarms() -> int:
    return Event.objects.filter(type="raise_alarm").count()


def test_the_third_lock_of_a_day_is_told_to_the_audit_administrator(
    client: Client, later: Later
) -> None:
    """Once for three; two a day are nobody's business."""
    fail(10)
    assert alarms() == 0
    with later(hours=25):
        fail(5)
    assert alarms() == 0
    with later(hours=26):
        fail(10)
    assert alarms() == 1
    with later(hours=27):
        fail(5)
    assert alarms() == 1
    cast.log_in(client, cast.audit_admin())
    page = client.get("/alarms/").content.decode()
    assert "wang" in page
    assert "王敏" not in page.partition("<main")[2]


def test_an_account_nobody_used_is_disabled_at_the_next_look(
    client: Client, later: Later
) -> None:
    """Its owner reads why, a guesser does not; the administrator sees it too."""
    account = cast.wang().account.pk
    cast.security_admin()
    with later(days=89):
        assert shut_all_unused() == 0
    with later(days=91):
        assert "90天没有登录" not in answer_to("wang", "wrong")
        assert "90天没有登录，已经停用" in answer_to("wang", cast.PASSWORD)
        found = Account.objects.get(pk=account)
        assert (found.disabled_at is not None, found.was_unused) == (True, True)
        assert "90天没有登录，已经停用" in answer_to("wang", cast.PASSWORD)
        reset_password(
            SYSTEM, account=cast.security_admin().account.pk, first_password=FIRST
        )
        assert shut_all_unused() == 0
        reset_password(SYSTEM, account=account, first_password=FIRST)
        assert answer_to("wang", FIRST) == ""
    assert client.get("/login/").status_code == 200


def test_the_daily_look_shuts_all_that_nobody_used(later: Later) -> None:
    """Each with its event; a second look finds nothing more."""
    for person in (cast.wang, cast.li):
        person()
    with later(days=91):
        assert shut_all_unused() == 2
        assert shut_all_unused() == 0
    assert Event.objects.filter(type="shut_unused").count() == 2


def test_what_an_administrator_disabled_no_password_opens_again() -> None:
    """Somebody who left has no way back but a new account."""
    account = cast.wang().account.pk
    disable_account(cast.security_admin().actor, account=account, reason="退休")
    with pytest.raises(AccountDisabled):
        reset_password(SYSTEM, account=account, first_password=FIRST)
    assert Account.objects.get(pk=account).disabled_at is not None


def test_a_first_password_opens_once(client: Client, later: Later) -> None:
    """A button pressed twice is one log-in; later it is void, and its owner reads so."""
    account = cast.wang().account.pk
    reset_password(SYSTEM, account=account, first_password=FIRST)
    told = {"login": "wang", "password": FIRST}
    assert client.post("/login/", told).status_code == 302
    assert answer_to("wang", FIRST) == ""
    with later(minutes=2):
        assert "首次密码只能登录一次" in answer_to("wang", FIRST)
        assert "首次密码只能登录一次" not in answer_to("wang", "wrong")
        reset_password(SYSTEM, account=account, first_password=SECOND)
        assert answer_to("wang", SECOND) == ""
