"""外框和差错页: what stands around every page, and how a refusal is told."""

import logging
import re
from pathlib import Path

import pytest
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest
from django.template.loader import get_template
from django.test import Client, RequestFactory

from bangfu.core.access import NotHere, NotYourDuty, Role
from bangfu.core.errors import BangfuError
from bangfu.core.problem import HandRefused
from bangfu.web.context import frame
from bangfu.web.errors import status_of, told
from bangfu.web.trail.guard import WrittenOutsideAnAct
from web import cast
from web.first_day import begin_a_demo

TEMPLATES = Path(__file__).parents[3] / "src" / "bangfu" / "web"


def request_of(officer: cast.Officer | None) -> HttpRequest:
    request = RequestFactory().get("/staff/")
    request.officer = officer  # type: ignore[attr-defined]
    request.account = officer.account if officer else None  # type: ignore[attr-defined]
    return request


def labels(officer: cast.Officer) -> list[str]:
    return [item.label for item in frame(request_of(officer))["frame"]["nav"]]


@pytest.mark.django_db
def test_the_frame_names_county_person_and_post(client: Client) -> None:
    """And marks the page that is open."""
    cast.log_in(client, cast.security_admin())
    page = client.get("/staff/").content.decode()
    assert "示例县" in page
    assert "郑洁" in page
    assert "县大数据中心安全管理员" in page
    assert '<a href="/staff/" aria-current="page">人员</a>' in page
    assert page.count("<h1>") == 1


@pytest.mark.django_db
def test_administrators_find_no_business_and_officers_no_staff() -> None:
    """三员 see no household; nobody else sees the staff pages."""
    assert labels(cast.security_admin()) == ["人员", "单位"]
    assert "人员" not in labels(cast.wang())
    assert "问题" not in labels(cast.audit_admin())


@pytest.mark.django_db
def test_a_real_home_does_not_call_itself_a_demo(client: Client) -> None:
    """The word means something."""
    assert "演示数据" not in client.get("/login/").content.decode()


@pytest.mark.django_db
def test_a_demo_says_so_before_log_in_and_after(client: Client) -> None:
    """On the page itself, so that a screenshot says it too."""
    begin_a_demo()
    assert "演示数据" in client.get("/login/").content.decode()
    cast.log_in(client, cast.wang())
    assert "演示数据" in client.get("/account/").content.decode()
    assert "演示数据" in client.get("/no/such/page/").content.decode()


@pytest.mark.parametrize(
    ("error", "status"),
    [
        (NotHere(), 404),
        (NotYourDuty(Role.LEADER, "销号"), 403),
        (HandRefused(["您是这件问题的整改人"]), 403),
        (BangfuError("这件问题刚才已经变了。没有保存，请刷新后再看。"), 409),
        (WrittenOutsideAnAct("x"), 500),
        (ValueError("x"), 500),
    ],
)
def test_each_refusal_has_its_status(error: Exception, status: int) -> None:
    """A clerk reads the sentence, a program the number."""
    assert status_of(error) == status


@pytest.mark.django_db
def test_a_refusal_is_a_page_with_its_sentence() -> None:
    """In the frame, with a way on."""
    answer = told(request_of(cast.wang()), NotYourDuty(Role.COUNTY_CLERK, "销号"))
    assert answer is not None
    page = answer.content.decode()
    assert answer.status_code == 403
    assert "县级业务员岗位不办理“销号”。没有保存，请由经办岗位来办。" in page
    assert "回到首页" in page


@pytest.mark.django_db
def test_what_is_not_there_and_what_is_not_yours_look_the_same(client: Client) -> None:
    """Nobody learns that something exists."""
    cast.log_in(client, cast.security_admin())
    refused = client.get("/staff/999999/").content.decode()
    assert "没有这一项，或者不在您的工作范围内。请从列表里重新打开。" in refused
    missing = client.get("/no/such/page/")
    assert missing.status_code == 404
    assert "没有这一项，或者不在您的工作范围内。请从列表里重新打开。" in (
        missing.content.decode()
    )


@pytest.mark.django_db
def test_a_crash_is_logged_by_place_and_without_its_words(
    caplog: pytest.LogCaptureFixture,
) -> None:
    """Messages of exceptions hold what people typed."""
    with caplog.at_level(logging.ERROR):
        try:
            int("620523199001011234x")
        except ValueError as crash:
            answer = told(request_of(cast.wang()), crash)
    assert answer is not None
    assert answer.status_code == 500
    assert "ValueError" in caplog.text
    assert "test_frame.py" in caplog.text
    assert "6205" not in caplog.text
    assert "6205" not in answer.content.decode()
    number = caplog.text.partition("差错 ")[2][:8]
    assert number in answer.content.decode()


@pytest.mark.parametrize("error", [Http404("x"), PermissionDenied()])
def test_what_django_tells_itself_is_left_to_it(error: Exception) -> None:
    """With our templates 404.html and 403.html."""
    assert told(HttpRequest(), error) is None


@pytest.mark.parametrize("name", ["400", "403", "404", "500", "403_csrf"])
def test_error_pages_need_no_database(name: str) -> None:
    """500.html is shown when nothing else works, without a request."""
    page = get_template(f"{name}.html").render({})
    assert "没有" in page
    assert page.count("<h1>") == 1


_INLINE = re.compile(r"""<script(?![^>]* src=)|<style|\sstyle=|\son[a-z]+=["']""")


def test_templates_have_no_inline_script_or_style() -> None:
    """So that a strict content security policy can be set."""
    found = [
        path.name
        for path in TEMPLATES.rglob("*.html")
        if _INLINE.search(path.read_text("utf-8"))
    ]
    assert len(list(TEMPLATES.rglob("*.html"))) >= 20
    assert found == []
