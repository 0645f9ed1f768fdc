"""批次: one file's rows of one table, as the lake remembers them."""

import json
from dataclasses import asdict, dataclass, replace
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Batch:
    """批次: what was loaded, from which file, for which day.

    ``townships`` are the nine-digit codes that occur in it; ``columns`` the declared
    columns that the file really had.
    """

    number: int
    table: str
    file: str
    sheets: tuple[str, ...]
    sha256: str
    as_of: date
    loaded_at: datetime
    rows: int
    columns: tuple[str, ...]
    townships: tuple[str, ...]
    withdrawn_at: datetime | None = None

    def holds(self, *, on: date, known: datetime) -> bool:
        """Whether it counts for a day, by the knowledge of a moment."""
        return self.as_of <= on and self.is_known(known)

    def is_known(self, known: datetime) -> bool:
        """Whether it was loaded by a moment, and not withdrawn by then."""
        gone = self.withdrawn_at is not None and self.withdrawn_at <= known
        return self.loaded_at <= known and not gone

    def withdrawn(self, at: datetime) -> "Batch":
        """The same batch, taken back."""
        return replace(self, withdrawn_at=at)

    def to_json(self) -> str:
        """The batch as it is written beside its rows."""
        return json.dumps(asdict(self), default=str, ensure_ascii=False, indent=1)

    @classmethod
    def from_json(cls, text: str) -> "Batch":
        """Read back what ``to_json`` wrote."""
        raw: Mapping[str, Any] = json.loads(text)
        gone = raw["withdrawn_at"]
        return cls(
            number=raw["number"],
            table=raw["table"],
            file=raw["file"],
            sheets=tuple(raw["sheets"]),
            sha256=raw["sha256"],
            as_of=date.fromisoformat(raw["as_of"]),
            loaded_at=datetime.fromisoformat(raw["loaded_at"]),
            rows=raw["rows"],
            columns=tuple(raw["columns"]),
            townships=tuple(raw["townships"]),
            withdrawn_at=datetime.fromisoformat(gone) if gone else None,
        )
