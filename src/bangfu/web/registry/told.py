"""核对结果怎么说: mapping, faults by remedy and consequences, for the page."""

from collections.abc import Iterable, Sequence
from typing import Any

from bangfu.core.fault import Effect, Fault
from bangfu.exchange.checked import Match
from bangfu.intake.report import FileReport, Report
from bangfu.lake.register import NATIONAL
from bangfu.tables import find_table

_SHOWN = 3
_LONGEST = 60  # a heading longer than that is a sentence
_SURE, _FAIR = 0.95, 0.8
Told = dict[str, Any]


def told_of(report: Report, consequences: Sequence[Told]) -> Told:
    """Everything the page says of checked files; no value of any row."""
    return {
        "files": [_file(file, consequences) for file in report.files],
        "can_be_full": any(one["table"] in NATIONAL for one in consequences),
        "rows": sum(one["rows"] for one in consequences if not one["loaded_before"]),
    }


def _file(file: FileReport, consequences: Sequence[Told]) -> Told:
    lists = []
    for one in file.lists:
        own = next(
            told
            for told in consequences
            if (told["file"], told["table"]) == (file.file, one.table)
        )
        matches = [_match(one.table, match) for match in one.matches]
        lists.append(own | {"matches": matches, "dropped": list(one.dropped)})
    teach = [
        *(
            _teachable(one.table, (match.column for match in one.matches), one.dropped)
            for one in file.lists
        ),
        *(
            _teachable(one.table.name, one.matched, one.dropped)
            for one in file.unmatched
        ),
    ]
    return {
        "file": file.file,
        "refused": file.refused,
        "lists": lists,
        "nothing_new": bool(lists) and not any(map(_brings_something, lists)),
        "faults": group_faults(file.faults),
        "teach": [one for one in teach if one["headings"] and one["columns"]],
    }


def _teachable(name: str, matched: Iterable[str], dropped: Sequence[str]) -> Told:
    """Headings that stand for nothing yet, and columns that nothing stands for."""
    table, taken = find_table(name), set(matched)
    free = [[c.name, c.title] for c in table.columns if c.name not in taken]
    return {
        "table": name,
        "title": table.title,
        "headings": [name for name in dropped if len(name) <= _LONGEST],
        "columns": free,
    }


def _brings_something(told: Told) -> bool:
    """Whether writing a list would change anything, or somebody has to settle a row."""
    return not told["loaded_before"] and bool(
        told["new"] or told["changed"] or told["unsure"]
    )


def _match(table: str, match: Match) -> Told:
    sure = "确定" if match.confidence >= _SURE else "较有把握"
    sure = "已学会" if match.taught else sure
    return {
        "heading": match.heading,
        "title": find_table(table).column(match.column).title,
        "sure": sure if match.confidence >= _FAIR else "猜测，请核对",
        "bars": range_of(match.confidence),
    }


def range_of(confidence: float) -> int:
    """Three bars for certain, two for fairly sure, one for a guess."""
    return 1 + (confidence >= _FAIR) + (confidence >= _SURE)


def group_faults(faults: Iterable[Fault]) -> list[Told]:
    """差错归类: one entry for all faults that one act would mend, gravest first."""
    groups: dict[tuple[Effect, str, str], list[Fault]] = {}
    for fault in faults:
        groups.setdefault((fault.effect, fault.column, fault.remedy), []).append(fault)
    gravest_first = list(Effect)
    ordered = sorted(
        groups.values(), key=lambda own: (gravest_first.index(own[0].effect), -len(own))
    )
    return [
        {
            "effect": own[0].effect.label,
            "refuses": own[0].effect in {Effect.FILE, Effect.ROW},
            "where": own[0].column or "整张表",
            "count": len(own),
            "remedy": own[0].remedy,
            "examples": [f"{fault.place}：{fault.found}" for fault in own[:_SHOWN]],
        }
        for own in ordered
    ]
