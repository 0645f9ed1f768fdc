"""豁免: an explanation on file, handed to a run as data; it marks hits, it hides none."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import date

from bangfu.core.cause import Cause
from bangfu.screening.hit import Hit


@dataclass(frozen=True, slots=True)
class Exemption:
    """豁免: a household and a cause that were explained, from one day to another."""

    household_no: str
    cause: Cause
    from_date: date
    until: date

    def holds(self, on: date) -> bool:
        """Whether it is in force on a day; its last day counts.

        >>> year = Exemption("H1", Cause.VEHICLE, date(2026, 1, 1), date(2026, 12, 31))
        >>> year.holds(date(2026, 12, 31)), year.holds(date(2027, 1, 1))
        (True, False)
        """
        return self.from_date <= on <= self.until


def mark(
    hits: Iterable[Hit], exemptions: Collection[Exemption], *, on: date
) -> list[Hit]:
    """The same hits, those told that an exemption covers."""
    covered = {(e.household_no, e.cause) for e in exemptions if e.holds(on)}
    return [
        replace(hit, is_exempt=(hit.household_no, hit.rule.cause) in covered)
        for hit in hits
    ]
