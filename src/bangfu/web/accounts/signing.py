"""签名前再验密码: acts that put somebody's name under something ask the password again."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from bangfu.web.accounts.entry import is_right_password
from bangfu.web.accounts.kept import fields_of
from bangfu.web.accounts.sessions import needs_fresh_password, note_password
from bangfu.web.accounts.standing import Officer

View = Callable[..., HttpResponse]


def signed(view: View) -> View:
    """A view that signs: ``@on_duty(...)`` above, ``@signed`` below it."""

    @wraps(view)
    def asks(
        request: HttpRequest, officer: Officer, *args: Any, **kwargs: Any
    ) -> HttpResponse:
        if request.method == "POST" and needs_fresh_password(request):
            given = request.POST.get("password_again")
            if not given or not is_right_password(officer.account, given):
                return _ask(request, wrong=bool(given))
            note_password(request)
        return view(request, officer, *args, **kwargs)

    return asks


def _ask(request: HttpRequest, *, wrong: bool) -> HttpResponse:
    shown = {"path": request.path, "fields": fields_of(request), "wrong": wrong}
    return render(request, "accounts/password_again.html", shown)
