"""收表报告: what became of every file, in counts and faults."""

from dataclasses import dataclass, field

from bangfu.core.fault import Fault
from bangfu.exchange.checked import Match, Unmatched
from bangfu.lake.batch import Batch
from bangfu.linkage.answers import Answer


@dataclass(frozen=True, slots=True)
class ListReport:
    """一张名单的结果: rows by answer; ``read`` = taken + refused."""

    table: str
    title: str
    batch: Batch
    read: int
    refused: int
    answers: dict[Answer, int]
    matches: tuple[Match, ...]
    dropped: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FileReport:
    """一个文件的结果."""

    file: str
    lists: tuple[ListReport, ...]
    faults: tuple[Fault, ...]
    unmatched: tuple[Unmatched, ...] = ()

    @property
    def refused(self) -> bool:
        """Whether nothing of it could be taken."""
        return not self.lists


@dataclass(frozen=True, slots=True)
class Report:
    """收表报告 of one take."""

    files: tuple[FileReport, ...]
    later: tuple[Batch, ...] = field(default=())

    @property
    def refused(self) -> tuple[FileReport, ...]:
        """Files of which nothing could be taken."""
        return tuple(file for file in self.files if file.refused)
