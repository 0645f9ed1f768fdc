"""户史: one page of a household's whole story; all of it at once for printing."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from bangfu.web.accounts.standing import Officer, on_duty
from bangfu.web.registry.access import SEES
from bangfu.web.registry.queries import page_number, span_for, surnames
from bangfu.web.registry.shown import masked_name
from bangfu.web.registry.story.household import history_of, page_of

PAGE = 50


@never_cache
@require_GET
@on_duty(*SEES)
def household_history(request: HttpRequest, officer: Officer, pk: int) -> HttpResponse:
    """户史: also of a household that is no more."""
    span = span_for(officer, pk)
    lines = history_of(officer, pk)
    whole = request.GET.get("whole") == "on"
    size = max(len(lines), 1) if whole else PAGE
    last = max(1, -(-len(lines) // size))
    number = page_number(request.GET.get("page", ""), last)
    surname, _ = surnames([pk]).get(pk, ("", 0))
    shown = {
        "span": span,
        "head": masked_name(surname),
        "lines": page_of(lines, number, size),
        "count": len(lines),
        "number": number,
        "last": last,
        "is_whole": whole,
    }
    return render(request, "registry/household_history.html", shown)
