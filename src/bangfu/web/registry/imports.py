"""导入: check files without writing, then write them batch by batch and open the lake."""

import fcntl
import gc
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass, field, fields
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID, uuid5

from django.db.models import QuerySet

from bangfu.core.division import full_code
from bangfu.core.errors import BangfuError
from bangfu.exchange.taught import Taught
from bangfu.intake.report import Report
from bangfu.intake.take import Load, Occasion, Progress, Staged, take
from bangfu.lake.batch import Batch as Card
from bangfu.lake.lake import Lake
from bangfu.linkage.answers import Answer
from bangfu.tables.table import Keeping, Role, Table
from bangfu.web.home import home
from bangfu.web.registry.actions import load_batch
from bangfu.web.registry.keys import SiteKeys, known_numbers
from bangfu.web.registry.models import Batch
from bangfu.web.registry.records import Counts, Differences, compare
from bangfu.web.registry.runs import home_lake, sources
from bangfu.web.trail.act import Actor
from bangfu.web.trail.clock import now
from bangfu.web.trail.models import Event

Told = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Said:
    """随表说明: whether files are complete exports, which list, what headings mean."""

    full: bool = False
    table: str = ""
    taught: Taught = field(default_factory=dict)


_NOTHING = Said()


class AnotherImport(BangfuError):
    """Two imports at once."""

    def __init__(self) -> None:
        super().__init__("另一批表正在读入。没有保存，请过一两分钟再办。")


def check_files(
    files: Sequence[Path],
    *,
    on: date,
    division: str,
    said: Said = _NOTHING,
    progress: Progress = lambda _: None,
) -> tuple[Report, list[Told]]:
    """What writing these files would do; nothing is written anywhere."""
    told: list[Told] = []

    def look(_lake: Lake, staged: Staged) -> None:
        told.append(_consequence(staged, compare(staged)))

    scratch = Path(tempfile.mkdtemp(prefix="bangfu-check-"))
    try:
        asked = _occasion(on, division, said)
        report = _take(files, Lake(scratch), asked, look, progress)
    finally:
        shutil.rmtree(scratch, ignore_errors=True)
    return report, told


def load_files(
    actor: Actor,
    files: Sequence[Path],
    *,
    on: date,
    division: str,
    said: Said = _NOTHING,
    act_id: UUID | None = None,
    progress: Progress = lambda _: None,
) -> tuple[Report, list[Told]]:
    """Write files: each list in one act, then readers see its batch.

    Called again with the same ``act_id`` after a kill, it writes what is missing and
    tells of the rest what the first call wrote.
    """
    told: list[Told] = []
    ranks = {name: place for place, name in enumerate(sources(on, division))}

    def write(lake: Lake, staged: Staged) -> None:
        differences = compare(staged)
        card = staged.report.batch
        number = uuid5(act_id, f"{card.sha256}:{card.table}") if act_id else None
        told.append(_as_written(_consequence(staged, differences), card, number))
        if _loaded(card).exists():
            return
        load_batch(
            actor,
            staged=staged,
            told=differences,
            ranks=ranks,
            division=full_code(division),
            full=said.full,
            act_id=number,
        )
        lake.commit(card.number)

    with one_at_a_time(), _without_looking_for_cycles():
        _settle()
        asked = _occasion(on, division, said)
        report = _take(files, home_lake(), asked, write, progress)
        home_lake().drop_staged()
    return report, told


def settle_staged() -> None:
    """After a crash: a batch on record becomes visible, any other staged one goes.

    An import that goes on elsewhere settled when it began; its own is not touched.
    """
    with suppress(AnotherImport), one_at_a_time():
        _settle()


def _settle() -> None:
    lake = home_lake()
    visible = {batch.number for batch in lake.batches()}
    numbers = set(Batch.objects.values_list("number", flat=True))
    for number in sorted(numbers - visible):
        lake.commit(number)
    lake.drop_staged()
    _settle_withdrawn(lake)


def _settle_withdrawn(lake: Lake) -> None:
    """A batch that is withdrawn on record is so for the readers of the lake."""
    gone = Batch.objects.filter(withdrawn_at__isnull=False)
    moments = dict(gone.values_list("pk", "withdrawn_at"))
    for card in lake.batches():
        at = moments.get(card.number)
        if at is not None and card.withdrawn_at is None:
            lake.withdraw(card.number, at=at)


def _occasion(on: date, division: str, said: Said) -> Occasion:
    """Taken for a day and a place, by what the register knows now."""
    known, table = known_numbers(), said.table or None
    return Occasion(on, division, now(), known, table, said.taught)


def _take(
    files: Sequence[Path],
    lake: Lake,
    occasion: Occasion,
    load: Load,
    progress: Progress,
) -> Report:
    return take(
        files,
        lake,
        SiteKeys(),
        occasion,
        sources=sources(occasion.on, occasion.division),
        progress=progress,
        load=load,
    )


def _consequence(staged: Staged, differences: Differences) -> Told:
    """What writing a list does, in counts."""
    report = staged.report
    card = report.batch
    return {
        "file": card.file,
        "table": report.table,
        "title": report.title,
        "as_of": card.as_of.isoformat(),
        "rows": card.rows,
        "refused": report.refused,
        "answers": {_label(answer, staged): n for answer, n in report.answers.items()},
        "loaded_before": _loaded(card).exists(),
        "beside": list(_beside(card, staged.table)),
        **asdict(differences.counts),
    }


def _beside(card: Card, table: Table) -> Iterator[Told]:
    """Lists of the same day and place, beside which this one would count.

    A list sent in parts is meant so; one that was corrected and sent again is not.
    """
    if table.role is Role.REGISTRY or table.keeping is Keeping.EVENTS:
        return
    for other in home_lake().batches():
        same = (other.table, other.as_of) == (card.table, card.as_of)
        stands = other.withdrawn_at is None and other.sha256 != card.sha256
        if same and stands and not set(card.townships).isdisjoint(other.townships):
            yield {"number": other.number, "file": other.file, "rows": other.rows}


def _loaded(card: Card) -> QuerySet[Batch]:
    """The batch on record that holds the same list of the same file."""
    return Batch.objects.filter(sha256=card.sha256, table=card.table, withdrawn_at=None)


def _as_written(told: Told, card: Card, number: UUID | None) -> Told:
    """What this import itself wrote before it was killed is not told as an earlier one's."""
    if number is None or not Event.objects.filter(act_id=number).exists():
        return told
    batch = _loaded(card).get()
    counts = {one.name: getattr(batch, one.name) for one in fields(Counts)}
    return told | counts | {"loaded_before": False}


def _label(answer: Answer, staged: Staged) -> str:
    entered = answer is Answer.NEW and staged.table.role is Role.REGISTRY
    return "新入册" if entered else answer.label


@contextmanager
def _without_looking_for_cycles() -> Iterator[None]:
    """A roster is millions of objects and no cycles; looking for them costs a tenth."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


@contextmanager
def one_at_a_time() -> Iterator[None]:
    """Imports reserve numbers by counting on, so only one may run."""
    home().mkdir(parents=True, exist_ok=True)
    with (home() / "import.lock").open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise AnotherImport from None
        yield
