"""命中: what a rule says of a household or a member, and the leads that hits make."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from bangfu.core.cause import Cause
from bangfu.screening.rule import Rule


@dataclass(frozen=True, slots=True)
class Hit:
    """命中. ``sentence`` and ``evidence`` never carry a name or an id number.

    ``is_exempt`` says that an explanation in force covers it: told, and not followed up.
    Each piece of evidence has ``value``, ``line``, ``file``, ``sheet`` and ``row``;
    ``batches`` are those the pieces stand in, by the numbers of this lake.
    """

    rule: Rule
    household_no: str
    member_no: str
    division_code: str
    sentence: str
    evidence: tuple[Mapping[str, str | int], ...]
    is_exempt: bool = False
    batches: tuple[int, ...] = field(default=(), compare=False)


@dataclass(frozen=True, slots=True)
class Lead:
    """线索: the hits of one household and one cause, looked into together."""

    household_no: str
    cause: Cause
    hits: tuple[Hit, ...]


def merge(hits: Iterable[Hit]) -> list[Lead]:
    """线索合并: one lead a household and cause, in the order of the hits."""
    leads: dict[tuple[str, Cause], list[Hit]] = {}
    for hit in hits:
        leads.setdefault((hit.household_no, hit.rule.cause), []).append(hit)
    return [Lead(no, cause, tuple(own)) for (no, cause), own in leads.items()]
