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
    everybody = _count(image.tables["households"])
    inside = _count(bench.table("households"))
    return Run(
        on=image.on,
        division=division,
        hits=tuple(hits),
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


def _hits(bench: Workbench, rule: Rule, finding: Finding) -> Iterator[Hit]:
    """One hit a subject, in the order of household and member numbers."""
    keys = _KEYS[rule.subject]
    found = bench.keep("hit_items", _numbered(bench, rule.subject, finding))
    items = _by_subject(found, keys)
    evidence = _evidence(found, finding, keys) if items else {}
    for who, own in sorted(items.items(), key=lambda item: _order(item[1][0])):
        behind = evidence.get(who) or own
        yield Hit(
            rule=rule,
            household_no=own[0]["hit_household_no"],
            member_no=own[0].get("hit_member_no") or "",
            division_code=own[0]["hit_division_code"],
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


def _numbered(bench: Workbench, subject: Subject, finding: Finding) -> Any:
    """The items that hit, with 户编号 and 人口编号 of their subject."""
    homes = bench.table("households").select(
        "household", hit_household_no="household_no", hit_division_code="division_code"
    )
    hits = finding.items.filter(all_hold(finding)).inner_join(homes, "household")
    if subject is Subject.HOUSEHOLD:
        return hits
    people = bench.table("members").select("person", hit_member_no="member_no")
    return hits.inner_join(people, "person")


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


def _order(row: Row) -> tuple[str, str]:
    return row["hit_household_no"], row.get("hit_member_no") or ""


def _remarks(finding: Finding) -> Iterator[str]:
    for remark in finding.remarks:
        items = sorted(remark.items.to_pyarrow()["item"].to_pylist())
        if items:
            yield remark.say(items)
