"""清单台账怎么显示: the state of a list in words, and what its newest batch brought."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bangfu.core.sending import SendingState
from bangfu.tables.senders import fields_of
from bangfu.web.lists.queries import Owed
from bangfu.web.registry.models import Batch

_KINDS = {
    SendingState.OVERDUE: "over",
    SendingState.NEVER: "soon",
    SendingState.NOT_DUE: "open",
    SendingState.SENT: "done",
    SendingState.WHEN_NEEDED: "hold",
    SendingState.NOT_ASKED: "hold",
}


@dataclass(frozen=True, slots=True)
class Brought:
    """What a batch brought: rows = 已对上 + 未在册 + 存疑.

    Older batches did not count 未在册.
    """

    batch: Batch

    @property
    def matched(self) -> int:
        """Rows about somebody who was in a register; with 未在册 where nobody counted."""
        return self.batch.rows - self.batch.unsure - (self.batch.unlisted or 0)


@dataclass(frozen=True, slots=True)
class Row:
    """A line, as the page has it."""

    owed: Owed
    kind: str
    words: str
    brought: Brought | None


@dataclass(frozen=True, slots=True)
class Tab:
    """A state and how many lists are in it."""

    value: str
    label: str
    n: int


def rows_of(board: Iterable[Owed]) -> list[Row]:
    """The board in words."""
    return [row_of(owed) for owed in board]


def row_of(owed: Owed) -> Row:
    """One list in words."""
    state = owed.sending.state
    late = f"{owed.sending.late}天" if state is SendingState.OVERDUE else ""
    brought = Brought(owed.newest) if owed.newest else None
    return Row(owed, _KINDS[state], f"{state.label}{late}", brought)


def tabs_of(board: Sequence[Owed]) -> list[Tab]:
    """Every state with its count; together they are all lists."""
    counted = Counter(owed.sending.state for owed in board)
    states = [
        Tab(state.value, state.label, counted[state])
        for state in SendingState
        if counted[state]
    ]
    return [Tab("", "全部", len(board)), *states]


def departments_of(board: Iterable[Owed]) -> list[str]:
    """The fields of work that send any of the lists."""
    return sorted({field for owed in board for field in fields_of(owed.table.sender)})
