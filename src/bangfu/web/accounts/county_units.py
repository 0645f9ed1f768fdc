"""一县的乡镇和村: opened as units in one act, from the table of places."""

from datetime import date

from bangfu.core.division import Level
from bangfu.tables.divisions import inside
from bangfu.web.accounts.access import check_staff_act
from bangfu.web.accounts.models import Unit, UnitKind
from bangfu.web.accounts.places import known_place
from bangfu.web.trail.act import Actor, Done, act

_KINDS = {Level.TOWNSHIP: UnitKind.TOWNSHIP, Level.VILLAGE: UnitKind.VILLAGE}


@act("open_units")
def open_units(actor: Actor, *, division: str, from_date: date) -> Done:
    """按区划开设单位: every township and village of a county that has no unit yet."""
    check_staff_act(actor, "open_unit")
    place = known_place(division)
    there = set(Unit.objects.filter(until=None).values_list("name", "division"))
    new = [
        Unit(
            name=found.name,
            kind=_KINDS[found.level].value,
            division=found.code,
            from_date=from_date,
        )
        for found in inside(place)
        if found.level in _KINDS and (found.name, found.code) not in there
    ]
    Unit.objects.bulk_create(new, batch_size=200)
    return Done(f"division:{place}", {"units": len(new), "from": str(from_date)})
