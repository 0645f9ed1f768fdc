"""清单台账: the board of lists, one list with its history, its template and its terms."""

import tempfile
from pathlib import Path
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_GET, require_POST

from bangfu.core.access import COUNTY
from bangfu.core.errors import BangfuError
from bangfu.core.rhythm import Rhythm
from bangfu.exchange.template import write_template
from bangfu.tables.senders import fields_of
from bangfu.tables.table import Table
from bangfu.web.accounts.standing import Officer, on_duty
from bangfu.web.errors import status_of
from bangfu.web.lists.access import SEES_LISTS, table_for
from bangfu.web.lists.actions import set_list_terms as set_terms
from bangfu.web.lists.forms import SetTerms
from bangfu.web.lists.history import MOST, past_of
from bangfu.web.lists.queries import board_of, owed
from bangfu.web.lists.shown import Brought, departments_of, row_of, rows_of, tabs_of
from bangfu.web.registry.access import CLERKS

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_GET
@on_duty(*SEES_LISTS)
def list_board(request: HttpRequest, officer: Officer) -> HttpResponse:
    """清单台账: who owes which list, what is most overdue first."""
    board = board_of(officer)
    state, sender = request.GET.get("state", ""), request.GET.get("sender", "")
    departments = departments_of(board)
    if sender in departments:
        board = [one for one in board if sender in fields_of(one.table.sender)]
    shown = {
        "tabs": tabs_of(board),
        "state": state,
        "sender": sender,
        "departments": departments,
        "rows": rows_of(one for one in board if state in {"", one.sending.state}),
        "may_send": officer.standing.role in CLERKS,
        "may_open": officer.standing.role in COUNTY,
    }
    return render(request, "lists/board.html", shown)


@require_GET
@on_duty(*SEES_LISTS)
def list_page(request: HttpRequest, officer: Officer, table: str) -> HttpResponse:
    """One list: its terms, what came for each period, and whom to remind."""
    return _page(request, officer, table_for(officer, table))


@require_GET
@on_duty(*SEES_LISTS)
def list_template(_request: HttpRequest, officer: Officer, table: str) -> HttpResponse:
    """An empty workbook for the list."""
    declared = table_for(officer, table)
    with tempfile.TemporaryDirectory(prefix="bangfu-template-") as scratch:
        out = Path(scratch) / "template.xlsx"
        write_template(declared, out)
        response = HttpResponse(out.read_bytes(), content_type=_XLSX)
    name = f"{declared.title}模板.xlsx"
    header = content_disposition_header(as_attachment=True, filename=name)
    response["Content-Disposition"] = header or "attachment"
    return response


@require_POST
@on_duty(*sorted(COUNTY))
def set_list_terms(request: HttpRequest, officer: Officer, table: str) -> HttpResponse:
    """定报送要求."""
    declared, form = table_for(officer, table), SetTerms(request.POST)
    if form.is_valid():
        told = form.cleaned_data
        try:
            receipt = set_terms(
                officer.actor,
                table=declared.name,
                rhythm=Rhythm(told["rhythm"]),
                days=told["days"],
                act_id=told["act_id"],
            )
        except BangfuError as refusal:
            form.add_error("days", str(refusal))
            return _page(request, officer, declared, form, status_of(refusal))
        messages.success(request, f"报送要求已定。回执 {receipt.code}")
        return redirect("list_page", table=declared.name)
    return _page(request, officer, declared, form, 400)


def _page(
    request: HttpRequest,
    officer: Officer,
    table: Table,
    form: SetTerms | None = None,
    status: int = 200,
) -> HttpResponse:
    [one] = owed(officer, [table])
    terms = one.asked.terms
    asked = {"rhythm": terms.rhythm.value, "days": terms.days or None}
    past = past_of(one.batches, terms, on=one.day)
    shown: dict[str, Any] = {
        "row": row_of(one),
        "past": [(of, [Brought(batch) for batch in of.batches]) for of in past],
        "brought": [Brought(batch) for batch in reversed(one.batches)][:MOST],
        "may_send": officer.standing.role in CLERKS,
        "may_open": officer.standing.role in COUNTY,
        "form": form or SetTerms(initial=asked),
    }
    return render(request, "lists/list.html", shown, status=status)
