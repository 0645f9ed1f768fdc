"""读一个文件夹: the first half that screening and explaining share."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from bangfu.cli.options import now
from bangfu.cli.progress import Progress
from bangfu.exchange.taught import read_taught
from bangfu.intake.folder import listed_files, temporary_lake
from bangfu.intake.keys import FolderKeys
from bangfu.intake.report import Report
from bangfu.intake.take import Occasion, take
from bangfu.lake.image import Image, image
from bangfu.policy import load as load_policy


@dataclass(frozen=True, slots=True)
class Taken:
    """A folder that has been read: what became of the files, and what they say."""

    report: Report
    image: Image


@contextmanager
def taken_folder(
    folder: Path,
    *,
    on: date,
    division: str,
    progress: Progress,
    leave_out: Path | None = None,
) -> Iterator[Taken]:
    """Read every file of a folder; the lake is gone when the block ends."""
    own = leave_out.resolve() if leave_out else None
    files = [path for path in listed_files(folder) if path.resolve() != own]
    moment = now()
    order = load_policy().at(on, division)["registry_sources"]
    sources = order if isinstance(order, tuple) else ()
    with temporary_lake() as lake:
        occasion = Occasion(
            on=on, division=division, now=moment, taught=read_taught(folder)
        )
        report = take(
            files, lake, FolderKeys(), occasion, sources=sources, progress=progress.step
        )
        progress.step("合并各表")
        yield Taken(report, image(lake, on=on, known=moment, sources=sources))
