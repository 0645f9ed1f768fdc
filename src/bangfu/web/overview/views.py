"""总览页: what is left and what is late, by place, each figure with its list."""

from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.safestring import mark_safe
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from bangfu.tables.divisions import name_of
from bangfu.web.accounts.standing import Officer, on_duty
from bangfu.web.overview import drawn, words
from bangfu.web.overview.figures import LEAST_FOR_A_RATE
from bangfu.web.overview.queries import figures_of
from bangfu.web.registry.access import SEES
from bangfu.web.trail.clock import SHANGHAI, now, today


@never_cache
@require_GET
@on_duty(*SEES)
def overview(request: HttpRequest, officer: Officer) -> HttpResponse:
    """总览: the conclusion, the table of places, two charts."""
    figures = figures_of(officer)
    day = date.fromisoformat(today())
    context = {
        "figures": figures,
        "area": name_of(officer.post.division),
        "at": now().astimezone(SHANGHAI),
        "headline": words.headline(figures),
        "last_week": words.last_week(figures.weeks, day),
        "places": _shown(drawn.of_places(figures.rows)),
        "weeks": _shown(drawn.of_weeks(figures.weeks)),
        "least": LEAST_FOR_A_RATE,
    }
    return render(request, "overview/overview.html", context)


def _shown(chart: drawn.Drawn) -> drawn.Drawn:
    """Ready for the page: what is in it was escaped when it was written."""
    return drawn.Drawn(mark_safe(chart.wide), mark_safe(chart.narrow))  # noqa: S308
