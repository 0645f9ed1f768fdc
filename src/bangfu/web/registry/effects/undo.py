"""撤销变化: what a change opened is closed, what it ended is open again."""

from django.db.models import F, Q

from bangfu.web.registry.effects.faults import SomethingRestsOnIt
from bangfu.web.registry.effects.people import write_number
from bangfu.web.registry.models import (
    ChangeEffect,
    FormerNumber,
    HouseholdChange,
    HouseholdSpan,
    Membership,
    Person,
)
from bangfu.web.registry.people import SEEN, WITHDRAWN
from bangfu.web.registry.sealed import open_value


def undo_change(change: HouseholdChange) -> None:
    """Put back what was; whom only this change named keeps the index and nothing else."""
    if _is_built_upon(change):
        raise SomethingRestsOnIt
    opened, ended = Q(opened_event=change), Q(ended_event=change)
    for rows in (HouseholdSpan.objects.all(), Membership.objects.all()):
        rows.filter(opened).update(until=F("from_date"), ended_event=change)
        rows.filter(ended & ~opened).update(until=None, ended_event=None)
    effects = ChangeEffect.objects.filter(change=change, person__isnull=False)
    seen = effects.filter(was_seen=True).values("person")
    Person.objects.filter(pk__in=seen).update(standing=SEEN)
    new = effects.filter(household=None).values("person")
    Person.objects.filter(pk__in=new).update(
        standing=WITHDRAWN,
        id_cipher=None,
        name_cipher=None,
        surname="",
        birth_on=None,
        sex="",
    )
    for former in FormerNumber.objects.filter(change=change):
        place = f"person:{former.person_id}:id_number"
        number = open_value(former.id_cipher, place) or ""
        former.delete()
        write_number(former.person, number, bytes(former.id_index))


def _is_built_upon(change: HouseholdChange) -> bool:
    """Whether a register or a later change has gone on from what the change wrote."""
    effects = ChangeEffect.objects.filter(change=change)
    if effects.filter(settled_by__isnull=False).exists():
        return True
    people = set(effects.values_list("person", flat=True)) - {None}
    pairs = effects.values_list("household", "target")
    homes = {home for pair in pairs for home in pair} - {None}
    later = HouseholdChange.objects.filter(
        confirmed_at__gt=change.confirmed_at, ended_at=None
    )
    about = Q(effects__person__in=people) | Q(effects__household__in=homes)
    if later.filter(about | Q(effects__target__in=homes)).exists():
        return True
    for model in (HouseholdSpan, Membership):
        own = model._default_manager.filter(opened_event=change)  # noqa: SLF001 Django's name
        if own.exclude(until=None).exclude(ended_event=change).exists():
            return True
    # A stay that began since, by a register's word, would be a second one.
    moved = Membership.objects.filter(ended_event=change).values("person")
    again = Membership.objects.filter(person__in=moved, until=None)
    return again.exclude(opened_event=change).exists()
