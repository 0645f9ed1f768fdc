"""按新名单核验: what may be signed as a whole, the looks at its drawn part, the signature."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from bangfu.core.access import MAY, NotHere
from bangfu.core.errors import BangfuError
from bangfu.web.accounts.signing import signed
from bangfu.web.accounts.standing import Officer, on_duty
from bangfu.web.errors import status_of as http_status
from bangfu.web.problems import shown, signing_lists
from bangfu.web.problems.agreement import STAGES, agreed, run_for, stage_of
from bangfu.web.problems.forms import FormBroken, LookForm, SignForm
from bangfu.web.problems.models import ListedProblem, SignedList
from bangfu.web.problems.queries import PAGE
from bangfu.web.problems.signing_lists import list_for, progress_of, row_for
from bangfu.web.trail.act import Receipt

SIGNERS = sorted(MAY[STAGES[0]] | MAY[STAGES[1]])


@never_cache
@require_GET
@on_duty(*SIGNERS)
def signed_lists(request: HttpRequest, officer: Officer) -> HttpResponse:
    """能整批办理的, and the officer's own lists."""
    return _lists(request, officer)


@never_cache
@require_POST
@on_duty(*SIGNERS)
def freeze_list(request: HttpRequest, officer: Officer) -> HttpResponse:
    """开核验单."""
    form = SignForm(request.POST)
    if not form.is_valid():
        raise FormBroken
    try:
        receipt = signing_lists.freeze_list(
            officer.actor, act_id=form.cleaned_data["act_id"]
        )
    except BangfuError as refusal:
        return _lists(request, officer, refusal)
    _tell(request, receipt, "核验单已开好，内容不再变动。请先核对抽出来的各件")
    return redirect("signed_list", pk=int(receipt.subject.partition(":")[2]))


@never_cache
@require_GET
@on_duty(*SIGNERS)
def signed_list(request: HttpRequest, officer: Officer, pk: int) -> HttpResponse:
    """一份核验单."""
    return _list(request, officer, list_for(officer, pk))


@never_cache
@require_GET
@on_duty(*SIGNERS)
def listed_problem(request: HttpRequest, officer: Officer, pk: int) -> HttpResponse:
    """One drawn problem: what was wrong, and the rows of the new lists."""
    return _row(request, officer, row_for(officer, pk))


@never_cache
@require_POST
@on_duty(*SIGNERS)
def look_at_problem(request: HttpRequest, officer: Officer, pk: int) -> HttpResponse:
    """手工核对：一致或不一致."""
    row, form = row_for(officer, pk), LookForm(request.POST)
    if not form.is_valid():
        raise FormBroken
    agrees = form.cleaned_data["agrees"] == "yes"

    def perform() -> Receipt:
        return signing_lists.look_at_problem(
            officer.actor, row=pk, agrees=agrees, act_id=form.cleaned_data["act_id"]
        )

    words = f"{row.episode.problem.no}已核对为“{'一致' if agrees else '不一致'}”"
    return _done(request, officer, row.listed, perform, words)


@never_cache
@require_POST
@on_duty(*SIGNERS)
@signed
def sign_list(request: HttpRequest, officer: Officer, pk: int) -> HttpResponse:
    """整批签."""
    listed, form = list_for(officer, pk), SignForm(request.POST)
    if not form.is_valid():
        raise FormBroken

    def perform() -> Receipt:
        return signing_lists.sign_list(
            officer.actor, listed=pk, act_id=form.cleaned_data["act_id"]
        )

    return _done(request, officer, listed, perform, "核验单已签，各件已转下一步")


def _done(
    request: HttpRequest,
    officer: Officer,
    listed: SignedList,
    perform: Callable[[], Receipt],
    words: str,
) -> HttpResponse:
    try:
        receipt = perform()
    except NotHere:
        raise
    except BangfuError as refusal:
        listed.refresh_from_db()
        return _list(request, officer, listed, refusal)
    _tell(request, receipt, words)
    return redirect("signed_list", pk=listed.pk)


def _tell(request: HttpRequest, receipt: Receipt, words: str) -> None:
    again = "，这张表单先前已经办过" if receipt.repeated else ""
    messages.success(request, f"{words}{again}。回执 {receipt.code}")


def _lists(
    request: HttpRequest, officer: Officer, refusal: BangfuError | None = None
) -> HttpResponse:
    run, stage = run_for(officer), stage_of(officer)
    mine = SignedList.objects.filter(account=officer.account.pk)
    held = mine.filter(run=run, stage=stage).first() if run else None
    waiting = len(agreed(officer, stage, run)) if run and stage and not held else 0
    context: dict[str, Any] = {
        "run": run,
        "stage": stage,
        "waiting": waiting,
        "held": held,
        "lists": mine.select_related("run").order_by("-pk")[:PAGE],
        "refusal": refusal,
    }
    status = http_status(refusal) if refusal else 200
    return render(request, "problems/signed_lists.html", context, status=status)


def _list(
    request: HttpRequest,
    officer: Officer,
    listed: SignedList,
    refusal: BangfuError | None = None,
) -> HttpResponse:
    """Drawn rows first, all of them; the rest page by page."""
    skip = request.GET.get("skip", "")
    start = int(skip) if skip.isdecimal() else 0
    rows = listed.rows.select_related("episode__problem", "episode__turn_unit")
    rest = list(rows.filter(is_drawn=False).order_by("pk")[start : start + PAGE + 1])
    context = {
        "listed": listed,
        "progress": progress_of(listed),
        "is_current": _is_current(officer, listed),
        "drawn": _shown(rows.filter(is_drawn=True).order_by("pk"), officer),
        "rest": _shown(rest[:PAGE], officer),
        "next": start + PAGE if len(rest) > PAGE else 0,
        "refusal": refusal,
    }
    status = http_status(refusal) if refusal else 200
    return render(request, "problems/signed_list.html", context, status=status)


def _row(request: HttpRequest, officer: Officer, row: ListedProblem) -> HttpResponse:
    [(_, told)] = _shown([row], officer)
    following = row.listed.rows.filter(is_drawn=True, agrees=None).exclude(pk=row.pk)
    context = {
        "row": row,
        "told": told,
        "listed": row.listed,
        "left": following.count(),
    }
    return render(request, "problems/listed_problem.html", context)


def _is_current(officer: Officer, listed: SignedList) -> bool:
    run = run_for(officer)
    return run is not None and run.pk == listed.run_id


def _shown(rows: Any, officer: Officer) -> list[tuple[ListedProblem, shown.Row]]:
    own = list(rows)
    return list(
        zip(own, shown.rows_of([row.episode for row in own], officer), strict=True)
    )
