"""说明: for one household and each rule, why it is a hit, or why it is not."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from bangfu.core.errors import BangfuError
from bangfu.lake.image import Image
from bangfu.policy import Policy
from bangfu.screening.book import Book
from bangfu.screening.rule import Finding, Row, Rule, Subject
from bangfu.screening.workbench import Workbench, source_of


class NoSuchHousehold(BangfuError):
    """A household number that the image does not have."""

    def __init__(self, household_no: str) -> None:
        super().__init__(
            f"没有户编号为“{household_no}”的户。请从筛查结果的“户编号”一列照抄后再试。"
        )


@dataclass(frozen=True, slots=True)
class Told:
    """一条规则的说明: the sentences for each item, whether any is a hit, and evidence."""

    rule: Rule
    is_hit: bool
    sentences: tuple[str, ...]
    evidence: tuple[str, ...]


def explain(
    image: Image,
    book: Book,
    policy: Policy,
    *,
    division: str,
    household_no: str,
    rules: Sequence[Rule],
) -> list[Told]:
    """Every rule's word on one household."""
    bench = Workbench(image, book, policy.at(image.on, division), division)
    homes = bench.table("households")
    found = homes.filter(homes.household_no == household_no).household
    keys = sorted(found.to_pyarrow().to_pylist())
    if not keys:
        raise NoSuchHousehold(household_no)
    return [_tell(bench, rule, keys) for rule in rules]


def _tell(bench: Workbench, rule: Rule, keys: Sequence[int]) -> Told:
    if reason := bench.reason_not_to_run(rule):
        return Told(rule, is_hit=False, sentences=(f"没有判断：{reason}",), evidence=())
    finding = bench.find(rule)
    items = _judged(finding, keys)
    hits = [item for item in items if all(item["_held"])]
    sentences = [
        *_said(rule, hits),
        *(sentence for item in items for sentence in _otherwise(finding, item)),
    ]
    return Told(
        rule,
        is_hit=bool(hits),
        sentences=tuple(dict.fromkeys(sentences)) or (rule.absent,),
        evidence=tuple(_evidence(bench.image, finding, hits, keys)),
    )


def _judged(finding: Finding, keys: Sequence[int]) -> list[dict[str, Any]]:
    """The household's items, each with what every condition says of it."""
    held = {
        f"_held_{place}": condition.holds.fill_null(False)
        for place, condition in enumerate(finding.conditions)
    }
    items = finding.items.mutate(**held)
    rows = items.filter(items.household.isin(keys)).to_pyarrow().to_pylist()
    for row in rows:
        row["_held"] = [row.pop(name) for name in held]
    return sorted(rows, key=_place)


def _place(row: Row) -> list[int]:
    """The order things are told in: by person, then as the files have them."""
    return [row.get(at) or 0 for at in ("person", "batch", "sheet", "row")]


def _said(rule: Rule, hits: Sequence[Row]) -> list[str]:
    """A member's rule speaks of each member, a household's rule once of all items."""
    if not hits:
        return []
    if rule.subject is Subject.MEMBER:
        return [rule.sentence([hit]) for hit in hits]
    return [rule.sentence(hits)]


def _otherwise(finding: Finding, item: Row) -> Iterator[str]:
    """The first condition an item fails says why it is no hit."""
    for condition, held in zip(finding.conditions, item["_held"], strict=True):
        if not held:
            yield condition.otherwise(item)
            return


def _evidence(
    image: Image, finding: Finding, hits: Sequence[Row], keys: Sequence[int]
) -> Iterator[str]:
    if not hits:
        return
    rows = finding.evidence.rows
    behind: Sequence[Row] = hits
    if rows is not None:
        behind = rows.filter(rows.household.isin(keys)).to_pyarrow().to_pylist()
    behind = sorted(behind, key=_place)
    people = {hit.get("person"): hit for hit in hits}
    for piece in behind:
        item = people.get(piece.get("person")) or (
            None if "person" in hits[0] else hits[0]
        )
        if item is not None:
            source = source_of(image, piece)
            yield (
                f"{finding.evidence.value({**item, **piece})}；"
                f"{finding.evidence.line({**item, **piece})}；"
                f"《{source['file']}》{source['sheet']}第{source['row']}行"
            )
