"""一次筛查: run every rule of a book over an image and gather the hits."""

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from bangfu.lake.image import Image
from bangfu.lake.register import SEEN
from bangfu.policy import Policy
from bangfu.screening.book import Book
from bangfu.screening.exemption import Exemption, mark
from bangfu.screening.hit import Hit
from bangfu.screening.judge import hits_of
from bangfu.screening.rule import Finding, Rule
from bangfu.screening.workbench import Workbench


@dataclass(frozen=True, slots=True)
class NotRun:
    """未运行: a rule that could not run, and why."""

    rule: Rule
    reason: str


@dataclass(frozen=True, slots=True)
class Run:
    """筛查结果, and how many households it is about.

    ``households`` are those of the registers, ``seen`` the newcomers of lists, and
    ``elsewhere`` those of another division, which were not judged.
    """

    on: date
    division: str
    hits: tuple[Hit, ...]
    ran: tuple[Rule, ...]
    not_run: tuple[NotRun, ...]
    remarks: tuple[str, ...]
    households: int
    seen: int
    elsewhere: int


def run(
    image: Image,
    book: Book,
    policy: Policy,
    *,
    division: str,
    exemptions: Collection[Exemption] = (),
    progress: Callable[[str], None] = lambda _: None,
) -> Run:
    """Judge the households of a division on the image's day."""
    if "households" not in image.tables:
        return _nothing(image, book, division)
    bench = Workbench(image, book, policy.at(image.on, division), division)
    hits: list[Hit] = []
    ran: list[Rule] = []
    not_run: list[NotRun] = []
    remarks: list[str] = []
    for rule in book.rules.values():
        if reason := bench.reason_not_to_run(rule):
            not_run.append(NotRun(rule, reason))
            continue
        progress(f"筛查 {rule.title}")
        finding = bench.find(rule)
        hits += hits_of(bench, rule, finding)
        remarks += _remarks(finding)
        ran.append(rule)
    everybody = _count(image.tables["households"])
    inside = _count(bench.table("households"))
    return Run(
        on=image.on,
        division=division,
        hits=tuple(mark(hits, exemptions, on=image.on)),
        ran=tuple(ran),
        not_run=tuple(not_run),
        remarks=tuple(remarks),
        households=inside["homes"] - inside["seen"],
        seen=inside["seen"],
        elsewhere=everybody["homes"] - inside["homes"],
    )


def _count(households: Any) -> dict[str, int]:
    counts = households.aggregate(
        homes=households.count(),
        seen=(households.standing == SEEN).sum().fill_null(0),
    )
    [row] = counts.to_pyarrow().to_pylist()
    return dict(row)


def _nothing(image: Image, book: Book, division: str) -> Run:
    """The run over a folder in which nobody is known."""
    reason = "文件夹里没有任何可用的户或人员"
    not_run = tuple(NotRun(rule, reason) for rule in book.rules.values())
    return Run(image.on, division, (), (), not_run, (), 0, 0, 0)


def _remarks(finding: Finding) -> Iterator[str]:
    for remark in finding.remarks:
        items = sorted(remark.items.to_pyarrow()["item"].to_pylist())
        if items:
            yield remark.say(items)
