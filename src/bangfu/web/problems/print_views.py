"""打印的页面: record a print, seal it, and show the form that is to be signed."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from bangfu.web.accounts.standing import Officer, on_duty
from bangfu.web.problems import printing
from bangfu.web.problems.forms import FormBroken, PrintForm
from bangfu.web.registry.access import SEES
from bangfu.web.trail.checkpoint import make_checkpoint


@never_cache
@require_POST
@on_duty(*SEES)
def print_closing_form(request: HttpRequest, officer: Officer, no: str) -> HttpResponse:
    """登记打印: an event, then a checkpoint in the file outside the database."""
    form = PrintForm(request.POST)
    if not form.is_valid():
        raise FormBroken
    receipt = printing.print_closing_form(
        officer.actor, no=no, act_id=form.cleaned_data["act_id"]
    )
    make_checkpoint()
    return redirect(f"{reverse('closing_form', args=[no])}?print={receipt.seq}")
