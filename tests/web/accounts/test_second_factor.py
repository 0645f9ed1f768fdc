"""第二重验证: a code after the password, used once, and nothing before it is set up."""

import re
from contextvars import ContextVar
from datetime import UTC, datetime

import pytest
from django.test import Client

from bangfu.core.access import Role
from bangfu.web.accounts import totp
from bangfu.web.accounts.attempts import locked_until
from bangfu.web.accounts.errors import CodeRefused, NotToYourself
from bangfu.web.accounts.factor import reset_factor, set_up_factor
from bangfu.web.accounts.models import Account, RecoveryCode
from bangfu.web.accounts.passwords import PROFILES
from bangfu.web.trail.act import Actor
from bangfu.web.trail.chain import opened
from bangfu.web.trail.clock import now
from bangfu.web.trail.models import Event, Payload
from web import cast
from web.first_day import begin_a_demo

pytestmark = pytest.mark.django_db
RECOVERY = ["AAAAA-22222", "BBBBB-33333"]
# RFC 6238, appendix B, of SHA-1 and six digits.
VECTORS = {
    59: "287082",
    1111111109: "081804",
    1111111111: "050471",
    1234567890: "005924",
    2000000000: "279037",
}


@pytest.fixture(autouse=True)
def _the_half_minute_lasts(monkeypatch: pytest.MonkeyPatch) -> None:
    """A test that crosses into the next one would ask for another code than it has."""
    still: ContextVar[datetime | None] = ContextVar("still", default=None)
    still.set(now())
    monkeypatch.setattr("bangfu.web.trail.clock._set_to", still)


def a_factor(officer: cast.Officer) -> bytes:
    """Proved by the code before this one, so that this one is still good."""
    secret = totp.new_secret()
    before = totp.code_at(secret, totp.step_of(now()) - 1)
    actor = Actor(officer.account.pk)
    set_up_factor(actor, secret=secret, code=before, recovery=RECOVERY)
    return secret


def code(secret: bytes, near: int = 0) -> str:
    return totp.code_at(secret, totp.step_of(now()) + near)


def first_step(client: Client, login: str = "wang") -> dict[str, str]:
    """The page that asks for the code; the password alone lets nobody in."""
    answer = client.post("/login/", {"login": login, "password": cast.PASSWORD})
    assert answer.status_code == 200
    assert "输动态码" in answer.content.decode()
    assert client.get("/account/").status_code == 302
    return {"half": answer.context["half"]}


def is_let_in(client: Client, half: dict[str, str], given: str) -> bool:
    return client.post("/login/", half | {"code": given}).status_code == 302


def factor_used() -> object:
    event = Event.objects.filter(type="log_in").latest("seq")
    return opened(event, Payload.objects.get(seq=event.seq))


@pytest.mark.parametrize(("moment", "wanted"), VECTORS.items())
def test_the_codes_are_those_of_the_standard(moment: int, wanted: str) -> None:
    """RFC 6238, whose secret is twenty digits."""
    secret = b"12345678901234567890"
    step = totp.step_of(datetime.fromtimestamp(moment, UTC))
    assert totp.code_at(secret, step) == wanted


def test_password_and_code_let_in_and_the_trail_says_so(client: Client) -> None:
    """The second step carries where the person wanted to go."""
    secret = a_factor(cast.wang())
    told = first_step(client) | {"code": code(secret), "next": "/account/"}
    assert client.post("/login/", told).headers["Location"] == "/account/"
    assert '"second_factor":"totp"' in str(factor_used())
    assert client.get("/account/").status_code == 200


def test_a_code_opens_once(client: Client) -> None:
    """Whoever looked over a shoulder comes too late, also in the same half minute."""
    secret = a_factor(cast.wang())
    given = code(secret)
    assert is_let_in(client, first_step(client), given)
    other = Client()
    assert not is_let_in(other, first_step(other), given)
    assert not is_let_in(other, first_step(other), code(secret, -1))
    assert is_let_in(other, first_step(other), code(secret, 1))


def test_a_code_of_an_hour_ago_is_wrong(client: Client) -> None:
    """A phone's clock may be half a minute off and no more."""
    secret = a_factor(cast.wang())
    for near in (-120, -2, 2, 120):
        assert not is_let_in(client, first_step(client), code(secret, near))


def test_the_password_step_is_void_after_the_log_in(client: Client) -> None:
    """What was signed for one log-in opens no second one."""
    secret = a_factor(cast.wang())
    half = first_step(client)
    assert is_let_in(client, half, code(secret))
    assert not is_let_in(Client(), half, code(secret, 1))
    assert not is_let_in(Client(), {"half": "forged:x:y"}, code(secret, 1))


def test_a_recovery_code_opens_once_and_is_kept_hashed(client: Client) -> None:
    """However it is typed; the trail says that it was one."""
    a_factor(cast.wang())
    assert is_let_in(client, first_step(client), "aaaaa 22222")
    assert '"second_factor":"recovery"' in str(factor_used())
    assert not is_let_in(Client(), first_step(Client()), RECOVERY[0])
    assert is_let_in(Client(), first_step(Client()), RECOVERY[1])
    kept = " ".join(RecoveryCode.objects.values_list("digest", flat=True))
    assert "AAAAA" not in kept


def test_five_wrong_codes_lock_like_passwords(client: Client) -> None:
    """And a locked account does not even tell that the password was right."""
    secret = a_factor(cast.wang())
    half = first_step(client)
    for _ in range(5):
        assert not is_let_in(client, half, "000000")
    assert locked_until(cast.wang().account) is not None
    assert not is_let_in(client, half, code(secret))
    answer = client.post("/login/", {"login": "wang", "password": cast.PASSWORD})
    assert "输动态码" not in answer.content.decode()


def test_who_must_have_one_can_do_nothing_before(client: Client) -> None:
    """Every page leads to the one that sets it up; then to the work."""
    cast.security_admin()
    told = {"login": "secadmin", "password": cast.PASSWORD}
    assert client.post("/login/", told).status_code == 302
    for path in ("/staff/", "/units/", "/account/home/"):
        assert client.get(path).headers["Location"] == "/account/factor/"
    assert client.post("/units/", {}).headers["Location"] == "/account/factor/"
    page = client.get("/account/factor/")
    secret = bytes_of(page.context["secret"])
    answer = client.post("/account/factor/", {"code": code(secret)})
    codes = re.findall(r'<li class="code">([A-Z0-9-]+)</li>', answer.content.decode())
    assert len(set(codes)) == totp.RECOVERY_CODES
    assert client.get("/staff/").status_code == 200
    other = Client()
    assert is_let_in(other, first_step(other, "secadmin"), codes[3])


def bytes_of(spelled: str) -> bytes:
    from base64 import b32decode  # noqa: PLC0415 the way a phone reads it

    return b32decode(spelled.replace(" ", ""))


def test_the_page_draws_the_code_for_the_phone(client: Client) -> None:
    """As SVG without script or style; the text of the secret beside it."""
    cast.log_in(client, cast.wang())
    page = client.get("/account/factor/")
    text = page.content.decode()
    assert '<svg width="' in text
    assert "动态码二维码" in text
    assert page.context["secret"] in text
    assert "王敏" not in page.context["picture"]


def test_a_wrong_code_sets_up_nothing(client: Client) -> None:
    """The same secret is offered again, for it is in the phone by now."""
    cast.wang()
    client.post("/login/", {"login": "wang", "password": cast.PASSWORD})
    secret = client.get("/account/factor/").context["secret"]
    answer = client.post("/account/factor/", {"code": "000000"})
    assert "动态码不对" in answer.content.decode()
    assert answer.context["secret"] == secret
    assert Account.objects.get(login="wang").factor_at is None


def test_another_phone_needs_the_old_one(client: Client) -> None:
    """Somebody at an open screen does not bring his own phone."""
    cast.log_in(client, cast.wang())
    before = bytes(Account.objects.get(login="wang").factor_cipher)
    secret = bytes_of(client.get("/account/factor/").context["secret"])
    client.post("/account/factor/", {"code": code(secret)})
    told = {"code": code(secret), "old": "000000"}
    assert "动态码不对" in client.post("/account/factor/", told).content.decode()
    assert bytes(Account.objects.get(login="wang").factor_cipher) == before


def test_the_secret_is_sealed_and_not_in_the_trail() -> None:
    """Neither in the clear in the database, nor in any event."""
    secret = a_factor(cast.wang())
    account = Account.objects.get(login="wang")
    assert secret.hex().encode() not in bytes(account.factor_cipher)
    assert secret not in bytes(account.factor_cipher)
    for event in Event.objects.all():
        told = opened(event, Payload.objects.get(seq=event.seq))
        assert secret.hex() not in told
        assert "AAAAA" not in told


def test_the_security_administrator_resets_somebody_elses(client: Client) -> None:
    """The session ends, the next log-in sets it up anew; his own he cannot."""
    wang, admin = cast.wang(), cast.security_admin()
    cast.log_in(client, wang)
    reset_factor(admin.actor, account=wang.account.pk)
    assert client.get("/account/").status_code == 302
    client.post("/login/", {"login": "wang", "password": cast.PASSWORD})
    assert client.get("/account/home/").headers["Location"] == "/account/factor/"
    assert RecoveryCode.objects.filter(account=wang.account).count() == 0
    with pytest.raises(NotToYourself):
        reset_factor(admin.actor, account=admin.account.pk)


def test_a_demo_does_not_ask_and_says_so(client: Client) -> None:
    """Whoever looks at made-up people needs no phone."""
    begin_a_demo()
    assert "演示不要求动态码" in client.get("/login/").content.decode()
    a_factor(cast.wang())
    told = {"login": "wang", "password": cast.PASSWORD}
    assert client.post("/login/", told).status_code == 302
    assert client.get("/account/home/").headers["Location"] == "/"
    assert '"second_factor":"none"' in str(factor_used())


def test_both_profiles_ask_everybody_who_can_see_people() -> None:
    """Administrators, readers of sensitive fields, approvers, inspectors."""
    for rules in PROFILES.values():
        assert rules.second_factor == frozenset(Role)


def test_setting_up_needs_a_right_code() -> None:
    """Also by the act itself."""
    asked = {"secret": totp.new_secret(), "code": "000000", "recovery": RECOVERY}
    with pytest.raises(CodeRefused):
        set_up_factor(Actor(cast.wang().account.pk), **asked)
