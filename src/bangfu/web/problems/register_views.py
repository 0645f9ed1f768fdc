"""登记问题: the form, and where it leads."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from bangfu.core.access import MAY
from bangfu.core.errors import BangfuError
from bangfu.web.accounts.standing import Officer, on_duty
from bangfu.web.errors import status_of as http_status
from bangfu.web.problems.forms import sent_files
from bangfu.web.problems.founding import no_of
from bangfu.web.problems.proofs import examine
from bangfu.web.problems.queries import visible_to
from bangfu.web.problems.register_form import RegisterForm
from bangfu.web.problems.registering import register_problem as register
from bangfu.web.problems.story import REGISTERED, was_open
from bangfu.web.trail.act import Receipt


@never_cache
@require_http_methods(["GET", "POST"])
@on_duty(*sorted(MAY[REGISTERED]))
def register_problem(request: HttpRequest, officer: Officer) -> HttpResponse:
    """登记问题; what was written stays when it is refused."""
    form = RegisterForm(officer, request.POST or None)
    status = 200
    if request.method == "POST" and form.is_valid():
        entry = form.entry(examine(sent_files(request)))
        act_id = form.cleaned_data["act_id"]
        try:
            receipt = register(officer.actor, entry, act_id=act_id)
        except BangfuError as refusal:
            form.add_error(None, str(refusal))
            status = http_status(refusal)
        else:
            return _registered(request, officer, receipt)
    lost = bool(request.FILES)
    shown = {"form": form, "lost_files": lost}
    return render(request, "problems/register.html", shown, status=status)


def _registered(
    request: HttpRequest, officer: Officer, receipt: Receipt
) -> HttpResponse:
    no = no_of(receipt.subject)
    done = f"已登记，编号{no}"
    if was_open(receipt.seq):
        done = f"台账里已有这件问题，编号{no}，还没有销号；这次发现已记入经过"
    messages.success(request, f"{done}。回执 {receipt.code}")
    if visible_to(officer).filter(no=no).exists():
        return redirect("problem_page", no=no)
    return redirect("problem_list")
