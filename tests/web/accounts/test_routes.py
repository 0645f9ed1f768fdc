"""网址: every page of the site is guarded; one that nobody listed fails."""

from collections.abc import Iterator

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from bangfu.core.access import Role
from web import cast

OWN = {
    "log_in": None,
    "log_out": set(Role),
    "change_password": set(Role),
    "switch_post": set(Role),
    "my_account": set(Role),
    "set_up_factor": set(Role),
    "give_password_again": set(Role),
    "home_of_account": set(Role),
    "staff_list": {Role.SECURITY_ADMIN},
    "open_account": {Role.SECURITY_ADMIN},
    "load_staff": {Role.SECURITY_ADMIN},
    "staff_page": {Role.SECURITY_ADMIN},
    "give_post": {Role.SECURITY_ADMIN},
    "reset_password": {Role.SECURITY_ADMIN},
    "reset_factor": {Role.SECURITY_ADMIN},
    "hand_over": {Role.SECURITY_ADMIN},
    "unlock": {Role.SECURITY_ADMIN},
    "disable_account": {Role.SECURITY_ADMIN},
    "end_post": {Role.SECURITY_ADMIN},
    "grant_list": {Role.COUNTY_HEAD, Role.SYSTEM_ADMIN},
    "confirm_posts": {Role.COUNTY_HEAD, Role.SYSTEM_ADMIN},
    "refuse_post": {Role.COUNTY_HEAD, Role.SYSTEM_ADMIN},
    "alarm_list": {Role.AUDIT_ADMIN},
    "open_unit": {Role.SECURITY_ADMIN},
    "close_unit": {Role.SECURITY_ADMIN},
}
# Sent to log in when reading, met by the log-in page when writing; some do one only.
ANSWERS = ({302, 401}, {302, 405}, {405, 401})
SAMPLES = {
    "int": "1",
    "str": "x",
    "slug": "x",
    "path": "x",
    "uuid": "6f1d8a52-3c1e-4a59-9c0a-0d5d1a3b7c11",
}


def walk(resolver: URLResolver, before: str = "") -> Iterator[tuple[str, URLPattern]]:
    for pattern in resolver.url_patterns:
        route = before + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from walk(pattern, route)
        else:
            yield route, pattern


def routes() -> list[tuple[str, URLPattern]]:
    return list(walk(get_resolver()))


def sample(route: str, pattern: URLPattern) -> str:
    path = route
    for name, converter in pattern.pattern.converters.items():
        kind = type(converter).__name__.removesuffix("Converter").lower()
        value = SAMPLES.get("str" if kind == "string" else kind, "1")
        path = path.replace(f"<{kind}:{name}>", value).replace(f"<{name}>", value)
    return f"/{path}"


def test_every_view_says_who_is_allowed() -> None:
    """A view without ``on_duty`` or ``logged_in`` is a hole."""
    open_views = [
        route for route, pattern in routes() if not allowed_roles(pattern, missing=())
    ]
    assert open_views == ["login/"]


def allowed_roles(pattern: URLPattern, *, missing: object = None) -> object:
    return getattr(pattern.callback, "allowed_roles", missing)


def test_the_routes_of_accounts_are_those_listed() -> None:
    """A new route is added here with its roles, or this fails."""
    found = {
        str(pattern.name): set(pattern.callback.allowed_roles) or None
        for _, pattern in routes()
        if pattern.callback.__module__.startswith("bangfu.web.accounts")
    }
    assert found == OWN


@pytest.mark.django_db
def test_nobody_gets_anywhere_without_logging_in(client: Client) -> None:
    """Reading leads to the log-in page; writing is answered by it, or not there."""
    for route, pattern in routes():
        if pattern.name == "log_in":
            continue
        path = sample(route, pattern)
        read = client.get(path)
        written = client.post(path, {"reason": "x"})
        assert {read.status_code, written.status_code} in ANSWERS, path
        if read.status_code == 302:
            assert read.headers["Location"].startswith("/login/?next="), path


@pytest.mark.django_db
@pytest.mark.parametrize("person", [*cast.CAST, cast.system_admin, cast.audit_admin])
def test_staff_pages_are_not_there_for_others(
    client: Client, person: cast.Person
) -> None:
    """Told as if they did not exist, whatever the method."""
    cast.log_in(client, person())
    for route, pattern in routes():
        if OWN.get(str(pattern.name)) == {Role.SECURITY_ADMIN}:
            path = sample(route, pattern)
            assert client.get(path).status_code == 404, path
            assert client.post(path).status_code == 404, path


@pytest.mark.django_db
def test_what_writes_is_never_a_get(client: Client) -> None:
    """A link in a letter cannot act."""
    cast.log_in(client, cast.security_admin())
    for name in ("give_post", "reset_password", "unlock", "disable_account"):
        pattern = next(p for p in routes() if p[1].name == name)
        assert client.get(sample(*pattern)).status_code == 405
    assert client.get("/logout/").status_code == 405


@pytest.mark.django_db
def test_a_form_from_another_site_is_refused() -> None:
    """No token, no act; the page says so in Chinese."""
    client = Client(enforce_csrf_checks=True)
    answer = client.post("/login/", {"login": "wang", "password": "x"})
    assert answer.status_code == 403
    assert "这一页放得太久了" in answer.content.decode()
