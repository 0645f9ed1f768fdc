"""A run's hits become leads, one for each household and cause."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bangfu.core.access import NotHere
from bangfu.core.cause import Cause
from bangfu.core.lead import LeadState, kind_of, working_days
from bangfu.web.accounts.access import officer_of_actor
from bangfu.web.leads.calendar import due_after
from bangfu.web.leads.exempt import Key, exempted
from bangfu.web.leads.models import Exemption, Lead, LeadHit
from bangfu.web.leads.units import Caretakers, county_of
from bangfu.web.registry.models import Run
from bangfu.web.registry.queries import hits_of_run
from bangfu.web.trail.act import SYSTEM, Actor, Done, act
from bangfu.web.trail.chain import coming_seq
from bangfu.web.trail.clock import today

_CHUNK = 500


@dataclass(frozen=True, slots=True)
class _Found:
    """One household and cause: the hits that nobody looks into yet, and where."""

    division: str
    hits: Sequence[int]


@act("open_leads")
def open_leads(actor: Actor, *, run: int) -> Done:
    """New hits join the household's open lead or open one; explained ones wait."""
    found = Run.objects.filter(pk=run).first()
    if found is None:
        raise NotHere
    if actor != SYSTEM:
        officer = officer_of_actor(actor)
        officer.check_may("open_leads", "分派线索")
        officer.check_covers(found.division)
    waiting = _waiting_hits(found)
    joined = _open_leads_of(waiting)
    opened = {key: found for key, found in waiting.items() if key not in joined}
    leads = joined | _opened(opened, county=county_of(found.division))
    links = [
        LeadHit(lead_id=leads[key], hit_id=hit)
        for key, found in waiting.items()
        for hit in found.hits
    ]
    LeadHit.objects.bulk_create(links, batch_size=_CHUNK)
    told = {"opened": len(opened), "joined": len(joined), "hits": len(links)}
    return Done(f"run:{run}", told)


def waiting_leads(run: Run) -> int:
    """How many leads a run's hits would open or join."""
    return len(_waiting_hits(run))


def _waiting_hits(run: Run) -> dict[Key, _Found]:
    """Hits of the run that no lead has and no exemption covers today."""
    explained = exempted(run)
    lapsed = Exemption.objects.filter(until__lt=today()).values("lead")
    looked_into = LeadHit.objects.exclude(lead__in=lapsed).values("hit")
    rows = hits_of_run(run).exclude(pk__in=looked_into)
    hits: dict[Key, list[int]] = defaultdict(list)
    places: dict[Key, str] = {}
    for pk, household, cause, division in rows.order_by("pk").values_list(
        "pk", "household", "cause", "division"
    ):
        key = (household, cause)
        if key not in explained:
            hits[key].append(pk)
            places[key] = division
    return {key: _Found(places[key], tuple(own)) for key, own in hits.items()}


def _open_leads_of(waiting: Mapping[Key, _Found]) -> dict[Key, int]:
    rows = Lead.objects.exclude(state=LeadState.SETTLED)
    still_open = rows.values_list("household", "cause", "pk")
    return {
        (household, cause): pk
        for household, cause, pk in still_open
        if (household, cause) in waiting
    }


def _opened(found: Mapping[Key, _Found], *, county: str) -> dict[Key, int]:
    caretakers, seq, day = Caretakers(county), coming_seq(), today()
    days = {cause: working_days(Cause(cause)) for _, cause in found}
    dues = {
        count: due_after(count, division=county.ljust(12, "0"))
        for count in set(days.values())
    }
    leads = [
        Lead(
            household_id=household,
            cause=cause,
            kind=kind_of(Cause(cause)),
            state=LeadState.OPEN,
            division=one.division,
            unit=caretakers.of(one.division),
            opened_on=day,
            due=dues[days[cause]],
            seq=seq,
        )
        for (household, cause), one in found.items()
    ]
    made = Lead.objects.bulk_create(leads, batch_size=_CHUNK)
    return {(lead.household_id, lead.cause): lead.pk for lead in made}
