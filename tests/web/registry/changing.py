"""A village of drawn households, and changes written by one and confirmed by another."""

from datetime import date
from pathlib import Path
from typing import Any

from bangfu.core.access import Role
from bangfu.web.accounts.standing import Officer
from bangfu.web.registry.change_kinds import ChangeKind
from bangfu.web.registry.changes import Asked, confirm, record_change
from bangfu.web.registry.effects.told import Details
from bangfu.web.registry.models import (
    HouseholdChange,
    HouseholdSpan,
    Membership,
    Person,
)
from web.cast import an_officer, wang
from web.registry.township import NATIONAL, load, national, number

HERS, NEXT_DOOR = "明川镇,柏家嘴村", "明川镇,常家磨村"
MAY, JUNE, JULY = "2026-05-31", "2026-06-30", "2026-07-31"
IN_JUNE = date(2026, 6, 15)


def cadre() -> Officer:
    return an_officer(role=Role.VILLAGE_CADRE, division="620599100250", unit="村委会")


def rows(as_of: str = MAY) -> dict[str, str]:
    """The export's rows: a family of four, and a widower next door."""
    family = {"village": HERS, "as_of": as_of}
    told = (
        ("甲", "H1", "P1", 1, "户主"),
        ("乙", "H1", "P2", 2, "配偶"),
        ("丙", "H1", "P3", 3, "之子"),
        ("丁", "H1", "P4", 4, "之媳"),
        ("戊", "H2", "P5", 5, "户主"),
    )
    return {
        name: national(no, member, f"张{name}", number(n), relation=relation, **family)
        for name, no, member, n, relation in told
    }


def send(home: Path, lines: dict[str, str], *, full: bool = False) -> None:
    """Write the lines as one export of the day they tell."""
    text = NATIONAL + "".join(lines.values())
    day = date.fromisoformat(text.strip()[-10:])
    name = f"监测对象信息{day:%m%d}{len(lines)}.csv"
    load(wang(), home / name, {name: text}, on=day, full=full)


def home_of(no: str) -> int:
    return HouseholdSpan.objects.filter(no=no).latest("pk").household_id


def person(no: str) -> int:
    return Membership.objects.filter(no=no).latest("pk").person_id


def write(kind: ChangeKind, no: str = "H1", on: date = IN_JUNE, **told: Any) -> int:
    asked = Asked(home_of(no), kind, on, "户口簿、村委会证明", Details(**told))
    record_change(wang().actor, asked=asked)
    return HouseholdChange.objects.latest("pk").pk


def change(kind: ChangeKind, no: str = "H1", on: date = IN_JUNE, **told: Any) -> int:
    """Written by the clerk, confirmed by another one of the county."""
    pk = write(kind, no, on, **told)
    other = an_officer(role=Role.COUNTY_CLERK, division="620599", unit="县帮扶办")
    confirm(other.actor, household=home_of(no), change=pk)
    return pk


def standing() -> list[Any]:
    """Everybody and every household that is there, as the register has them."""
    stays = Membership.objects.filter(until=None).values_list()
    spans = HouseholdSpan.objects.filter(until=None).values_list()
    people = Person.objects.exclude(standing="withdrawn").values_list()
    return [sorted(map(repr, rows)) for rows in (stays, spans, people)]


def lives() -> dict[str, set[str]]:
    """The members of each household that is there, by the numbers people quote."""
    found: dict[str, set[str]] = {}
    for span in HouseholdSpan.objects.filter(until=None):
        stays = Membership.objects.filter(household=span.household_id, until=None)
        found[span.no] = set(stays.values_list("no", flat=True))
    return found
