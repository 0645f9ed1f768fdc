"""筛查的用量构成: where the CPU seconds of a whole screening go, stage by stage.

    ./dev python benchmarks/screen_profile.py FOLDER [--on 2026-06-30] [--division 620599]

Takes a folder as ``bangfu screen`` does and charges every stage with the CPU seconds of
this process and of the readers it started. Writes ``benchmarks/screen_profile.md``.
"""

import argparse
import resource
from collections import defaultdict
from datetime import date, datetime
from pathlib import Path

from bangfu.core.division import full_code
from bangfu.intake.folder import listed_files, temporary_lake
from bangfu.intake.keys import FolderKeys
from bangfu.intake.take import Occasion, take
from bangfu.lake.image import image
from bangfu.policy import load as load_policy
from bangfu.screening.book import load as load_book
from bangfu.screening.run import run

PAGE = Path(__file__).with_suffix(".md")


class Meter:
    """CPU seconds by stage, own and readers'."""

    def __init__(self) -> None:
        self.own: dict[str, float] = defaultdict(float)
        self.readers: dict[str, float] = defaultdict(float)
        self._stage, self._own, self._readers = "启动", *_used()

    def begin(self, stage: str) -> None:
        """Charge what was used so far to the stage that ends here."""
        own, readers = _used()
        self.own[self._stage] += own - self._own
        self.readers[self._stage] += readers - self._readers
        self._stage, self._own, self._readers = stage, own, readers


def _used() -> tuple[float, float]:
    use = [
        resource.getrusage(who)
        for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    ]
    own, readers = (one.ru_utime + one.ru_stime for one in use)
    return own, readers


def main() -> None:
    """Screen the folder once and write the page."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--on", type=date.fromisoformat, default=date(2026, 6, 30))
    parser.add_argument("--division", type=full_code, default="620599000000")
    given = parser.parse_args()
    meter = Meter()
    hits = screen(given.folder, given.on, given.division, meter)
    PAGE.write_text(page(meter, given.folder, hits), encoding="utf-8")
    print(PAGE.read_text(encoding="utf-8"))


def screen(folder: Path, on: date, division: str, meter: Meter) -> int:
    """The chain of ``bangfu screen``, each step charged to its stage."""
    moment = datetime.now().astimezone()
    policy = load_policy()
    sources = policy.at(on, division)["registry_sources"]
    with temporary_lake() as lake:
        take(
            listed_files(folder),
            lake,
            FolderKeys(),
            Occasion(on, division, moment),
            sources=sources,
            progress=lambda words: meter.begin(words.partition("《")[0]),
        )
        meter.begin("合并各表")
        taken = image(lake, on=on, known=moment, sources=sources)
        meter.begin("规则")
        found = run(taken, load_book(), policy, division=division)
        meter.begin("结束")
    return len(found.hits)


def page(meter: Meter, folder: Path, hits: int) -> str:
    """The figures as a Markdown table with shares of the whole."""
    total = sum(meter.own.values()) + sum(meter.readers.values())
    lines = [
        "# 筛查的用量构成",
        "",
        "由 `./dev python benchmarks/screen_profile.py 文件夹` 写成，单位 CPU 秒。",
        f"{datetime.now().astimezone().date()}，`{folder.name}`，命中 {hits} 条。",
        "",
        "| 阶段 | 主进程 | 读表进程 | 占比 |",
        "|---|---|---|---|",
    ]
    for stage, own in meter.own.items():
        readers = meter.readers[stage]
        lines.append(
            f"| {stage} | {own:.1f} | {readers:.1f} | {(own + readers) / total:.0%} |"
        )
    own, readers = sum(meter.own.values()), sum(meter.readers.values())
    lines.append(f"| 合计 | {own:.1f} | {readers:.1f} | 100% |")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    lines += [
        "",
        f"主进程内存峰值 {peak:.0f} MiB（各读表进程另计，同时只有一个）。",
        "",
    ]
    return "\n".join(lines)


if __name__ == "__main__":
    main()
