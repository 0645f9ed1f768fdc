"""签名前再验密码: which steps ask again, and that no file is lost in silence."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from django.urls import get_resolver

from bangfu.core.problem import ProblemState
from bangfu.web.accounts import sessions
from bangfu.web.accounts.signing import REVEALS_AN_HOUR, signed_when_many
from bangfu.web.problems.models import Episode
from web import cast
from web.accounts.test_routes import walk
from web.accounts.waiting import Later
from web.problems.making import a_problem, photo

pytestmark = pytest.mark.django_db
SIGNED = (
    "check_fix",
    "close_problem",
    "withdraw_problem",
    "merge_problem",
    "sign_list",
    "export_problems",
    "withdraw_batch",
    "reveal_field",
    "give_post",
    "confirm_posts",
    "refuse_post",
    "reset_password",
    "reset_factor",
    "disable_account",
    "hand_over",
)


def asks_password(view: object) -> bool:
    """Whether one of the wrappers around a view asks the password again."""
    while view is not None:
        if getattr(view, "asks_password", False):
            return True
        view = getattr(view, "__wrapped__", None)
    return False


@pytest.mark.parametrize("name", SIGNED)
def test_what_puts_a_name_under_something_is_signed(name: str) -> None:
    """Verify, close, withdraw, export, grant, reveal, and whatever touches a way in."""
    patterns = {pattern.name: pattern for _, pattern in walk(get_resolver())}
    assert asks_password(patterns[name].callback)


def test_reading_is_not_signed() -> None:
    """Only what writes; else nobody would read."""
    patterns = {pattern.name: pattern for _, pattern in walk(get_resolver())}
    assert not asks_password(patterns["household"].callback)


@signed_when_many
def revealing(_request: HttpRequest, _officer: cast.Officer) -> HttpResponse:
    return HttpResponse("揭示")


def test_more_than_twenty_looks_an_hour_ask_the_password(
    client: Client, later: Later
) -> None:
    """The twenty-first; an hour later again twenty; a fresh password is enough."""
    cast.log_in(client, cast.wang())
    officer, session = cast.wang(), client.session

    def look(**given: str) -> str:
        request = RequestFactory().post("/households/1/reveal/", given)
        request.session = session
        return str(revealing(request, officer).content.decode())

    with later(minutes=6):
        assert {look() for _ in range(REVEALS_AN_HOUR)} == {"揭示"}
        assert "请再输一次密码" in look()
        assert "密码不对" in look(password_again="wrong")  # noqa: S106
        assert look(password_again=cast.PASSWORD) == "揭示"
        assert look() == "揭示"
    with later(minutes=20):
        assert "请再输一次密码" in look()
    with later(minutes=67):
        assert look() == "揭示"


def hidden(page: str) -> dict[str, str]:
    return dict(re.findall(r'<input type="hidden" name="(\w+)" value="(.*?)">', page))


def test_a_form_with_files_says_that_they_are_not_kept(
    client: Client, later: Later
) -> None:
    """The words are; the act is not done without its proof."""
    no = a_problem(ProblemState.DISPUTED)
    cast.log_in(client, cast.zhao())
    path = f"/problems/{no}/withdraw/"
    with later(minutes=6):
        told = {
            "reason": "名单是旧的。",
            "act_id": "6f1d8a52-3c1e-4a59-9c0a-0d5d1a3b7c11",
        }
        proof = SimpleUploadedFile("a.jpg", photo(), "image/jpeg")
        referer = {"referer": f"http://testserver/problems/{no}/"}
        page = client.post(path, told | {"proofs": proof}, headers=referer)
        assert "附件还没有保存" in page.content.decode()
        again = hidden(page.content.decode()) | {"password_again": "wrong"}
        answer = client.post("/account/again/", again).content.decode()
        assert "密码不对" in answer
        again = hidden(answer) | {"password_again": cast.PASSWORD}
        answer = client.post("/account/again/", again).content.decode()
        assert "名单是旧的。" in answer
        assert f'href="/problems/{no}/"' in answer
        assert Episode.objects.get(problem__no=no).state == ProblemState.DISPUTED
        proof = SimpleUploadedFile("a.jpg", photo(), "image/jpeg")
        client.post(path, told | {"proofs": proof})
    assert Episode.objects.get(problem__no=no).state == ProblemState.WITHDRAWN


def test_the_form_itself_asks_when_the_password_is_old(
    client: Client, later: Later
) -> None:
    """So that nobody chooses a file twice."""
    no = a_problem(ProblemState.DISPUTED)
    cast.log_in(client, cast.zhao())
    field = 'name="password_again"'
    assert field not in client.get(f"/problems/{no}/").content.decode()
    with later(minutes=6):
        assert field in client.get(f"/problems/{no}/").content.decode()


def test_somebody_elses_words_are_not_shown(client: Client, later: Later) -> None:
    """What was signed for one person is not opened by another."""
    cast.log_in(client, cast.wang())
    assert client.post("/account/again/", {"kept": "x"}).status_code == 302
    assert sessions.FRESH.total_seconds() == 300
    with later(minutes=1):
        assert client.post("/account/again/", {}).status_code == 302
