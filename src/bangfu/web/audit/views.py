"""Pages: the trail and its verification for the audit administrator; one's own acts."""

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from bangfu.core.access import Role
from bangfu.web.accounts.models import Account
from bangfu.web.accounts.standing import Officer, logged_in, on_duty
from bangfu.web.audit import queries, shown
from bangfu.web.audit.forms import CodeForm, TrailForm, VerifyForm
from bangfu.web.audit.labels import LABELS
from bangfu.web.audit.work import verify
from bangfu.web.jobs.start import start
from bangfu.web.trail.act import REFUSED
from bangfu.web.trail.checkpoint import covering, make_checkpoint, printed


@never_cache
@require_GET
@on_duty(Role.AUDIT_ADMIN)
def trail(request: HttpRequest, _officer: Officer) -> HttpResponse:
    """留痕: every event, the newest first."""
    filters = TrailForm(request.GET).filters()
    page = queries.page_of(filters)
    context = {
        "lines": shown.lines_of(page.events),
        "filters": filters,
        "types": sorted(LABELS.items(), key=lambda pair: pair[1]),
        "refused": REFUSED,
        "next": _further(request, page.next),
        "checkpoint": queries.last_checkpoint(),
    }
    return render(request, "audit/trail.html", context)


@never_cache
@require_http_methods(["GET", "POST"])
@on_duty(Role.AUDIT_ADMIN)
def verify_trail(request: HttpRequest, officer: Officer) -> HttpResponse:
    """核对留痕: begun here, done beside the pages, found here again."""
    form = VerifyForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        job = start(
            verify,
            actor=officer.actor,
            title=LABELS["verify_trail"],
            target=reverse("verify_trail"),
            arguments={"codes": form.codes()},
            act_id=form.cleaned_data["act_id"],
        )
        return redirect("job", pk=job.pk)
    context = {"form": form, "runs": shown.verifications()}
    return render(
        request, "audit/verify.html", context, status=409 if form.errors else 200
    )


@never_cache
@require_GET
@logged_in
def my_trail(request: HttpRequest, account: Account) -> HttpResponse:
    """我的办理记录: one's own acts with their receipts."""
    form = CodeForm(request.GET)
    form.is_valid()
    code = form.cleaned_data.get("code") or ""
    page = queries.own_page(account, code=code, before=form.cleaned_data.get("before"))
    context = {
        "lines": shown.lines_of(page.events),
        "code": code,
        "next": _further(request, page.next),
    }
    return render(request, "audit/mine.html", context)


@never_cache
@require_GET
@logged_in
def receipt(request: HttpRequest, account: Account, seq: int) -> HttpResponse:
    """回执: one act of one's own, to be printed."""
    event = queries.own_event(account, seq)
    context: dict[str, Any] = {
        "line": shown.lines_of([event])[0],
        "event": event,
        "hash": shown.grouped(event.hash),
        "typed": printed(event.hash),
        "checkpoint": covering(event),
    }
    return render(request, "audit/receipt.html", context)


@never_cache
@require_POST
@logged_in
def cover_receipt(request: HttpRequest, account: Account, seq: int) -> HttpResponse:
    """补检查点: before a print, sign the trail as it is; nothing else is written."""
    event = queries.own_event(account, seq)
    if covering(event) is None:
        make_checkpoint()
        messages.success(request, "检查点已作出，可以打印了。")
    return redirect("receipt", seq=seq)


def _further(request: HttpRequest, before: int | None) -> str:
    if before is None:
        return ""
    kept = {name: value for name, value in request.GET.items() if name != "before"}
    return urlencode(kept | {"before": before})
