"""判定: from a finding to its hits, in one order and with one wording for everybody."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from bangfu.lake.image import Image
from bangfu.screening.hit import Hit
from bangfu.screening.rule import Finding, Row, Rule, Subject
from bangfu.screening.workbench import Workbench, all_hold

_KEYS = {Subject.MEMBER: ("household", "person"), Subject.HOUSEHOLD: ("household",)}
Who = tuple[int, ...]


def hits_of(bench: Workbench, rule: Rule, finding: Finding) -> Iterator[Hit]:
    """One hit a subject, in the order of household and member numbers."""
    keys = _KEYS[rule.subject]
    hits = finding.items.filter(all_hold(finding))
    found = bench.keep("hit_items", numbered(bench, rule.subject, hits))
    items = _by_subject(bench.image, found, keys)
    behind = _evidence(bench.image, found, finding, keys) if items else {}
    for who, own in sorted(items.items(), key=lambda item: by_number(item[1][0])):
        rows = [{**own[0], **row} for row in behind.get(who) or own]
        yield Hit(
            rule=rule,
            household_no=own[0]["hit_household_no"],
            member_no=own[0].get("hit_member_no") or "",
            division_code=own[0]["hit_division_code"],
            sentence=rule.sentence(own),
            evidence=tuple(_piece(bench.image, finding, row) for row in rows),
            batches=_batches(bench.image, rows),
        )


def numbered(bench: Workbench, subject: Subject, items: Any) -> Any:
    """Items with 户编号, place and (for a member's rule) 人口编号 of their subject."""
    homes = bench.table("households").select(
        "household", hit_household_no="household_no", hit_division_code="division_code"
    )
    at_home = items.inner_join(homes, "household")
    if subject is Subject.HOUSEHOLD:
        return at_home
    people = bench.table("members").select("person", hit_member_no="member_no")
    return at_home.inner_join(people, "person")


def by_number(item: Row) -> tuple[str, str]:
    """The order of subjects: by the numbers people quote, never by an internal key."""
    return item["hit_household_no"], item.get("hit_member_no") or ""


def in_file_order(image: Image, row: Row) -> tuple[str, int, int]:
    """The order of rows: by file name, sheet and row; a row of no file comes first."""
    if "row" not in row:
        return "", 0, 0
    return image.batches[row["batch"]].file, row["sheet"], row["row"]


def _evidence(
    image: Image, found: Any, finding: Finding, keys: Sequence[str]
) -> Mapping[Who, list[Row]]:
    """The rows behind the hits only; empty when the items are themselves the rows."""
    if finding.evidence.rows is None:
        return {}
    return _by_subject(image, finding.evidence.rows.semi_join(found, keys), keys)


def _by_subject(
    image: Image, rows: Any, keys: Sequence[str]
) -> Mapping[Who, list[Row]]:
    grouped: dict[Who, list[Row]] = defaultdict(list)
    for row in rows.to_pyarrow().to_pylist():
        grouped[tuple(row[key] for key in keys)].append(row)
    for own in grouped.values():
        own.sort(key=lambda row: in_file_order(image, row))
    return grouped


def _batches(image: Image, rows: Sequence[Row]) -> tuple[int, ...]:
    """The loaded batches that rows stand in; a corrected row still stands in its own."""
    return tuple(sorted({image.batches[row["batch"]].number for row in rows}))


def _piece(image: Image, finding: Finding, row: Row) -> Mapping[str, str | int]:
    """One piece of evidence: value, line, file, sheet and row."""
    batch = image.batches[row["batch"]]
    return {
        "value": finding.evidence.value(row),
        "line": finding.evidence.line(row),
        "file": batch.file,
        "sheet": batch.sheets[row["sheet"]],
        "row": row["row"],
    }
