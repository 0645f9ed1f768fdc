"""在岗中间件: who is asking, and from which post."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from bangfu.core.access import ADMINISTRATORS
from bangfu.web.accounts.factor import must_set_up
from bangfu.web.accounts.models import Account, Post
from bangfu.web.accounts.passwords import is_too_old as password_too_old
from bangfu.web.accounts.passwords import profile
from bangfu.web.accounts.queries import posts_in_force
from bangfu.web.accounts.sessions import (
    account_of_session,
    chosen_post,
    is_too_old,
)
from bangfu.web.accounts.standing import Officer
from bangfu.web.trail.clock import now

Responder = Callable[[HttpRequest], HttpResponse]
_PASSWORD, _POST, _FACTOR = "/password/", "/post/", "/account/factor/"
# What anybody who is logged in may always do.
_ALWAYS = frozenset({_PASSWORD, _POST, _FACTOR, "/login/", "/logout/", "/account/"})


def post_of_request(get_response: Responder) -> Responder:
    """Middleware: set ``request.account`` and ``request.officer``."""

    def respond(request: HttpRequest) -> HttpResponse:
        account, posts = _who_asks(request)
        officer = _officer(request, account, posts)
        if account is not None and _is_too_old(request, officer):
            account, officer = None, None
        request.account, request.officer = account, officer  # type: ignore[attr-defined]
        if account is not None and request.path not in _ALWAYS:
            if must_change_password(account):
                return redirect(_PASSWORD)
            if must_set_up(account, posts):
                return redirect(_FACTOR)
            if officer is None:
                return redirect(_POST)
        return get_response(request)

    return respond


def must_change_password(account: Account) -> bool:
    """Whether the account may do nothing before it has a new password."""
    too_old = password_too_old(account.password_at, now(), profile())
    return account.must_change or too_old


def _who_asks(request: HttpRequest) -> tuple[Account | None, list[Post]]:
    account = account_of_session(request)
    return account, posts_in_force(account) if account else []


def _is_too_old(request: HttpRequest, officer: Officer | None) -> bool:
    is_admin = officer is not None and officer.standing.role in ADMINISTRATORS
    rules = profile()
    idle = rules.idle_of_administrators if is_admin else rules.idle
    return is_too_old(request, idle=idle)


def _officer(
    request: HttpRequest, account: Account | None, posts: list[Post]
) -> Officer | None:
    """The post that was chosen, or the only one there is."""
    wanted = chosen_post(request)
    chosen = [post for post in posts if post.pk == wanted]
    if not chosen and len(posts) == 1:
        chosen = posts
    return Officer(account, chosen[0]) if account and chosen else None
