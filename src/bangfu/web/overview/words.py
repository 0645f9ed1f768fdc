"""结论: the page's first sentence, from the figures below it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from bangfu.web.overview.figures import Figures, Row, Week

_NAMED, _ENOUGH = 3, 3


@dataclass(frozen=True, slots=True)
class Said:
    """A piece of a sentence, and whether it is set strong, or strong and late."""

    words: str
    is_strong: bool = False
    is_late: bool = False


def headline(figures: Figures) -> list[Said]:
    """The conclusion: what is left, what is late and where, and how the last week went."""
    total = figures.total.counts
    if not (total.opened or total.leads_open or total.leads_settled):
        return [Said("目前没有线索，也没有问题。")]
    return [
        *_of_problems(figures),
        Said("；"),
        *_of_leads(figures),
        Said("。"),
    ]


def last_week(weeks: Sequence[Week], day: date) -> str:
    """How many came last week and how many went; empty before the first week is over."""
    monday = day - timedelta(days=day.weekday() + 7)
    found = next((week for week in weeks if week.monday == monday), None)
    return f"上周登记{found.opened:,}件次，销号{found.closed:,}件次。" if found else ""


def _of_problems(figures: Figures) -> Iterator[Said]:
    total = figures.total.counts
    if not total.opened:
        yield Said("还没有登记问题")
    elif not total.open:
        yield Said("登记的")
        yield Said(f"{total.opened:,}件问题", is_strong=True)
        yield Said("都已了结")
    else:
        yield Said("未销号问题")
        yield Said(f"{total.open:,}件", is_strong=True)
        yield from _late(total.overdue, "件", "，都在期限内")
        if places := _worst(figures.rows):
            yield Said(f"，{places}最多")


def _of_leads(figures: Figures) -> Iterator[Said]:
    total = figures.total.counts
    if total.leads_open:
        yield Said("线索还有")
        yield Said(f"{total.leads_open:,}条", is_strong=True)
        yield Said("没有办结")
        yield from _late(total.leads_overdue, "条", "，都在期限内")
    elif total.leads_settled:
        yield Said(f"{total.leads_settled:,}条线索都已办结")
    else:
        yield Said("还没有线索")


def _late(n: int, unit: str, otherwise: str) -> Iterator[Said]:
    if n:
        yield Said("，其中")
        yield Said(f"超期{n:,}{unit}", is_strong=True, is_late=True)
    else:
        yield Said(otherwise)


def _worst(rows: Sequence[Row]) -> str:
    """The places where most is late: named once there is enough to name them for."""
    late = [row for row in rows if row.counts.overdue]
    if len(rows) <= 1 or sum(row.counts.overdue for row in late) < _ENOUGH:
        return ""
    late.sort(key=lambda row: -row.counts.overdue)
    named = [row.name for row in late if row.is_a_place]
    return "、".join(named[:_NAMED])
