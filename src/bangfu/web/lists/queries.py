"""读清单台账: every list with its terms, its batches and who sends it, in a few queries."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from bangfu.core.access import Role
from bangfu.core.division import full_code
from bangfu.core.rhythm import Rhythm
from bangfu.core.sending import Sending, SendingState, Terms, sending_of
from bangfu.core.workday import Workdays
from bangfu.tables.rhythms import usual
from bangfu.tables.senders import sends
from bangfu.tables.table import Table
from bangfu.web.accounts.models import Unit
from bangfu.web.accounts.queries import in_force, open_units
from bangfu.web.accounts.standing import Officer
from bangfu.web.leads.calendar import workdays
from bangfu.web.lists.access import tables_of
from bangfu.web.lists.models import ListTerms
from bangfu.web.registry.models import Batch
from bangfu.web.registry.queries import county_of, inside
from bangfu.web.trail.clock import today

_ORDER = {state: place for place, state in enumerate(SendingState)}


@dataclass(frozen=True, slots=True)
class Asked:
    """The terms of a list in force, whether we assume them, and who set them."""

    terms: Terms
    assumed: bool
    set_by: ListTerms | None


@dataclass(frozen=True, slots=True)
class Owed:
    """A line of the board: a list, where it stands, its batches and who sends it."""

    table: Table
    asked: Asked
    sending: Sending
    batches: Sequence[Batch]
    senders: Sequence[str]
    day: date

    @property
    def newest(self) -> Batch | None:
        """The batch that speaks now: what is dated later than today does not yet."""
        came = [batch for batch in self.batches if batch.as_of <= self.day]
        return came[-1] if came else None


def board_of(officer: Officer) -> list[Owed]:
    """Every list the officer may see, what is most overdue first."""
    return sorted(owed(officer, tables_of(officer)), key=_rank)


def owed(officer: Officer, tables: Sequence[Table]) -> list[Owed]:
    """Where some lists stand today, in the order they were asked for."""
    day = date.fromisoformat(today())
    names = [table.name for table in tables]
    batches = batches_of(officer, names)
    asked = asked_of(officer, tables, day)
    people = senders_of(officer, tables)
    told = []
    for table in tables:
        own, terms = batches.get(table.name, ()), asked[table.name].terms
        sending = sending_of([batch.as_of for batch in own], terms, on=day)
        who = people[table.sender]
        told.append(Owed(table, asked[table.name], sending, own, who, day))
    return told


def batches_of(
    officer: Officer, tables: Iterable[str]
) -> Mapping[str, Sequence[Batch]]:
    """The county's batches in force by table, the newest last."""
    found = Batch.objects.filter(
        inside(officer.post.division), table__in=list(tables), withdrawn_at=None
    )
    told: dict[str, list[Batch]] = {}
    for batch in found.defer("sheets", "sha256").order_by("as_of", "number"):
        told.setdefault(batch.table, []).append(batch)
    return told


def asked_of(
    officer: Officer, tables: Iterable[Table], day: date
) -> Mapping[str, Asked]:
    """What the officer's county asks of each list, else what is usual."""
    county = county_of(officer.post.division)
    calendar = workdays(county, on=day)
    own = {
        terms.table: terms
        for terms in ListTerms.objects.filter(division=county).select_related("by")
    }
    return {
        table.name: _asked(table.name, own.get(table.name), calendar)
        for table in tables
    }


def senders_of(officer: Officer, tables: Iterable[Table]) -> Mapping[str, list[str]]:
    """Of each sender the county's units that answer for it, with their people."""
    county = county_of(officer.post.division)
    units = list(open_units().filter(division=full_code(county)).order_by("pk"))
    posts = in_force().filter(
        unit__in=units, role__in=[Role.DEPARTMENT_OFFICER, Role.COUNTY_CLERK]
    )
    staff: dict[int, list[str]] = {}
    for post in posts.select_related("account").order_by("pk"):
        staff.setdefault(post.unit_id, []).append(post.account.name)
    return {
        sender: [
            _unit(unit, staff.get(unit.pk, ()))
            for unit in units
            if sends(unit.name, sender)
        ]
        for sender in {table.sender for table in tables}
    }


def _unit(unit: Unit, staff: Sequence[str]) -> str:
    return f"{unit.name}（{'、'.join(staff)}）" if staff else unit.name


def _asked(name: str, own: ListTerms | None, calendar: Workdays) -> Asked:
    if own is not None:
        terms = Terms(Rhythm(own.rhythm), own.days, calendar)
        return Asked(terms, assumed=False, set_by=own)
    known = usual(name)
    return Asked(Terms(known.rhythm, known.days, calendar), known.assumed, None)


def _rank(row: Owed) -> tuple[int, int, date, str, str]:
    due = row.sending.due or date.max
    place = _ORDER[row.sending.state]
    return place, -row.sending.late, due, row.table.sender, row.table.name
