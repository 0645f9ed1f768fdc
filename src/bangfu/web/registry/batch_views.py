"""批次: the county's batches by table, one batch with its story, and taking one back."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from bangfu.core.access import COUNTY
from bangfu.tables import find_table
from bangfu.web.accounts.signing import signed
from bangfu.web.accounts.standing import Officer, on_duty
from bangfu.web.registry.access import CLERKS
from bangfu.web.registry.batch_queries import (
    batch_for,
    batches_of,
    story_of,
    unsure_in,
)
from bangfu.web.registry.models import Batch
from bangfu.web.registry.reason_forms import WithdrawBatch
from bangfu.web.registry.withdrawal import reason_not_to_withdraw, withdraw

_COUNTS = {
    "new": "新增",
    "changed": "更新",
    "same": "相同",
    "repeated": "表内重复",
    "older": "比册上早",
    "unsure": "存疑",
}


@require_GET
@on_duty(*sorted(COUNTY))
def batches(request: HttpRequest, officer: Officer) -> HttpResponse:
    """批次一览: which lists of which day are in force, table by table."""
    return render(request, "registry/batches.html", {"tables": batches_of(officer)})


@never_cache
@require_GET
@on_duty(*sorted(COUNTY))
def batch(request: HttpRequest, officer: Officer, number: int) -> HttpResponse:
    """一批: what it brought, who wrote it and when, and whether it can be taken back."""
    found = batch_for(officer, number)
    shown = _page(officer, found, WithdrawBatch())
    return render(request, "registry/batch.html", shown)


@never_cache
@require_POST
@on_duty(*CLERKS)
@signed
def withdraw_batch(request: HttpRequest, officer: Officer, number: int) -> HttpResponse:
    """撤回: with the password and a reason."""
    found = batch_for(officer, number)
    form = WithdrawBatch(request.POST)
    if not form.is_valid():
        shown = _page(officer, found, form)
        return render(request, "registry/batch.html", shown, status=400)
    withdraw(
        officer.actor,
        number=number,
        reason=form.cleaned_data["reason"],
        act_id=form.cleaned_data["act_id"],
    )
    return redirect("batch", number=number)


def _page(officer: Officer, found: Batch, form: WithdrawBatch) -> dict[str, Any]:
    may = officer.standing.role in CLERKS and not found.withdrawn_at
    return {
        "batch": found,
        "title": find_table(found.table).title,
        "counts": [(label, getattr(found, name)) for name, label in _COUNTS.items()],
        "story": story_of(found),
        "waiting": unsure_in(found),
        "doubts": found.disagreements.count() if may else 0,
        "form": form if may else None,
        "why_not": reason_not_to_withdraw(found) if may else "",
    }
