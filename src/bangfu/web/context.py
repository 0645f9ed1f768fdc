"""外框: what every page shows around its own content."""

from typing import Any

from django.http import HttpRequest

from bangfu.core.division import full_code, prefix
from bangfu.tables.divisions import name_of
from bangfu.web.accounts.models import Unit
from bangfu.web.accounts.navigation import navigation
from bangfu.web.accounts.standing import Officer, officer_of
from bangfu.web.jobs.queries import made_by_itself
from bangfu.web.trail.demo import is_demo

_COUNTY_DIGITS = 6
_ON_THE_PHONE = 5


def frame(request: HttpRequest) -> dict[str, Any]:
    """外框内容, as ``frame`` in every template."""
    officer = officer_of(request)
    nav = list(navigation(request.path, officer))
    demo = is_demo()
    paths = {item.path for item in nav}
    shown = {
        "account": getattr(request, "account", None),
        "officer": officer,
        "county": _county(officer),
        "home": "/account/home/" if officer else "/",
        "nav": nav,
        "tabbar": nav[:_ON_THE_PHONE],
        "find": "/households/seek/" if "/households/" in paths else "",
        "is_demo": demo,
        "making": made_by_itself() if demo else None,
    }
    return {"frame": shown}


def _county(officer: Officer | None) -> str:
    """The name of the county; before log-in, of the first unit that was opened."""
    if officer is not None:
        division = officer.post.division
    else:
        unit = Unit.objects.order_by("pk").only("division").first()
        division = unit.division if unit else ""
    code = prefix(full_code(division))[:_COUNTY_DIGITS] if division else ""
    return name_of(code) if len(code) == _COUNTY_DIGITS else ""
