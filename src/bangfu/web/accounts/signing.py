"""签名前再验密码: acts that put somebody's name under something ask the password again."""

from collections.abc import Callable
from datetime import datetime, timedelta
from functools import wraps
from typing import Any
from urllib.parse import urlsplit

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from bangfu.web.accounts.entry import is_right_password
from bangfu.web.accounts.kept import fields_of, keep
from bangfu.web.accounts.models import Account
from bangfu.web.accounts.sessions import (
    address_of,
    needs_fresh_password,
    note_password,
)
from bangfu.web.accounts.standing import Officer
from bangfu.web.trail.clock import now

View = Callable[..., HttpResponse]
_FIELD = "password_again"
_REVEALED = "revealed_at"
REVEALS_AN_HOUR = 20
_HOUR = timedelta(hours=1)


def signed(view: View) -> View:
    """A view that signs: ``@on_duty(...)`` above, ``@signed`` below it."""

    @wraps(view)
    def asks(
        request: HttpRequest, officer: Officer, *args: Any, **kwargs: Any
    ) -> HttpResponse:
        if request.method == "POST" and not gave_password(request, officer.account):
            return _ask(request, officer.account)
        return view(request, officer, *args, **kwargs)

    asks.asks_password = True  # type: ignore[attr-defined]
    return asks


def signed_when_many(view: View) -> View:
    """A view that reveals one field: more than twenty an hour ask the password again."""

    @wraps(view)
    def asks(
        request: HttpRequest, officer: Officer, *args: Any, **kwargs: Any
    ) -> HttpResponse:
        lately = [told for told in request.session.get(_REVEALED, ()) if _is_late(told)]
        many = request.method == "POST" and len(lately) >= REVEALS_AN_HOUR
        if many and not gave_password(request, officer.account):
            return _ask(request, officer.account)
        answer = view(request, officer, *args, **kwargs)
        if request.method == "POST":
            kept = [*lately, now().isoformat()][-REVEALS_AN_HOUR:]
            request.session[_REVEALED] = kept
        return answer

    asks.asks_password = True  # type: ignore[attr-defined]
    return asks


def gave_password(request: HttpRequest, account: Account) -> bool:
    """Whether the password was given lately, or comes with this form and is right."""
    if not needs_fresh_password(request):
        return True
    given = request.POST.get(_FIELD)
    if not given or not is_right_password(account, given, address=address_of(request)):
        return False
    note_password(request)
    return True


def _ask(request: HttpRequest, account: Account) -> HttpResponse:
    """The form comes back with a field for the password; files cannot come back."""
    shown = {
        "path": request.path,
        "fields": fields_of(request),
        "wrong": bool(request.POST.get(_FIELD)),
    }
    if request.FILES:
        back = urlsplit(request.headers.get("referer", "")).path
        shown |= {"kept": keep(request, account.pk), "back": back}
    return render(request, "accounts/password_again.html", shown)


def _is_late(told: str) -> bool:
    return now() - datetime.fromisoformat(told) < _HOUR
