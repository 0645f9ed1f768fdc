"""网站的内部编号: the people and households in the register, and numbers for newcomers."""

from collections.abc import Iterator, Sequence

import pyarrow as pa
import pyarrow.compute as pc
from django.db.models import Max

from bangfu.core.id_number import parse
from bangfu.intake.keys import FolderKeys, numbered
from bangfu.intake.known import Known
from bangfu.intake.people import Recall, Settled, Writing
from bangfu.linkage.answers import IDENTITY, Answer
from bangfu.web.registry.models import (
    Batch,
    FormerNumber,
    Household,
    HouseholdSpan,
    Membership,
    Person,
    SamePerson,
)
from bangfu.web.registry.people import WITHDRAWN
from bangfu.web.registry.sealed import open_value
from bangfu.web.seal import blind


class SiteKeys:
    """Knows everybody in the register as FolderKeys knows the people of a folder.

    Numbers are reserved by counting on from the highest there is: what is then never
    written leaves a gap. Whoever only a withdrawn batch had named is a newcomer again, and
    gets his old number.
    """

    def __init__(self) -> None:
        people = pa.Table.from_pylist(list(_everybody()), _PEOPLE)
        self._persons = people["person"].combine_chunks()
        self._inside = FolderKeys()
        self._inside.settle(people.drop_columns(["person"]))
        corrected = _corrected()
        self._before = pa.array(corrected.keys(), pa.string())
        self._after = pa.array(corrected.values(), pa.string())
        self._next_person = _highest(Person) + 1
        self._next_household = _highest(Household) + 1
        self._gone = _gone()
        self._revived: set[int] = set()

    def resolve(self, rows: pa.Table) -> pa.Table:
        """Answer from the register and those settled since."""
        found = self._inside.resolve(self._as_corrected(rows))
        at = pc.subtract(found["person"].combine_chunks(), 1)
        found = found.set_column(0, "person", self._persons.take(at))
        # Inside, people are counted from one on.
        from_one = pa.concat_arrays([pa.nulls(1, pa.int64()), self._persons])
        column = found.schema.get_field_index("near")
        return found.set_column(column, "near", numbered(found["near"], from_one))

    def _as_corrected(self, rows: pa.Table) -> pa.Table:
        """Rows under a number that was corrected, under the number it became."""
        at = pc.index_in(rows["id_number"], value_set=self._before, skip_nulls=True)
        number = pc.coalesce(self._after.take(at), rows["id_number"])
        return rows.set_column(
            rows.schema.get_field_index("id_number"), "id_number", number
        )

    def settle(self, new: pa.Table) -> pa.Table:
        """Number newcomers in the order they come."""
        persons, former = self._persons_of(new["id_number"].to_pylist())
        founded: dict[str, int] = {}
        households = []
        pairs = zip(new["group"].to_pylist(), new["household"].to_pylist(), strict=True)
        for (group, known), before in zip(pairs, former, strict=True):
            if known is None and group not in founded:
                founded[group] = self._household(before)
            households.append(founded[group] if known is None else known)
        home = pa.array(households, pa.int64())
        place = new.schema.get_field_index("household")
        self._inside.settle(new.set_column(place, "household", home))
        self._persons = pa.concat_arrays([self._persons, persons])
        return pa.table({"person": persons, "household": home})

    def _persons_of(
        self, numbers: Sequence[str | None]
    ) -> tuple[pa.Array, list[int | None]]:
        """A number for each newcomer, and the household of those who were here before."""
        persons: list[int] = []
        former: list[int | None] = []
        for number in numbers:
            index = blind(number) if number and self._gone else b""
            person, household = self._gone.pop(index, (self._next_person, None))
            self._next_person += person == self._next_person
            persons.append(person)
            former.append(household)
        return pa.array(persons, pa.int64()), former

    def _household(self, before: int | None) -> int:
        """The former household, once; else the next number."""
        if before is not None and before not in self._revived:
            self._revived.add(before)
            return before
        self._next_household += 1
        return self._next_household - 1


_PEOPLE = pa.schema(
    [*IDENTITY, pa.field("group", pa.string()), pa.field("person", pa.int64())]
)


def _everybody() -> Iterator[dict[str, object]]:
    """Everybody's identity; who has left stands in the last household there was."""
    homes, places = _homes(), _of_households("division")
    people = Person.objects.exclude(standing=WITHDRAWN).order_by("pk")
    fields = ("pk", "id_cipher", "name_cipher", "birth_on", "sex")
    for pk, number, name, birth, sex in people.values_list(*fields):
        id_number = open_value(number, f"person:{pk}:id_number")
        yield {
            "person": pk,
            "id_number": id_number,
            "id_quality": parse(id_number or "").quality.value,
            "name": open_value(name, f"person:{pk}:name"),
            "birth_on": birth,
            "sex": sex or None,
            "household": homes[pk],
            "division_code": places[homes[pk]],
            "group": "",
        }


def _corrected() -> dict[str, str]:
    """Numbers as they were before a change corrected them, and as they are.

    One that is somebody's own finds that somebody, not who once went by it.
    """
    people = Person.objects.filter(id_index__isnull=False)
    former = FormerNumber.objects.exclude(id_index__in=people.values("id_index"))
    found = {}
    rows = former.values_list("person_id", "id_cipher", "person__id_cipher")
    for person, before, after in rows:
        place = f"person:{person}:id_number"
        number, own = open_value(before, place), open_value(after, place)
        if number and own:
            found[number] = own
    return found


def known_numbers() -> Known:
    """The numbers that households and people go by, where they live, who was settled.

    A number that only a withdrawn batch gave still stands for the household it gave it to.
    """
    gone = _withdrawn()
    members = Membership.objects.order_by("pk")
    given = members.filter(batch__in=gone).values_list("person_id", "no")
    kept = members.exclude(batch__in=gone).values_list("person_id", "no")
    return Known(
        households=_of_households("no"),
        members=dict(given) | dict(kept),
        places=_of_households("division"),
        recall=_recall(),
    )


def identity_of(writing: Writing) -> bytes:
    """The blind index of what a sender wrote of somebody."""
    parts = (writing.id_number, writing.name, writing.place)
    return blind("\n".join(parts))


def _recall() -> Recall:
    """Who the writings of senders were settled to be, with today's households.

    Who is nobody we could name stays unsure, and is not asked about again.
    """
    homes = _homes()
    settled = {}
    rows = SamePerson.objects.exclude(person__standing=WITHDRAWN)
    fields = ("table", "identity", "person_id", "is_newcomer")
    for table, identity, person, is_newcomer in rows.values_list(*fields):
        if person is not None:
            told = Settled(Answer.LINKED, person, homes[person])
            settled[table, bytes(identity)] = told
        elif is_newcomer:
            settled[table, bytes(identity)] = Settled(Answer.NEW)

    def recall(writing: Writing) -> Settled | None:
        return settled.get((writing.table, identity_of(writing)))

    return recall


def _homes() -> dict[int, int]:
    """The last household of everybody, whatever a withdrawn batch said."""
    members = Membership.objects.exclude(batch__in=_withdrawn()).order_by("pk")
    members = members.exclude(opened_event__ended_at__isnull=False)
    return dict(members.values_list("person_id", "household_id"))


def _of_households(field: str) -> dict[int, str]:
    """The last word on every household; a withdrawn one only where there is no other."""
    gone = _withdrawn()
    spans = HouseholdSpan.objects.order_by("pk")
    of_gone = spans.filter(batch__in=gone).values_list("household_id", field)
    kept = spans.exclude(batch__in=gone).exclude(opened_by__in=gone)
    kept = kept.exclude(opened_event__ended_at__isnull=False)
    return dict(of_gone) | dict(kept.values_list("household_id", field))


def _gone() -> dict[bytes, tuple[int, int]]:
    """Whom only withdrawn batches named, by index, with the household they gave."""
    people = Person.objects.filter(standing=WITHDRAWN, id_index__isnull=False)
    members = Membership.objects.filter(person__standing=WITHDRAWN).order_by("pk")
    homes = dict(members.values_list("person_id", "household_id"))
    return {
        bytes(index): (person, homes[person])
        for person, index in people.values_list("pk", "id_index")
        if index is not None
    }


def _withdrawn() -> list[int]:
    gone = Batch.objects.filter(withdrawn_at__isnull=False)
    return list(gone.values_list("pk", flat=True))


def _highest(model: type[Person] | type[Household]) -> int:
    highest: int | None = model.objects.aggregate(highest=Max("pk"))["highest"]
    return highest or 0
