"""豁免 in force: what a run is told, and which of its hits nobody needs to look into."""

from collections.abc import Iterator
from datetime import date, datetime

from bangfu.web.leads.models import Exemption
from bangfu.web.registry.explained import Explained
from bangfu.web.registry.models import Run
from bangfu.web.registry.queries import inside
from bangfu.web.trail.clock import stamp, today
from bangfu.web.trail.models import Event

Key = tuple[int, str]


def explained(on: date, known: datetime, division: str) -> Iterator[Explained]:
    """Exemptions in force on a day, of those that were on file at a moment."""
    held = Exemption.objects.filter(
        inside(division, "lead__division"), from_date__lte=on, until__gte=on
    )
    later = Event.objects.filter(recv_at__gt=stamp(known)).order_by("seq")
    first_later = later.values_list("seq", flat=True).first()
    if first_later is not None:
        held = held.filter(seq__lt=first_later)
    for one in held.order_by("pk"):
        yield Explained(one.household_id, one.cause, one.from_date, one.until)


def exempted(run: Run) -> set[Key]:
    """Households and causes that the run was told of, or that were explained since."""
    told = run.manifest.get("exemptions", ())
    held = Exemption.objects.filter(until__gte=today())
    return {(one["household"], one["cause"]) for one in told} | set(
        held.values_list("household", "cause")
    )
