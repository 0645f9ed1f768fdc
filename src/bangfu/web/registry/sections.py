"""户页面的其他栏目: apps that come after this one add what they know of a household."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from bangfu.web.accounts.standing import Officer


@dataclass(frozen=True, slots=True)
class Entry:
    """一条: a short word, what is so, and where to read more."""

    mark: str
    words: str
    path: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """一栏: what another app shows of one household; nothing of it when empty."""

    title: str
    scope: str
    entries: tuple[Entry, ...]


Source = Callable[[Officer, int], Iterable[Section]]
_sources: list[Source] = []


def add_section(source: Source) -> None:
    """Let an app show its sections of a household; called when the app is ready.

    It is asked only about households that the officer may see.
    """
    _sources.append(source)


def sections_of(officer: Officer, household: int) -> list[Section]:
    """Every section that has something to say."""
    told = (one for source in _sources for one in source(officer, household))
    return [section for section in told if section.entries]
