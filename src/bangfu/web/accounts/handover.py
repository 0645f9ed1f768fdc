"""移交清单: what an account still has open; each app adds its own kind of work."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from bangfu.web.accounts.models import Account


@dataclass(frozen=True, slots=True)
class OpenWork:
    """未结工作: one thing somebody else must take over. It names no household."""

    kind: str
    sentence: str
    path: str = ""


Source = Callable[[Account], Iterable[OpenWork]]
_sources: dict[str, Source] = {}


def add_source(kind: str, source: Source) -> None:
    """Let an app tell the open work of its kind; called when the app is ready."""
    _sources[kind] = source


def open_work(account: Account) -> list[OpenWork]:
    """Everything an account still has open, kind by kind."""
    return [work for source in _sources.values() for work in source(account)]
