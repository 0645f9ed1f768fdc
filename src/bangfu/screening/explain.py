"""说明: for one household and each rule, why it is a hit, or why it is not."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from bangfu.core.errors import BangfuError
from bangfu.lake.image import Image
from bangfu.policy import Policy
from bangfu.screening.book import Book
from bangfu.screening.hit import Hit
from bangfu.screening.judge import by_number, hits_of, in_file_order, numbered
from bangfu.screening.rule import Finding, Rule
from bangfu.screening.workbench import Workbench


class NoSuchHousehold(BangfuError):
    """A household number that the image does not have."""

    def __init__(self, household_no: str) -> None:
        super().__init__(
            f"没有户编号为“{household_no}”的户。请从筛查结果的“户编号”一列照抄后再试。"
        )


@dataclass(frozen=True, slots=True)
class Told:
    """一条规则的说明: the hits it makes of a household, and why of the rest it makes none."""

    rule: Rule
    hits: tuple[Hit, ...]
    otherwise: tuple[str, ...]


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
        return Told(rule, (), (f"没有判断：{reason}",))
    whole = bench.find(rule)
    finding = replace(whole, items=whole.items.filter(whole.items.household.isin(keys)))
    hits = tuple(hits_of(bench, rule, finding))
    said = tuple(dict.fromkeys(_otherwise(bench, rule, finding)))
    return Told(rule, hits, said or (() if hits else (rule.absent,)))


def _otherwise(bench: Workbench, rule: Rule, finding: Finding) -> Iterator[str]:
    """For each item that is no hit, what the first condition it fails says of it."""
    held = {
        f"held_{place}": condition.holds.fill_null(False)
        for place, condition in enumerate(finding.conditions)
    }
    items = numbered(bench, rule.subject, finding.items.mutate(**held))
    rows = items.to_pyarrow().to_pylist()
    for row in sorted(
        rows, key=lambda row: (*by_number(row), in_file_order(bench.image, row))
    ):
        failed = [place for place, name in enumerate(held) if not row[name]]
        if failed:
            why = finding.conditions[failed[0]].otherwise(row)
            yield (
                f"成员 {row['hit_member_no']}：{why}" if "hit_member_no" in row else why
            )
