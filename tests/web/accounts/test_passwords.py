"""密码规则: two profiles, each with its own words for what it refuses."""

from itertools import pairwise

import pytest
from django.test import Client

from bangfu.web.accounts.entry import change_password
from bangfu.web.accounts.errors import OldPasswordWrong, PasswordRefused
from bangfu.web.accounts.passwords import (
    ASVS5,
    DENGBAO3,
    Profile,
    UnknownProfile,
    first_password,
    profile,
    reasons_not_to_take,
)
from bangfu.web.trail.act import Actor
from bangfu.web.trail.chain import opened
from bangfu.web.trail.models import Event, Payload
from web import cast


def reasons(password: str, rules: Profile) -> list[str]:
    return reasons_not_to_take(password, login="zhoufang", earlier=[], rules=rules)


@pytest.mark.parametrize(
    ("password", "part"),
    [
        ("Short-1-x", "12位以上"),
        ("onlylowercaseletters", "至少要有3种"),
        ("Zhoufang-2026-x", "含有登录名"),
        ("Bangfu-2026-gongzuo", "含有登录名、单位常用词"),
        ("aaaaaaaaaaaaaaaa", "太常见"),
    ],
)
def test_dengbao3_refuses(password: str, part: str) -> None:
    """Each rule with its sentence."""
    assert any(part in reason for reason in reasons(password, DENGBAO3))


def test_asvs5_asks_for_length_and_not_for_kinds() -> None:
    """The two standards contradict each other; each profile keeps its own."""
    words = "qingshan liushui changcheng"
    assert reasons(words, ASVS5) == []
    assert reasons(words, DENGBAO3) != []
    assert any("15位以上" in reason for reason in reasons("Kurz-2026-x-y", ASVS5))
    assert ASVS5.lasts is None


@pytest.mark.parametrize("rules", [DENGBAO3, ASVS5])
def test_first_passwords_are_random_and_fit_both_profiles(rules: Profile) -> None:
    """A hundred of them, no two alike."""
    made = [first_password() for _ in range(100)]
    assert len(set(made)) == 100
    assert [password for password in made if reasons(password, rules)] == []


def test_the_profile_comes_from_the_environment(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """dengbao3 unless the office says otherwise; a wrong name is told."""
    assert profile() is DENGBAO3
    monkeypatch.setenv("BANGFU_PROFILE", "asvs5")
    assert profile() is ASVS5
    monkeypatch.setenv("BANGFU_PROFILE", "none")
    with pytest.raises(UnknownProfile, match="请改正"):
        profile()


@pytest.mark.django_db
def test_asvs5_lets_a_shorter_one_do_beside_a_second_factor(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Eight with a code, fifteen without."""
    monkeypatch.setenv("BANGFU_PROFILE", "asvs5")
    wang = cast.wang()
    with pytest.raises(PasswordRefused, match="15位以上"):
        change_password(wang.actor, old=cast.PASSWORD, new="Xsh-11-dh")
    cast.a_factor(wang.account)
    change_password(wang.actor, old=cast.PASSWORD, new="Xsh-11-dh")


@pytest.mark.django_db
def test_everybody_reads_the_chosen_profile_on_the_account_page(client: Client) -> None:
    """Item by item, as it was printed when the site was made."""
    cast.log_in(client, cast.wang())
    page = client.get("/account/").content.decode()
    for item, told in DENGBAO3.told:
        assert item in page
        assert told in page


@pytest.mark.django_db
def test_the_last_five_passwords_are_not_taken_again() -> None:
    """The sixth change may come back to the first."""
    actor = Actor(cast.wang().account.pk)
    words = [cast.PASSWORD, *(f"Xiaoshan-{n}{n}-dahe" for n in range(1, 6))]
    for old, new in pairwise(words):
        change_password(actor, old=old, new=new)
    for used in words[1:]:
        with pytest.raises(PasswordRefused, match="最近5次"):
            change_password(actor, old=words[-1], new=used)
    change_password(actor, old=words[-1], new=words[0])


@pytest.mark.django_db
def test_a_wrong_old_password_changes_nothing_and_counts() -> None:
    """Somebody at an open screen cannot guess for ever."""
    wang = cast.wang()
    with pytest.raises(OldPasswordWrong):
        change_password(wang.actor, old="wrong", new="Xiaoshan-11-dahe")
    wang.account.refresh_from_db()
    assert wang.account.attempts.get().failures == 1
    assert wang.account.fits(cast.PASSWORD)


@pytest.mark.django_db
def test_no_password_name_or_hash_gets_into_the_trail() -> None:
    """Not even sealed."""
    wang = cast.wang()
    told = [content(event) for event in Event.objects.all()]
    assert any("wang" in text for text in told)
    assert not [text for text in told if cast.PASSWORD in text or "argon2" in text]
    assert not [text for text in told if wang.account.name in text]


def content(event: Event) -> str:
    return opened(event, Payload.objects.get(seq=event.seq))


def test_passwords_are_hashed_with_argon2_at_its_full_price() -> None:
    """The tests use a cheap one; the site must not."""
    from bangfu.web import settings  # noqa: PLC0415 the site's own, not the tests'

    assert settings.PASSWORD_HASHERS == [
        "django.contrib.auth.hashers.Argon2PasswordHasher"
    ]
