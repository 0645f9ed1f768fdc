"""图: counts as bars, drawn without a browser; for a page (SVG) and for Word (PNG)."""

import json
import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import altair as alt
import vl_convert

from bangfu.documents.inline_svg import HERE, finished

FONT = "Noto Sans CJK SC, Source Han Sans SC, Microsoft YaHei, sans-serif"
_LETTER, _ROW, _TALL = 12, 22, 180  # pixels
_AROUND = {"left": 0, "right": 14, "top": 4, "bottom": 2}
_DAY_LABEL = 64  # "12月28日" and a gap
_FEWEST_WEEKS = 8
_TICKS = {True: 8, False: 4}
_WIDE = 480


@dataclass(frozen=True, slots=True)
class Palette:
    """The colours of a chart; they differ in darkness too, for a grey printer."""

    over: str
    due: str
    closed: str
    edge: str
    rule: str
    ink: str


PAPER = Palette("#a5281d", "#8ab7c3", "#e6f0f2", "#7d858a", "#e3e5e1", "#474e54")
SCREEN = Palette(
    *(f"var(--{name})" for name in ("zhu", "q3", "q1", "line-3", "line", "ink-2"))
)
"""The same six, by the names that the site's stylesheet gives them."""


@dataclass(frozen=True, slots=True)
class Link:
    """Where a part of a bar leads, and what is there."""

    href: str
    words: str


@dataclass(frozen=True, slots=True)
class PlaceBar:
    """One bar a place: past their date, still in time, closed; and perhaps where each leads."""

    name: str
    over: int
    due: int
    closed: int
    links: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class WeekBars:
    """Two bars a week: what was opened and what was closed in the week of a Monday."""

    monday: date
    opened: int
    closed: int


@dataclass(frozen=True, slots=True)
class Words:
    """What a chart is called and what it says, for whoever does not see it."""

    title: str
    told: str


def places_svg(bars: Sequence[PlaceBar], words: Words, *, width: int, name: str) -> str:
    """What is where, for a page; ``name`` keeps what is inside apart from other charts."""
    links = {link.href: link.words for bar in bars for link in bar.links}
    chart = _svg(_places(bars, width, SCREEN))
    return finished(chart, title=words.title, told=words.told, name=name, links=links)


def places_png(bars: Sequence[PlaceBar], *, width: int) -> bytes:
    """What is where, for a document, twice as fine."""
    return _png(_places(bars, width, PAPER))


def weeks_svg(weeks: Sequence[WeekBars], words: Words, *, width: int, name: str) -> str:
    """What came and went each week, for a page."""
    chart = _svg(_weeks(weeks, width, SCREEN))
    return finished(chart, title=words.title, told=words.told, name=name, links={})


def weeks_png(weeks: Sequence[WeekBars], *, width: int) -> bytes:
    """What came and went each week, for a document."""
    return _png(_weeks(weeks, width, PAPER))


def _places(bars: Sequence[PlaceBar], width: int, palette: Palette) -> alt.Chart:
    margin = _LETTER * max((len(bar.name) for bar in bars), default=0) + 8
    most = max((bar.over + bar.due + bar.closed for bar in bars), default=0)
    kinds = [palette.over, palette.due, palette.closed]
    chart = (
        alt.Chart(alt.InlineData(values=list(_parts(bars))))
        .mark_bar(stroke=palette.edge, strokeWidth=0.5)
        .encode(
            y=alt.Y(
                "row:O",
                title=None,
                # By number: two villages may have one name.
                scale=alt.Scale(domain=list(range(len(bars)))),
                axis=alt.Axis(
                    ticks=False,
                    domain=False,
                    labelExpr=_named({n: bar.name for n, bar in enumerate(bars)}),
                    labelLimit=0,
                    minExtent=margin,
                    maxExtent=margin,
                ),
            ),
            x=alt.X(
                "from:Q",
                title=None,
                scale=alt.Scale(domain=[0, max(most, 4)], nice=True),
                axis=alt.Axis(tickCount=_TICKS[width > _WIDE], format=",d"),
            ),
            x2="to:Q",
            color=alt.Color(
                "kind:O", scale=alt.Scale(domain=[0, 1, 2], range=kinds), legend=None
            ),
        )
    )
    return _framed(
        chart.encode(href="href:N") if all(bar.links for bar in bars) else chart,
        palette,
        width=width - margin - _AROUND["right"],
        height=_ROW * len(bars),
    )


def _parts(bars: Sequence[PlaceBar]) -> Iterator[dict[str, Any]]:
    for row, bar in enumerate(bars):
        end = 0
        for kind, n in enumerate((bar.over, bar.due, bar.closed)):
            start, end = end, end + n
            if n:
                link = {"href": HERE + bar.links[kind].href} if bar.links else {}
                yield {"row": row, "kind": kind, "from": start, "to": end} | link


def _weeks(weeks: Sequence[WeekBars], width: int, palette: Palette) -> alt.Chart:
    slots = max(len(weeks), _FEWEST_WEEKS)
    most = max((max(week.opened, week.closed) for week in weeks), default=0)
    margin = _LETTER * max(2, len(f"{most:,}")) * 0.7 + 8
    inner = width - margin - _AROUND["right"]
    every = math.ceil(_DAY_LABEL / (inner / slots))
    marked = {
        i: f"{weeks[i].monday.month}月{weeks[i].monday.day}日"
        for i in range(0, len(weeks), every)
        if (slots - i) * inner / slots > _DAY_LABEL - _AROUND["right"]
    }
    kinds = alt.Scale(domain=[0, 1], range=[palette.due, palette.closed])
    return _framed(
        alt.Chart(alt.InlineData(values=list(_pairs(weeks))))
        .mark_rect(stroke=palette.edge, strokeWidth=0.5)
        .encode(
            x=alt.X(
                "from:Q",
                title=None,
                scale=alt.Scale(domain=[0, slots], nice=False),
                axis=alt.Axis(
                    values=list(marked),
                    labelExpr=_named(marked),
                    labelAlign="left",
                    labelLimit=0,
                    grid=False,
                ),
            ),
            x2="to:Q",
            y=alt.Y(
                "none:Q",
                title=None,
                scale=alt.Scale(domain=[0, max(most, 4)], nice=True),
                axis=alt.Axis(
                    tickCount=4,
                    format=",d",
                    domain=False,
                    minExtent=margin,
                    maxExtent=margin,
                ),
            ),
            y2="n:Q",
            color=alt.Color("kind:O", scale=kinds, legend=None),
        ),
        palette,
        width=inner,
        height=_TALL,
    )


def _pairs(weeks: Sequence[WeekBars]) -> Iterator[dict[str, Any]]:
    for i, week in enumerate(weeks):
        for kind, n in enumerate((week.opened, week.closed)):
            start = i + 0.1 + 0.4 * kind
            if n:
                yield {
                    "kind": kind,
                    "from": start,
                    "to": start + 0.4,
                    "none": 0,
                    "n": n,
                }


def _named(words: Mapping[int, str]) -> str:
    """A Vega expression: each number's own words."""
    return f"({json.dumps(words, ensure_ascii=False)})[datum.value]"


def _framed(
    chart: alt.Chart, palette: Palette, *, width: float, height: int
) -> alt.Chart:
    framed: alt.Chart = (
        chart.properties(
            width=width, height=height, padding=_AROUND, background="transparent"
        )
        .configure(aria=False, font=FONT)
        .configure_view(stroke=None)
        .configure_axis(
            labelFontSize=_LETTER,
            labelColor=palette.ink,
            gridColor=palette.rule,
            domainColor=palette.edge,
            tickColor=palette.edge,
        )
    )
    return framed


def _svg(chart: alt.Chart) -> str:
    return vl_convert.vegalite_to_svg(chart.to_dict())


def _png(chart: alt.Chart) -> bytes:
    return vl_convert.vegalite_to_png(chart.to_dict(), scale=2)
