"""在岗: what a request's person may do; every view asks here first."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from bangfu.core.access import NotHere, NotYourDuty, Role
from bangfu.core.access import Post as Standing
from bangfu.web.accounts.kept import keep
from bangfu.web.accounts.models import Account, Post
from bangfu.web.accounts.sessions import whose_it_was, why_ended
from bangfu.web.trail.act import Actor

View = Callable[..., HttpResponse]


@dataclass(frozen=True, slots=True)
class Officer:
    """在岗人员: the account, the post it acts from, and that post's standing."""

    account: Account
    post: Post

    @property
    def actor(self) -> Actor:
        """How the trail knows this person."""
        return Actor(self.account.pk, self.post.pk)

    @property
    def standing(self) -> Standing:
        """Role, unit and division, for the pure access rules."""
        return self.post.standing

    def check_may(self, act: str, label: str) -> None:
        """Raise unless this kind of post does such an act."""
        if not self.standing.may(act):
            raise NotYourDuty(self.standing.role, label)

    def check_covers(self, division: str) -> None:
        """Raise, as if nothing were there, for a place outside the post's area."""
        if not self.standing.covers(division):
            raise NotHere


def officer_of(request: HttpRequest) -> Officer | None:
    """Who is logged in and on duty; set by ``accounts.middleware``."""
    return getattr(request, "officer", None)


def account_of_request(request: HttpRequest) -> Account | None:
    """Who is logged in, on duty or not; set by ``accounts.middleware``."""
    return getattr(request, "account", None)


def on_duty(*roles: Role) -> Callable[[View], View]:
    """A view for people who are logged in, and (if named) in one of these roles.

    Whoever posts after the session ended logs in first and finds the text again.
    """

    def guard(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            officer = officer_of(request)
            if officer is None:
                return to_log_in(request)
            if roles and officer.standing.role not in roles:
                raise NotHere
            return view(request, officer, *args, **kwargs)

        guarded.allowed_roles = roles or tuple(Role)  # type: ignore[attr-defined]
        return guarded

    return guard


def logged_in(view: View) -> View:
    """A view about one's own account, whatever the post; it gets the account."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        account = account_of_request(request)
        if account is None:
            return to_log_in(request)
        return view(request, account, *args, **kwargs)

    guarded.allowed_roles = tuple(Role)  # type: ignore[attr-defined]
    return guarded


def open_to_all(view: View) -> View:
    """The log-in page, and nothing else."""
    view.allowed_roles = ()  # type: ignore[attr-defined]
    return view


def to_log_in(request: HttpRequest) -> HttpResponse:
    """The log-in page, on the way to where the request was going."""
    if request.method == "POST":
        was = whose_it_was(request)
        shown = {"kept": keep(request, was), "ended": why_ended(request)}
        return render(request, "accounts/log_in.html", shown, status=401)
    return redirect(f"/login/?{urlencode({'next': request.path})}")
