"""读存疑: the queue of rows that somebody must name, and whom each might be."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db.models import QuerySet

from bangfu.core.access import NotHere
from bangfu.tables.divisions import name_of
from bangfu.web.accounts.standing import Officer
from bangfu.web.registry.access import SETTLERS
from bangfu.web.registry.models import Membership, Person, SamePerson, UnsureRow
from bangfu.web.registry.queries import inside, visible_spans
from bangfu.web.registry.shown import masked_name


@dataclass(frozen=True, slots=True)
class Candidate:
    """可能是谁: somebody of the officer's area, masked."""

    person: int
    household: int
    masked: str
    sex: str
    birth_year: int | None
    no: str
    place: str


def unsure_rows(officer: Officer) -> QuerySet[UnsureRow]:
    """存疑的行 of the officer's area, whatever became of them."""
    if officer.standing.role not in SETTLERS:
        return UnsureRow.objects.none()
    here = UnsureRow.objects.filter(inside(officer.post.division))
    return here.filter(batch__withdrawn_at=None).select_related("batch")


def waiting_rows(officer: Officer) -> QuerySet[UnsureRow]:
    """等认定的行: those that most hits hang on come first, then what most rules read."""
    waiting = unsure_rows(officer).filter(state=UnsureRow.State.WAITING)
    return waiting.order_by("-hits", "-weight", "pk")


def unsure_for(officer: Officer, pk: int) -> UnsureRow:
    """One row; NotHere for any outside the officer's area."""
    row = unsure_rows(officer).filter(pk=pk).first()
    if row is None:
        raise NotHere
    return row


def candidates_for(
    officer: Officer, rows: Sequence[UnsureRow]
) -> Mapping[int, list[Candidate]]:
    """Whom each row might be, as far as the officer may see them."""
    people = {person for row in rows for person in row.candidates}
    lives = Membership.objects.filter(person__in=people, until=None)
    homes = dict(lives.values_list("person_id", "household_id"))
    spans = visible_spans(officer).filter(household__in=homes.values())
    seen = {span.household_id: span for span in spans}
    known = Person.objects.in_bulk(people)
    told = {
        person: Candidate(
            person=person,
            household=home,
            masked=masked_name(known[person].surname),
            sex=known[person].sex,
            birth_year=born.year if (born := known[person].birth_on) else None,
            no=seen[home].no,
            place=name_of(seen[home].division),
        )
        for person, home in homes.items()
        if home in seen
    }
    return {
        row.pk: [told[one] for one in row.candidates if one in told] for row in rows
    }


def settled_with(people: Sequence[int]) -> list[SamePerson]:
    """认定过的名单行 that stand for these people."""
    rows = SamePerson.objects.filter(person__in=people)
    return list(rows.select_related("by", "unsure__batch").order_by("-seq"))
