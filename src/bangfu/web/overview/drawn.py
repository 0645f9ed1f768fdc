"""总览的图: the figures as bars, drawn again only when they changed."""

from dataclasses import dataclass
from functools import lru_cache

from bangfu.documents.charts import (
    Link,
    PlaceBar,
    WeekBars,
    Words,
    places_svg,
    weeks_svg,
)
from bangfu.web.overview.figures import Row, Week

_WIDTHS = {"wide": 620, "narrow": 330}
# Drawn from nothing but the figures: who may see the figures may see the drawing.
_KEPT = 128


@dataclass(frozen=True, slots=True)
class Drawn:
    """一张图, for a desk and for a phone; empty where there is nothing to draw."""

    wide: str
    narrow: str


def of_places(rows: tuple[Row, ...]) -> Drawn:
    """各地问题: past their date, in time, closed."""
    return Drawn(*(_places(rows, kind) for kind in _WIDTHS))


def of_weeks(weeks: tuple[Week, ...]) -> Drawn:
    """每周登记和销号."""
    return Drawn(*(_weeks(weeks, kind) for kind in _WIDTHS))


@lru_cache(maxsize=_KEPT)
def _places(rows: tuple[Row, ...], kind: str) -> str:
    bars = [
        PlaceBar(
            row.name,
            row.counts.overdue,
            row.counts.open - row.counts.overdue,
            row.counts.closed,
            tuple(
                Link(row.link(column), f"{row.name}{words}{n:,}件")
                for column, words, n in (
                    ("overdue", "超期", row.counts.overdue),
                    ("open", "未销号", row.counts.open),
                    ("closed", "已销号", row.counts.closed),
                )
            ),
        )
        for row in rows
        if row.counts.open + row.counts.closed
    ]
    if not bars:
        return ""
    told = "；".join(
        f"{bar.name}超期{bar.over}件、未到期{bar.due}件、已销号{bar.closed}件"
        for bar in bars
    )
    words = Words("各地问题", told)
    return places_svg(bars, words, width=_WIDTHS[kind], name=f"places-{kind}")


@lru_cache(maxsize=_KEPT)
def _weeks(weeks: tuple[Week, ...], kind: str) -> str:
    bars = [WeekBars(week.monday, week.opened, week.closed) for week in weeks]
    if not bars:
        return ""
    last = bars[-1]
    told = (
        f"共{len(bars)}周，登记{sum(bar.opened for bar in bars)}件次，"
        f"销号{sum(bar.closed for bar in bars)}件次；"
        f"最近一周登记{last.opened}件次，销号{last.closed}件次"
    )
    words = Words("每周登记和销号", told)
    return weeks_svg(bars, words, width=_WIDTHS[kind], name=f"weeks-{kind}")
