"""导入: check files without writing, then write them batch by batch and open the lake."""

import fcntl
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID, uuid5

from bangfu.core.division import full_code
from bangfu.core.errors import BangfuError
from bangfu.intake.report import Report
from bangfu.intake.take import Load, Occasion, Progress, Staged, take
from bangfu.lake.lake import Lake
from bangfu.linkage.link import Answer
from bangfu.tables.table import Role
from bangfu.web.home import home
from bangfu.web.registry.actions import load_batch
from bangfu.web.registry.keys import SiteKeys, known_numbers
from bangfu.web.registry.models import Batch
from bangfu.web.registry.records import Differences, compare
from bangfu.web.registry.runs import home_lake, sources
from bangfu.web.trail.act import Actor
from bangfu.web.trail.clock import now

Told = dict[str, Any]


class AnotherImport(BangfuError):
    """Two imports at once."""

    def __init__(self) -> None:
        super().__init__("另一批表正在读入。没有保存，请过一两分钟再办。")


def check_files(
    files: Sequence[Path], *, on: date, division: str
) -> tuple[Report, list[Told]]:
    """What writing these files would do; nothing is written anywhere."""
    told: list[Told] = []

    def look(_lake: Lake, staged: Staged) -> None:
        told.append(_consequence(staged, compare(staged)))

    scratch = Path(tempfile.mkdtemp(prefix="bangfu-check-"))
    try:
        report = _take(files, Lake(scratch), on, division, look)
    finally:
        shutil.rmtree(scratch, ignore_errors=True)
    return report, told


def load_files(
    actor: Actor,
    files: Sequence[Path],
    *,
    on: date,
    division: str,
    full: bool = False,
    act_id: UUID | None = None,
    progress: Progress = lambda _: None,
) -> tuple[Report, list[Told]]:
    """Write files: each list in one act, then readers see its batch."""
    told: list[Told] = []
    ranks = {name: place for place, name in enumerate(sources(on, division))}

    def write(lake: Lake, staged: Staged) -> None:
        differences = compare(staged)
        told.append(_consequence(staged, differences))
        if told[-1]["loaded_before"]:
            return
        card = staged.report.batch
        load_batch(
            actor,
            staged=staged,
            told=differences,
            ranks=ranks,
            division=full_code(division),
            full=full,
            act_id=uuid5(act_id, f"{card.sha256}:{card.table}") if act_id else None,
        )
        lake.commit(card.number)

    with _one_at_a_time():
        settle_staged()
        report = _take(files, home_lake(), on, division, write, progress)
        home_lake().drop_staged()
    return report, told


def settle_staged() -> None:
    """After a crash: a batch on record becomes visible, any other staged one goes."""
    lake = home_lake()
    visible = {batch.number for batch in lake.batches()}
    numbers = set(Batch.objects.values_list("number", flat=True))
    for number in sorted(numbers - visible):
        lake.commit(number)
    lake.drop_staged()


def _take(
    files: Sequence[Path],
    lake: Lake,
    on: date,
    division: str,
    load: Load,
    progress: Progress = lambda _: None,
) -> Report:
    occasion = Occasion(on=on, division=division, now=now(), known=known_numbers())
    return take(
        files,
        lake,
        SiteKeys(),
        occasion,
        sources=sources(on, division),
        progress=progress,
        load=load,
    )


def _consequence(staged: Staged, differences: Differences) -> Told:
    """What writing a list does, in counts."""
    report = staged.report
    card = report.batch
    before = Batch.objects.filter(
        sha256=card.sha256, table=card.table, withdrawn_at=None
    )
    return {
        "file": card.file,
        "table": report.table,
        "title": report.title,
        "as_of": card.as_of.isoformat(),
        "rows": card.rows,
        "refused": report.refused,
        "answers": {_label(answer, staged): n for answer, n in report.answers.items()},
        "loaded_before": before.exists(),
        **asdict(differences.counts),
    }


def _label(answer: Answer, staged: Staged) -> str:
    entered = answer is Answer.NEW and staged.table.role is Role.REGISTRY
    return "新入册" if entered else answer.label


@contextmanager
def _one_at_a_time() -> Iterator[None]:
    """Imports reserve numbers by counting on, so only one may run."""
    home().mkdir(parents=True, exist_ok=True)
    with (home() / "import.lock").open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise AnotherImport from None
        yield
