"""要人看的变化: those that wait for a second person, and registers that say otherwise."""

from collections.abc import Iterable

from django.db.models import Exists, F, OuterRef, QuerySet

from bangfu.web.accounts.standing import Officer
from bangfu.web.registry.models import (
    Batch,
    ChangeEffect,
    Disagreement,
    HouseholdChange,
)
from bangfu.web.registry.queries import inside, visible_spans


def waiting_changes(officer: Officer) -> QuerySet[HouseholdChange]:
    """待确认的变化 of the officer's area, the oldest first."""
    found = HouseholdChange.objects.filter(
        inside(officer.post.division), confirmed_at=None, ended_at=None
    )
    own = visible_spans(officer).values("household")
    return found.filter(household__in=own).select_related("by").order_by("seq")


def disagreements_of(household: int) -> list[Disagreement]:
    """What registers say against changes that stand, the newest batch first."""
    return _newest(_open_ones().filter(household=household))


def disagreements_in(officer: Officer) -> list[Disagreement]:
    """The same for the households of an officer's area."""
    own = visible_spans(officer).values("household")
    return _newest(_open_ones().filter(household__in=own))


def _open_ones() -> QuerySet[Disagreement]:
    """Those that no register has settled, and no later full export left out."""
    settled = ChangeEffect.objects.filter(
        change=OuterRef("change"), settled_by__isnull=False
    )
    later = Batch.objects.filter(
        table=OuterRef("batch__table"),
        division=OuterRef("batch__division"),
        as_of__gt=OuterRef("batch__as_of"),
        full=True,
        withdrawn_at=None,
    )
    of_home = settled.filter(person=None, household=OuterRef("household"))
    found = Disagreement.objects.filter(
        ~Exists(later),
        ~Exists(settled.filter(person=OuterRef("person"))),
        ~Exists(of_home),
        batch__withdrawn_at=None,
        change__ended_at=None,
    )
    return found.select_related("change", "batch", "person").order_by(
        F("batch").desc(), "pk"
    )


def _newest(found: Iterable[Disagreement]) -> list[Disagreement]:
    """One a change and person: what the newest batch says."""
    newest: dict[tuple[int, int | None], Disagreement] = {}
    for one in found:
        newest.setdefault((one.change_id, one.person_id), one)
    return list(newest.values())
