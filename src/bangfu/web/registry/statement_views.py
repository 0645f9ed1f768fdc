"""说明: one field of a household with its two forms; confirming and ending a statement."""

from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from bangfu.web.accounts.forms import ActForm
from bangfu.web.accounts.standing import Officer, on_duty
from bangfu.web.registry.access import DOUBTERS, SETTLERS, STATERS
from bangfu.web.registry.queries import household_for, record_of
from bangfu.web.registry.reason_forms import DisputeFact, EndStatement, StateFact
from bangfu.web.registry.shown import registered_as, source_of
from bangfu.web.registry.statable import StatementKind, field_of
from bangfu.web.registry.statements import Said
from bangfu.web.registry.statements import confirm_statement as confirm
from bangfu.web.registry.statements import dispute_fact as dispute
from bangfu.web.registry.statements import end_statement as end
from bangfu.web.registry.statements import state_fact as state
from bangfu.web.trail.clock import today


@never_cache
@require_GET
@on_duty(*DOUBTERS)
def fact(
    request: HttpRequest, officer: Officer, pk: int, record: int, column: str
) -> HttpResponse:
    """一个项目: what the register says, and forms to say otherwise."""
    return _show(request, officer, (pk, record, column))


@never_cache
@require_POST
@on_duty(*STATERS)
def state_fact(
    request: HttpRequest, officer: Officer, pk: int, record: int, column: str
) -> HttpResponse:
    """说明情况: it counts once somebody else has confirmed it."""
    household_for(officer, pk)
    of = field_of(pk, record, column)
    form = StateFact(of.column, request.POST, auto_id="state_%s")
    if not form.is_valid():
        return _show(request, officer, (pk, record, column), stated=form)
    asked = form.cleaned_data
    said = Said(
        household=pk,
        record=record,
        column=column,
        kind=StatementKind(asked["kind"]),
        proof=asked["proof"],
        from_date=asked["from_date"],
        words=asked["words"],
    )
    state(officer.actor, said=said, act_id=asked["act_id"])
    return redirect("household", pk=pk)


@never_cache
@require_POST
@on_duty(*DOUBTERS)
def dispute_fact(
    request: HttpRequest, officer: Officer, pk: int, record: int, column: str
) -> HttpResponse:
    """提出异议: the field is marked as doubted."""
    form = DisputeFact(request.POST, auto_id="dispute_%s")
    if not form.is_valid():
        return _show(request, officer, (pk, record, column), disputed=form)
    said = Said(
        household=pk,
        record=record,
        column=column,
        kind=StatementKind.DISPUTE,
        proof=form.cleaned_data["proof"],
        from_date=date.fromisoformat(today()),
    )
    dispute(officer.actor, said=said, act_id=form.cleaned_data["act_id"])
    return redirect("household", pk=pk)


@never_cache
@require_POST
@on_duty(*SETTLERS)
def confirm_statement(
    request: HttpRequest, officer: Officer, pk: int, statement: int
) -> HttpResponse:
    """确认说明."""
    form = ActForm(request.POST)
    form.is_valid()
    act_id = form.cleaned_data.get("act_id")
    confirm(officer.actor, household=pk, statement=statement, act_id=act_id)
    return redirect("household", pk=pk)


@never_cache
@require_POST
@on_duty(*SETTLERS)
def end_statement(
    request: HttpRequest, officer: Officer, pk: int, statement: int
) -> HttpResponse:
    """终止说明."""
    span, form = household_for(officer, pk), EndStatement(request.POST)
    if not form.is_valid():
        shown = {"span": span, "form": form, "statement": statement}
        return render(request, "registry/end_statement.html", shown, status=400)
    asked = form.cleaned_data
    end(
        officer.actor,
        household=pk,
        statement=statement,
        on=asked["on"],
        reason=asked["reason"],
        act_id=asked["act_id"],
    )
    return redirect("household", pk=pk)


def _show(
    request: HttpRequest,
    officer: Officer,
    about: tuple[int, int, str],
    *,
    stated: StateFact | None = None,
    disputed: DisputeFact | None = None,
) -> HttpResponse:
    span = household_for(officer, about[0])
    of, found = field_of(*about), record_of(about[1])
    shown: dict[str, Any] = {
        "span": span,
        "record": found,
        "column": of.column,
        "said": registered_as(found, of.column),
        "source": source_of(found),
        "about": about,
        "stated": stated or StateFact(of.column, auto_id="state_%s"),
        "disputed": disputed or DisputeFact(auto_id="dispute_%s"),
        "may_state": officer.standing.role in STATERS,
    }
    status = 400 if stated or disputed else 200
    return render(request, "registry/fact.html", shown, status=status)
