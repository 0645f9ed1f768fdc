"""差错页: every refusal is a page with its sentence; logs tell the place, never the data."""

import logging
import traceback
from collections.abc import Callable
from secrets import token_hex

from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.core.signals import got_request_exception
from django.http import Http404, HttpRequest, HttpResponse
from django.http.multipartparser import MultiPartParserError
from django.shortcuts import render

from bangfu.core.access import NotHere, NotYourDuty
from bangfu.core.errors import BangfuError
from bangfu.core.problem import HandRefused
from bangfu.web.trail.guard import WrittenOutsideAnAct

Responder = Callable[[HttpRequest], HttpResponse]

_log = logging.getLogger("bangfu.web")
_STATUSES: tuple[tuple[type[BangfuError], int], ...] = (
    (NotHere, 404),
    (NotYourDuty, 403),
    (HandRefused, 403),
    (WrittenOutsideAnAct, 500),
)
_CONFLICT = 409
_OURS = 500
_HEADINGS = {
    403: "这一步不归您办",
    404: "没有这一项",
    409: "这一步没有办成",
    500: "程序出了差错",
}
_SORRY = "程序出了差错，值班人员能看到记录。没有保存，请稍后再试。"
# Django tells these by itself, with our templates.
_LEFT_TO_DJANGO = (
    Http404,
    PermissionDenied,
    SuspiciousOperation,
    MultiPartParserError,
)


def tell_in_words(get_response: Responder) -> Responder:
    """Middleware: turn whatever a view raises into a page a clerk can act on."""

    def respond(request: HttpRequest) -> HttpResponse:
        return get_response(request)

    respond.process_exception = told  # type: ignore[attr-defined]
    return respond


def told(request: HttpRequest, error: Exception) -> HttpResponse | None:
    """The page for what a view raised; None leaves it to Django."""
    if isinstance(error, _LEFT_TO_DJANGO):
        return None
    status = status_of(error)
    if status != _OURS:
        return _page(request, status, str(error))
    number = token_hex(4).upper()
    _log.error("差错 %s：%s，在 %s", number, type(error).__name__, place_of(error))
    # Whoever watches for crashes (the test client does) must still see it.
    got_request_exception.send(sender=None, request=request)
    return _page(request, status, _SORRY, number)


def status_of(error: Exception) -> int:
    """The HTTP status that an error is told with."""
    for kind, status in _STATUSES:
        if isinstance(error, kind):
            return status
    return _CONFLICT if isinstance(error, BangfuError) else _OURS


def _page(
    request: HttpRequest, status: int, sentence: str, number: str = ""
) -> HttpResponse:
    shown = {"heading": _HEADINGS[status], "sentence": sentence, "number": number}
    return render(request, "message.html", shown, status=status)


def place_of(error: Exception) -> str:
    """Our last step on the way; messages of exceptions may hold personal data."""
    steps = traceback.extract_tb(error.__traceback__)
    ours = [step for step in steps if "/bangfu/" in step.filename] or list(steps)
    return f"{ours[-1].filename}:{ours[-1].lineno}" if ours else "?"
