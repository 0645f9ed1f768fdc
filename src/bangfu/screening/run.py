"""一次筛查: run every rule of a book over an image and gather the hits."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from bangfu.lake.image import Image
from bangfu.lake.register import SEEN
from bangfu.policy import Policy
from bangfu.screening.book import Book
from bangfu.screening.hit import Hit
from bangfu.screening.rule import Finding, Row, Rule, Subject
from bangfu.screening.workbench import Workbench, all_hold, source_of

_KEYS = {Subject.MEMBER: ("household", "person"), Subject.HOUSEHOLD: ("household",)}


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
        hits += _hits(bench, rule, finding)
        remarks += _remarks(finding)
        ran.append(rule)
    homes = bench.table("households")
    inside = int(homes.count().execute())
    seen = int(homes.filter(homes.standing == SEEN).count().execute())
    return Run(
        on=image.on,
        division=division,
        hits=tuple(hits),
        ran=tuple(ran),
        not_run=tuple(not_run),
        remarks=tuple(remarks),
        households=inside - seen,
        seen=seen,
        elsewhere=int(image.tables["households"].count().execute() - inside),
    )


def _nothing(image: Image, book: Book, division: str) -> Run:
    """The run over a folder in which nobody is known."""
    reason = "文件夹里没有任何可用的户或人员"
    not_run = tuple(NotRun(rule, reason) for rule in book.rules.values())
    return Run(image.on, division, (), (), not_run, (), 0, 0, 0)


def _hits(bench: Workbench, rule: Rule, finding: Finding) -> Iterator[Hit]:
    """One hit a subject, in the order of household and member numbers."""
    keys = _KEYS[rule.subject]
    found = bench.keep("hit_items", finding.items.filter(all_hold(finding)))
    items = _by_subject(found, keys)
    evidence = _evidence(found, finding, keys) if items else {}
    for who, row in sorted(
        _numbers(bench, found, rule.subject).items(), key=lambda item: _order(item[1])
    ):
        own = items[who]
        behind = evidence.get(who) or own
        yield Hit(
            rule=rule,
            household_no=row["household_no"],
            member_no=row.get("member_no") or "",
            division_code=row["division_code"],
            sentence=rule.sentence(own),
            evidence=tuple(
                {
                    "value": finding.evidence.value({**own[0], **piece}),
                    "line": finding.evidence.line({**own[0], **piece}),
                    **source_of(bench.image, piece),
                }
                for piece in behind
            ),
        )


def _evidence(
    found: Any, finding: Finding, keys: Sequence[str]
) -> Mapping[tuple[int, ...], list[Row]]:
    """The rows behind the hits only; empty when the items are themselves the rows."""
    if finding.evidence.rows is None:
        return {}
    return _by_subject(finding.evidence.rows.semi_join(found, keys), keys)


def _by_subject(rows: Any, keys: Sequence[str]) -> Mapping[tuple[int, ...], list[Row]]:
    """Rows by subject, each subject's in the order of their files, sheets and rows."""
    grouped: dict[tuple[int, ...], list[Row]] = defaultdict(list)
    for row in rows.to_pyarrow().to_pylist():
        grouped[tuple(row[key] for key in keys)].append(row)
    for own in grouped.values():
        own.sort(key=lambda row: [row.get(at, 0) for at in ("batch", "sheet", "row")])
    return grouped


def _numbers(
    bench: Workbench, found: Any, subject: Subject
) -> dict[tuple[int, ...], Row]:
    """户编号 and 人口编号 of every subject that is hit."""
    keys = _KEYS[subject]
    homes = bench.table("households").select(
        "household", "household_no", "division_code"
    )
    rows = found.select(*keys).distinct().inner_join(homes, "household")
    if subject is Subject.MEMBER:
        people = bench.table("members").select("person", "member_no")
        rows = rows.inner_join(people, "person")
    listed = rows.to_pyarrow().to_pylist()
    return {tuple(row[key] for key in keys): row for row in listed}


def _order(row: Row) -> tuple[str, str]:
    return row["household_no"] or "", row.get("member_no") or ""


def _remarks(finding: Finding) -> Iterator[str]:
    for remark in finding.remarks:
        items = sorted(remark.items.to_pyarrow()["item"].to_pylist())
        if items:
            yield remark.say(items)
