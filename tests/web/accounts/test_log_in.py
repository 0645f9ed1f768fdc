"""登录: one sentence for every refusal, a lock after five, one session an account."""

import re
from unittest.mock import patch

import pytest
from django.test import Client

from bangfu.web.accounts.actions import disable_account, end_post, give_post
from bangfu.web.accounts.entry import reset_password, unlock
from bangfu.web.accounts.models import Account
from bangfu.web.trail.act import SYSTEM
from bangfu.web.trail.models import Event
from web import cast
from web.accounts.waiting import Later

pytestmark = pytest.mark.django_db
FIRST = "Erste-Losung-2026"
SENTENCE = "账号或密码不对，或者这个账号现在不能登录。"


def refusal(client: Client, login: str, password: str) -> str:
    answer = client.post("/login/", {"login": login, "password": password})
    found = re.findall(r'role="alert">.*?<span>(.*?)</span>', answer.content.decode())
    assert answer.status_code == 200
    assert len(found) == 1
    return str(found[0])


def fail(client: Client, times: int, login: str = "wang") -> None:
    for _ in range(times):
        refusal(client, login, "wrong")


def is_let_in(login: str = "wang", password: str = cast.PASSWORD) -> bool:
    answer = Client().post("/login/", {"login": login, "password": password})
    return answer.status_code == 302


def types(*wanted: str) -> list[str]:
    events = Event.objects.filter(type__in=wanted).order_by("seq")
    return list(events.values_list("type", flat=True))


def test_coming_in_and_going_out_are_events(client: Client) -> None:
    """Nobody is in before, nobody after."""
    cast.log_in(client, cast.wang())
    assert client.get("/account/").status_code == 200
    assert client.post("/logout/").status_code == 302
    assert client.get("/account/").status_code == 302
    assert types("log_in", "log_out") == ["log_in", "log_out"]


def test_every_refusal_is_the_same_sentence(client: Client) -> None:
    """Nobody learns who has an account, and which is locked or disabled."""
    for somebody in (cast.wang(), cast.li(), cast.zhao()):
        assert somebody.account.pk
    disable_account(SYSTEM, account=cast.li().account.pk, reason="调离")
    fail(client, 5, "zhao")
    told = {
        refusal(client, "nobody", cast.PASSWORD),
        refusal(client, "wang", "wrong"),
        refusal(client, "li", cast.PASSWORD),
        refusal(client, "zhao", cast.PASSWORD),
    }
    assert len(told) == 1
    assert told.pop().startswith(SENTENCE)


def test_an_unknown_name_takes_as_long_as_a_wrong_password(client: Client) -> None:
    """Both cost one full hash, so the time tells nothing either."""
    with patch("bangfu.web.accounts.entry.make_password") as hashed:
        refusal(client, "nobody", "wrong")
    assert hashed.call_count == 1


def test_five_failures_lock_for_fifteen_minutes(client: Client, later: Later) -> None:
    """Then the right password works again."""
    cast.wang()
    fail(client, 5)
    assert not is_let_in()
    with later(minutes=14):
        assert not is_let_in()
    with later(minutes=16):
        assert is_let_in()


def test_the_next_lock_lasts_twice_as_long(client: Client, later: Later) -> None:
    """Whoever goes on guessing waits longer."""
    cast.wang()
    fail(client, 5)
    with later(minutes=16):
        fail(client, 5)
    with later(minutes=40):
        assert not is_let_in()
    with later(minutes=47):
        assert is_let_in()


def test_four_failures_are_forgotten_after_a_quarter_of_an_hour(
    client: Client, later: Later
) -> None:
    """A lock needs five within fifteen minutes."""
    cast.wang()
    fail(client, 4)
    with later(minutes=16):
        fail(client, 4)
        assert is_let_in()


def test_every_failure_is_in_the_trail_without_what_was_typed(client: Client) -> None:
    """People type their password into the wrong field."""
    cast.wang()
    fail(client, 1)
    refusal(client, "Mima-in-the-wrong-field", "x")
    events = Event.objects.filter(type="refuse_log_in").order_by("seq")
    subjects = list(events.values_list("subject", flat=True))
    assert subjects == [f"account:{cast.wang().account.pk}", "account:0"]


def test_the_administrator_can_unlock(client: Client) -> None:
    """Without waiting, and with an event."""
    account = cast.wang().account.pk
    fail(client, 5)
    unlock(cast.security_admin().actor, account=account)
    assert is_let_in()


def test_a_first_password_must_be_changed_before_anything_else(client: Client) -> None:
    """Every page leads to the change; afterwards the old one is void."""
    account = cast.wang().account.pk
    reset_password(SYSTEM, account=account, first_password=FIRST)
    client.post("/login/", {"login": "wang", "password": FIRST})
    assert client.get("/account/home/").headers["Location"] == "/password/"
    new = "Changjiang-88-li"
    told = {"old": FIRST, "new": new, "again": new}
    assert client.post("/password/", told).status_code == 302
    assert client.get("/account/home/").headers["Location"] != "/password/"
    assert is_let_in(password=new)
    assert not is_let_in(password=FIRST)


def test_a_first_password_lasts_seventy_two_hours(later: Later) -> None:
    """Late, even the right one does not open."""
    account = cast.wang().account.pk
    reset_password(SYSTEM, account=account, first_password=FIRST)
    with later(hours=71):
        assert is_let_in(password=FIRST)
    with later(hours=73):
        assert not is_let_in(password=FIRST)


@pytest.mark.parametrize(
    ("person", "stays", "ends"),
    [(cast.wang, 29, 31), (cast.security_admin, 14, 16)],
    ids=["officer", "administrator"],
)
def test_an_idle_session_ends(
    client: Client, later: Later, person: cast.Person, stays: int, ends: int
) -> None:
    """After half an hour, for administrators after a quarter; the page says why."""
    cast.log_in(client, person())
    with later(minutes=stays):
        assert client.get("/account/").status_code == 200
    with later(minutes=stays + ends):
        assert client.get("/account/").status_code == 302
        assert "没有操作" in client.get("/login/").content.decode()


def test_no_session_lasts_longer_than_twelve_hours(
    client: Client, later: Later
) -> None:
    """However busy somebody is."""
    cast.log_in(client, cast.wang())
    for minutes in range(0, 12 * 60, 25):
        with later(minutes=minutes):
            assert client.get("/account/").status_code == 200
    with later(hours=12, minutes=1):
        assert client.get("/account/").status_code == 302
        assert "12小时" in client.get("/login/").content.decode()


def test_a_second_log_in_ends_the_first(client: Client) -> None:
    """One session an account, and the older one is told."""
    cast.log_in(client, cast.wang())
    cast.log_in(Client(), cast.wang())
    assert client.get("/account/").status_code == 302
    assert "别处登录" in client.get("/login/").content.decode()


def test_the_session_gets_a_new_number_at_log_in(client: Client) -> None:
    """Whoever planted a session number before has nothing."""
    cast.wang()
    client.get("/login/")
    session = client.session
    session["planted"] = True
    session.save()
    before = client.session.session_key
    cast.log_in(client, cast.wang())
    assert client.session.session_key != before


def test_a_disabled_account_is_out_at_once(client: Client) -> None:
    """Also with a page open."""
    wang = cast.wang()
    cast.log_in(client, wang)
    disable_account(cast.security_admin().actor, account=wang.account.pk, reason="退休")
    assert client.get("/account/").status_code == 302


def test_an_account_that_nobody_used_for_ninety_days_is_shut(later: Later) -> None:
    """Until the administrator sends a first password again."""
    account = cast.wang().account.pk
    with later(days=91):
        assert not is_let_in()
        reset_password(SYSTEM, account=account, first_password=FIRST)
        assert is_let_in(password=FIRST)


def test_a_password_is_changed_every_ninety_days(client: Client, later: Later) -> None:
    """Asked for by dengbao3."""
    cast.wang()
    with later(days=60):
        cast.log_in(client, cast.wang())
    with later(days=91):
        cast.log_in(client, cast.wang())
        assert client.get("/account/home/").headers["Location"] == "/password/"


def test_log_in_leads_to_pages_of_this_site_only(client: Client) -> None:
    """Not to wherever a letter with a link wants."""
    cast.wang()
    told = {"login": "wang", "password": cast.PASSWORD}
    for path in ("https://example.com/", "//example.com/", "/no/such/page/"):
        answer = client.post("/login/", told | {"next": path})
        assert answer.headers["Location"] == "/account/home/"
    answer = client.post("/login/", told | {"next": "/account/"})
    assert answer.headers["Location"] == "/account/"


def test_two_posts_are_chosen_between_and_an_ended_one_is_gone(client: Client) -> None:
    """Acts go down under the post that was chosen."""
    wang = cast.wang()
    grant = cast.grant_like(cast.qian())
    give_post(SYSTEM, account=wang.account.pk, grant=grant)
    second = Account.objects.get(login="wang").posts.latest("pk")
    cast.log_in(client, wang)
    assert client.get("/account/home/").headers["Location"] == "/post/"
    assert client.post("/post/", {"post": str(second.pk)}).status_code == 302
    assert client.get("/account/").context["frame"]["officer"].post == second
    end_post(SYSTEM, post=second.pk, until=cast.SINCE)
    assert client.get("/account/").context["frame"]["officer"].post == wang.post


def test_nobody_chooses_a_post_of_somebody_else(client: Client) -> None:
    """Told exactly as if it did not exist."""
    other = cast.zhao().post.pk
    cast.log_in(client, cast.wang())
    assert client.post("/post/", {"post": str(other)}).status_code == 404
