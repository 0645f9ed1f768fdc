"""户的页面部件: where a household lives, in words."""

from django import template

from bangfu.tables.divisions import name_of
from bangfu.web.registry.models import HouseholdSpan

register = template.Library()
_TOWNSHIP = 9


@register.filter
def place(span: HouseholdSpan) -> str:
    """Township and village of a span; one name where it is known no closer."""
    township, village = name_of(span.division[:_TOWNSHIP]), name_of(span.division)
    return village if township == village else f"{township}{village}"
