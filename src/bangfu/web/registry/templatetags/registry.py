"""户的页面部件: where a household lives, in words."""

from collections.abc import Sequence

from django import template

from bangfu.tables import find_table
from bangfu.tables.divisions import name_of
from bangfu.web.registry.batch_queries import withdrawn_under
from bangfu.web.registry.models import Batch, Hit, HouseholdSpan

register = template.Library()
_TOWNSHIP = 9


@register.filter
def place(span: HouseholdSpan) -> str:
    """Township and village of a span; one name where it is known no closer."""
    township, village = name_of(span.division[:_TOWNSHIP]), name_of(span.division)
    return village if township == village else f"{township}{village}"


@register.filter
def list_title(table: str) -> str:
    """What a list is called."""
    return find_table(table).title


@register.filter
def withdrawn_batches(hit: Hit) -> Sequence[Batch]:
    """撤回的依据: the batches behind a hit that were taken back since."""
    return withdrawn_under([hit]).get(hit.pk, ())
