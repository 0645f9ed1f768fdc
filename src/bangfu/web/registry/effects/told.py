"""变化写了什么: the words of a change, sealed on record and opened in memory only."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import date

from bangfu.web.registry.models import HouseholdChange
from bangfu.web.seal import seal, unseal


@dataclass(frozen=True, slots=True)
class Details:
    """变化内容: what a kind of change needs; the rest stays empty.

    ``person`` goes, or has his number corrected; ``head`` takes over. ``relations`` tells
    who goes in a split and as what; ``into`` is the household that a merge leads to.
    """

    person: int | None = None
    head: int | None = None
    name: str = ""
    id_number: str = ""
    sex: str = ""
    birth_on: str = ""
    relation: str = ""
    no: str = ""
    into: int | None = None
    division: str = ""
    relations: Mapping[str, str] = field(default_factory=dict)

    @property
    def born(self) -> date | None:
        """The day of birth, if it was told."""
        return date.fromisoformat(self.birth_on) if self.birth_on else None


def sealed_details(details: Details, seq: int) -> bytes:
    """The words as they lie on record."""
    return seal(json.dumps(asdict(details)), place=f"change:{seq}:body")


def details_of(change: HouseholdChange) -> Details:
    """The words again."""
    sealed = bytes(change.body_cipher)
    return Details(**json.loads(unseal(sealed, place=f"change:{change.seq}:body")))


def sealed_basis(basis: str, seq: int) -> bytes:
    """依据 as it lies on record."""
    return seal(basis, place=f"change:{seq}:basis")


def basis_of_change(change: HouseholdChange) -> str:
    """依据, in the words of who wrote it."""
    return unseal(bytes(change.basis_cipher), place=f"change:{change.seq}:basis")
