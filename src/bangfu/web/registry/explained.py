"""已说明的: what a run must not ask about again; who knows it comes after the registry.

Every command loads this; what a run itself needs, only those that run.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True, order=True)
class Explained:
    """已说明: a household and cause that an exemption covers, from one day to another."""

    household: int
    cause: str
    from_date: date
    until: date


Source = Callable[[date, datetime, str], Iterable[Explained]]
_sources: list[Source] = []


def add_source(source: Source) -> None:
    """Have every run told what was explained; leads, which know it, come after us."""
    _sources.append(source)


def explained_on(on: date, known: datetime, division: str) -> list[Explained]:
    """All that was explained, as known at a moment."""
    return [one for source in _sources for one in source(on, known, division)]
