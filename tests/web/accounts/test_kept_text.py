"""留住文字: a session that ended while typing costs nobody what was typed."""

import re

import pytest
from django.test import Client

from bangfu.web.accounts.attempts import locked_until
from bangfu.web.accounts.kept import opened
from bangfu.web.accounts.models import Account, Unit
from bangfu.web.accounts.sessions import FRESH
from web import cast
from web.accounts.waiting import Later

pytestmark = pytest.mark.django_db
TYPED = {
    "name": "县河长办",
    "kind": "department",
    "division": cast.COUNTY,
    "from_date": "2026-03-01",
    "act_id": "6f1d8a52-3c1e-4a59-9c0a-0d5d1a3b7c11",
}


def hidden(page: str) -> dict[str, str]:
    found = re.findall(r'<input type="hidden" name="(\w+)" value="(.*?)">', page)
    return dict(found)


def posted_too_late(client: Client, later: Later) -> str:
    cast.log_in(client, cast.security_admin())
    with later(minutes=20):
        answer = client.post("/units/", TYPED)
    assert answer.status_code == 401
    assert "还在这一页里" in answer.content.decode()
    return hidden(answer.content.decode())["kept"]


def log_in_with(client: Client, officer: cast.Officer, kept: str) -> str:
    told = {"login": officer.account.login, "password": cast.PASSWORD, "kept": kept}
    return str(client.post("/login/", told, follow=True).content.decode())


def test_the_text_is_offered_again_and_can_be_sent(
    client: Client, later: Later
) -> None:
    """After log-in the same form goes to the same page, as the same act."""
    kept = posted_too_late(client, later)
    page = log_in_with(client, cast.security_admin(), kept)
    assert "您填写的内容还在" in page
    assert "县河长办" in page
    assert 'action="/units/"' in page
    fields = hidden(page)
    assert {name: fields[name] for name in TYPED} == TYPED
    assert client.post("/units/", fields).status_code == 302
    assert Unit.objects.filter(name="县河长办").count() == 1


def test_nothing_is_written_before_that(client: Client, later: Later) -> None:
    """Offering is not doing."""
    kept = posted_too_late(client, later)
    log_in_with(client, cast.security_admin(), kept)
    assert not Unit.objects.filter(name="县河长办").exists()


def test_somebody_else_at_the_same_screen_does_not_see_it(
    client: Client, later: Later
) -> None:
    """The text belongs to whose session ended."""
    kept = posted_too_late(client, later)
    assert "县河长办" not in log_in_with(client, cast.wang(), kept)


def test_nobody_can_put_words_into_an_officers_form(client: Client) -> None:
    """Only what was posted to this site is offered."""
    assert opened("eyJhIjoxfQ:1abcde:forged") is None
    assert "您填写的内容还在" not in log_in_with(client, cast.wang(), "forged")


def test_passwords_are_not_kept(client: Client, later: Later) -> None:
    """Neither the token of the form."""
    cast.log_in(client, cast.wang())
    with later(minutes=40):
        told = {"password": "Geheim-1", "password_again": "Geheim-2", "text": "话"}
        page = client.post("/password/", told).content.decode()
    kept = opened(hidden(page)["kept"])
    assert kept is not None
    assert kept.fields == (("text", "话"),)


def test_the_address_never_carries_what_was_typed(client: Client) -> None:
    """Only the path of the page."""
    answer = client.get("/account/", {"q": "王某某"})
    assert answer.headers["Location"] == "/login/?next=%2Faccount%2F"


def test_signing_asks_the_password_when_it_was_long_ago(
    client: Client, later: Later
) -> None:
    """The form comes back with a password field, and nothing is done yet."""
    cast.log_in(client, cast.security_admin())
    path = f"/staff/{cast.wang().account.pk}/disable/"
    with later(seconds=FRESH.total_seconds() + 1):
        page = client.post(path, {"reason": "调离"}).content.decode()
        assert "请再输一次密码" in page
        fields = hidden(page)
        assert fields["reason"] == "调离"
        wrong = client.post(path, fields | {"password_again": "wrong"})
        assert "密码不对，还没有保存" in wrong.content.decode()
        assert Account.objects.get(login="wang").disabled_at is None
        client.post(path, fields | {"password_again": cast.PASSWORD})
        assert Account.objects.get(login="wang").disabled_at is not None
        client.post(f"/staff/{cast.li().account.pk}/reset/")
    assert Account.objects.get(login="li").must_change


def test_a_fresh_password_is_not_asked_again(client: Client, later: Later) -> None:
    """Five minutes are enough for a row of signatures."""
    cast.log_in(client, cast.security_admin())
    path = f"/staff/{cast.wang().account.pk}/disable/"
    with later(minutes=4):
        client.post(path, {"reason": "调离"})
    assert Account.objects.get(login="wang").disabled_at is not None


def test_guessing_at_the_second_asking_locks_too(client: Client, later: Later) -> None:
    """An open screen is no way round the lock."""
    cast.log_in(client, cast.security_admin())
    path = f"/staff/{cast.wang().account.pk}/disable/"
    with later(minutes=6):
        for _ in range(5):
            client.post(path, {"reason": "x", "password_again": "wrong"})
        client.post(path, {"reason": "x", "password_again": cast.PASSWORD})
    assert Account.objects.get(login="wang").disabled_at is None
    assert locked_until(Account.objects.get(login="secadmin")) is not None
