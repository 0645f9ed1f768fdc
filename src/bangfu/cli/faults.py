"""差错归类: faults that one act would mend, told once with how many and where."""

from collections.abc import Iterable, Iterator

from bangfu.core.fault import Effect, Fault

_GRAVEST_FIRST = tuple(Effect)


def group_faults(faults: Iterable[Fault], *, shown: int) -> Iterator[str]:
    """A line a group with its count, gravest and biggest first, then its first places."""
    groups: dict[tuple[str, str, str], list[Fault]] = {}
    for fault in faults:
        groups.setdefault((fault.effect, fault.column, fault.remedy), []).append(fault)
    for own in sorted(groups.values(), key=_order):
        first = own[0]
        where = first.column or "整张表"
        yield f"  {first.effect.label}  {where} {len(own)} 处：{first.remedy}"
        for fault in own[:shown]:
            expected = f"，应为{fault.expected}" if fault.expected else ""
            yield f"      {fault.place}：{fault.found}{expected}"
        if len(own) > shown:
            yield f"      还有 {len(own) - shown} 处"


def _order(faults: list[Fault]) -> tuple[int, int]:
    return _GRAVEST_FIRST.index(faults[0].effect), -len(faults)
