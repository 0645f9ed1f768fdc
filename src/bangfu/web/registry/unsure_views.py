"""存疑: the queue of rows that may be somebody we know, and saying who each is."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from bangfu.linkage.answers import Method
from bangfu.linkage.model import LINK
from bangfu.tables import find_table
from bangfu.tables.divisions import name_of
from bangfu.web.accounts.standing import Officer, on_duty
from bangfu.web.registry.access import SETTLERS
from bangfu.web.registry.models import UnsureRow
from bangfu.web.registry.reason_forms import SettleOther, SettleSame
from bangfu.web.registry.shown import masked_name, source_line
from bangfu.web.registry.unsure import settle_other as settle_as_other
from bangfu.web.registry.unsure import settle_same as settle_as_same
from bangfu.web.registry.unsure_queries import (
    candidates_for,
    unsure_for,
    waiting_rows,
)

PAGE = 30


@never_cache
@require_GET
@on_duty(*SETTLERS)
def unsure_list(request: HttpRequest, officer: Officer) -> HttpResponse:
    """存疑列表: what most hits hang on comes first."""
    after = request.GET.get("skip", "")
    skip = int(after) if after.isdecimal() else 0
    waiting = waiting_rows(officer)
    found = list(waiting[skip : skip + PAGE + 1])
    near = candidates_for(officer, found[:PAGE])
    shown = {
        "rows": [_row(row) | {"near": near[row.pk]} for row in found[:PAGE]],
        "total": waiting.count(),
        "more": skip + PAGE if len(found) > PAGE else None,
        "is_first": not skip,
    }
    return render(request, "registry/unsure_list.html", shown)


@never_cache
@require_GET
@on_duty(*SETTLERS)
def unsure_row(request: HttpRequest, officer: Officer, pk: int) -> HttpResponse:
    """一行存疑: the row, whom it might be, and the two answers."""
    return render(request, "registry/unsure_row.html", _page(officer, pk))


@never_cache
@require_POST
@on_duty(*SETTLERS)
def settle_same(request: HttpRequest, officer: Officer, pk: int) -> HttpResponse:
    """认定是同一人."""
    row = unsure_for(officer, pk)
    near = list(candidates_for(officer, [row])[pk])
    form = SettleSame(near, request.POST, auto_id="same_%s")
    if not form.is_valid():
        shown = _page(officer, pk) | {"same": form}
        return render(request, "registry/unsure_row.html", shown, status=400)
    asked = form.cleaned_data
    settle_as_same(
        officer.actor,
        row=row,
        person=asked["person"],
        reason=asked["reason"],
        act_id=asked["act_id"],
    )
    return redirect("unsure_list")


@never_cache
@require_POST
@on_duty(*SETTLERS)
def settle_other(request: HttpRequest, officer: Officer, pk: int) -> HttpResponse:
    """认定不是同一人."""
    row = unsure_for(officer, pk)
    form = SettleOther(request.POST, auto_id="other_%s")
    if not form.is_valid():
        shown = _page(officer, pk) | {"other": form}
        return render(request, "registry/unsure_row.html", shown, status=400)
    asked = form.cleaned_data
    settle_as_other(
        officer.actor, row=row, reason=asked["reason"], act_id=asked["act_id"]
    )
    return redirect("unsure_list")


def _page(officer: Officer, pk: int) -> dict[str, Any]:
    row = unsure_for(officer, pk)
    near = list(candidates_for(officer, [row])[pk])
    return _row(row) | {
        "near": near,
        "hidden": len(row.candidates) - len(near),
        "same": SettleSame(near, auto_id="same_%s"),
        "other": SettleOther(auto_id="other_%s"),
        "is_waiting": row.state == UnsureRow.State.WAITING,
    }


def _row(row: UnsureRow) -> dict[str, Any]:
    return {
        "row": row,
        "masked": masked_name(row.surname),
        "title": find_table(row.table).title,
        "source": source_line(row.batch, row.sheet, row.row),
        "place": name_of(row.division),
        "doubt": doubt_of(row),
    }


def doubt_of(row: UnsureRow) -> str:
    """Why it was left to a person; a share only where it says what to expect.

    A pair that the model is sure of was held back for what it cannot see.
    """
    if not row.method:
        return "姓名或者证件号与册上的人对不上"
    said = Method(row.method).doubt
    if row.probability is None:
        return said
    if row.probability >= LINK:
        return f"{said}，但可能是双胞胎，或者是另一个像的人"
    return f"{said}，估计有{row.probability:.0%}的可能是同一人"
