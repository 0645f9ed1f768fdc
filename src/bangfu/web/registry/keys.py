"""网站的内部编号: the people and households in the register, and numbers for newcomers."""

from collections.abc import Iterator

import pyarrow as pa
import pyarrow.compute as pc
from django.db.models import Max

from bangfu.core.id_number import parse
from bangfu.intake.keys import FolderKeys
from bangfu.intake.known import Known
from bangfu.linkage.link import IDENTITY
from bangfu.web.registry.models import Household, HouseholdSpan, Membership, Person
from bangfu.web.registry.sealed import open_value


class SiteKeys:
    """Knows everybody in the register as FolderKeys knows the people of a folder.

    Numbers are reserved by counting on from the highest there is: what is then never
    written leaves a gap.
    """

    def __init__(self) -> None:
        people = pa.Table.from_pylist(list(_everybody()), _PEOPLE)
        self._persons = people["person"].combine_chunks()
        self._inside = FolderKeys()
        self._inside.settle(people.drop_columns(["person"]))
        self._next_person = _highest(Person) + 1
        self._next_household = _highest(Household) + 1

    def resolve(self, rows: pa.Table) -> pa.Table:
        """Answer from the register and those settled since."""
        found = self._inside.resolve(rows)
        at = pc.subtract(found["person"].combine_chunks(), 1)
        return found.set_column(0, "person", self._persons.take(at))

    def settle(self, new: pa.Table) -> pa.Table:
        """Number newcomers in the order they come."""
        first = self._next_person
        self._next_person += len(new)
        persons = pa.array(range(first, self._next_person), pa.int64())
        founded: dict[str, int] = {}
        households = []
        pairs = zip(new["group"].to_pylist(), new["household"].to_pylist(), strict=True)
        for group, known in pairs:
            if known is None and group not in founded:
                founded[group] = self._next_household
                self._next_household += 1
            households.append(founded[group] if known is None else known)
        home = pa.array(households, pa.int64())
        place = new.schema.get_field_index("household")
        self._inside.settle(new.set_column(place, "household", home))
        self._persons = pa.concat_arrays([self._persons, persons])
        return pa.table({"person": persons, "household": home})


_PEOPLE = pa.schema(
    [*IDENTITY, pa.field("group", pa.string()), pa.field("person", pa.int64())]
)


def _everybody() -> Iterator[dict[str, object]]:
    """Everybody's identity; who has left stands in the last household there was."""
    homes = dict(
        Membership.objects.order_by("pk").values_list("person_id", "household_id")
    )
    spans = HouseholdSpan.objects.order_by("pk")
    places = dict(spans.values_list("household_id", "division"))
    people = Person.objects.order_by("pk")
    for pk, number, name in people.values_list("pk", "id_cipher", "name_cipher"):
        id_number = open_value(number, f"person:{pk}:id_number")
        yield {
            "person": pk,
            "id_number": id_number,
            "id_quality": parse(id_number or "").quality.value,
            "name": open_value(name, f"person:{pk}:name"),
            "household": homes[pk],
            "division_code": places[homes[pk]],
            "group": "",
        }


def known_numbers() -> Known:
    """The numbers that households and people go by."""
    spans = HouseholdSpan.objects.order_by("pk").values_list("household_id", "no")
    members = Membership.objects.order_by("pk").values_list("person_id", "no")
    return Known(dict(spans), dict(members))


def _highest(model: type[Person] | type[Household]) -> int:
    highest: int | None = model.objects.aggregate(highest=Max("pk"))["highest"]
    return highest or 0
