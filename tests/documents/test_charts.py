"""图: bars that are as long as their numbers, named, linked, and readable without colour."""

import itertools
import re
from datetime import date, timedelta
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from PIL import Image

import bangfu.web
from bangfu.documents.charts import (
    PAPER,
    SCREEN,
    Link,
    PlaceBar,
    WeekBars,
    Words,
    places_png,
    places_svg,
    weeks_png,
    weeks_svg,
)

WORDS = Words("各地问题", "清泉镇超期3件")
STYLESHEET = Path(bangfu.web.__file__).parent / "static" / "bangfu.css"


def a_bar(name: str, over: int, due: int, closed: int) -> PlaceBar:
    """A bar whose parts lead somewhere."""
    links = tuple(Link(f"/{name}/{n}?a=1&b=2", f"{name}{n}件") for n in "甲乙丙")
    return PlaceBar(name, over, due, closed, links)


BARS = [a_bar("清泉镇", 3, 9, 6), a_bar("明川镇", 0, 4, 8), a_bar("白家湾乡", 0, 0, 0)]


def weeks(many: int) -> list[WeekBars]:
    """So many weeks from the second of March on."""
    first = date(2026, 3, 2)
    return [WeekBars(first + timedelta(weeks=n), 5 + n % 7, n % 4) for n in range(many)]


def lengths(svg: str) -> dict[str, float]:
    """How long the bar behind each link is."""
    return {
        link.attrib["href"]: float(re.findall(r"h(-?[\d.]+)", link[0].attrib["d"])[0])
        for link in ET.fromstring(svg).iter("a")  # noqa: S314 our own drawing
    }


def test_a_bar_is_as_long_as_its_number() -> None:
    """Three, nine, six, four, eight: in the same measure, and nothing for zero."""
    found = lengths(places_svg(BARS, WORDS, width=600, name="x"))
    numbers = {
        "/清泉镇/甲?a=1&b=2": 3,
        "/清泉镇/乙?a=1&b=2": 9,
        "/清泉镇/丙?a=1&b=2": 6,
        "/明川镇/乙?a=1&b=2": 4,
        "/明川镇/丙?a=1&b=2": 8,
    }
    assert found.keys() == numbers.keys()
    one = found["/清泉镇/甲?a=1&b=2"] / 3
    for link, n in numbers.items():
        assert found[link] == pytest.approx(n * one)


def test_a_chart_tells_its_title_and_what_it_says() -> None:
    """For whoever does not see it; two charts on a page keep their ids apart."""
    first = places_svg(BARS, WORDS, width=600, name="x")
    second = weeks_svg(weeks(9), WORDS, width=600, name="y")
    assert '<title id="x-title">各地问题</title>' in first
    assert '<desc id="y-desc">清泉镇超期3件</desc>' in second
    assert 'aria-label="清泉镇甲件"' in first
    assert 'role="img"' in second
    ids = re.findall(r' id="([^"]+)"', first + second)
    assert len(ids) == len(set(ids)) == 4


def test_a_chart_brings_no_font_style_or_script_of_its_own() -> None:
    """What the page's stylesheet decides; every colour by its name there."""
    for svg in (
        places_svg(BARS, WORDS, width=340, name="x"),
        weeks_svg(weeks(30), WORDS, width=340, name="x"),
    ):
        assert not re.search(r"font-|style=|<script|https?:|ns0:", svg)
        used = set(re.findall(r'(?:fill|stroke)="([^"]+)"', svg)) - {"none"}
        assert used <= set(map(str, vars_of(SCREEN)))


def vars_of(palette: object) -> list[str]:
    """The colours of a palette."""
    return [getattr(palette, name) for name in palette.__slots__]  # type: ignore[attr-defined]


def test_paper_and_screen_have_the_same_colours() -> None:
    """The stylesheet's tokens are what a Word document gets."""
    tokens = dict(re.findall(r"--([\w-]+):(#\w+)", STYLESHEET.read_text("utf-8")))
    named = [re.sub(r"var\(--(.*)\)", r"\1", value) for value in vars_of(SCREEN)]
    assert [tokens[name] for name in named] == vars_of(PAPER)


def test_the_parts_of_a_bar_differ_on_a_grey_printer() -> None:
    """At least a fifth of the way from black to white between any two."""
    greys = sorted(
        Image.new("RGB", (1, 1), colour).convert("L").getpixel((0, 0))  # type: ignore[misc]
        for colour in (PAPER.over, PAPER.due, PAPER.closed)
    )
    assert min(b - a for a, b in itertools.pairwise(greys)) > 255 / 5


def test_a_phones_chart_is_no_wider_than_a_phone() -> None:
    """The names of places are whole, and the drawing fits 360 pixels."""
    bars = [a_bar("明川社区居民委员会", 1, 20, 300)]
    for svg in (
        places_svg(bars, WORDS, width=330, name="x"),
        weeks_svg(weeks(53), WORDS, width=330, name="x"),
    ):
        box = re.search(r'viewBox="0 0 ([\d.]+) ', svg)
        assert box
        assert float(box[1]) <= 360
    assert "明川社区居民委员会" in places_svg(bars, WORDS, width=330, name="x")


@pytest.mark.parametrize("many", [1, 3, 17, 53])
def test_dates_under_the_weeks_do_not_touch(many: int) -> None:
    """Each date has its 64 pixels, on a desk and on a phone."""
    for width in (330, 620):
        svg = weeks_svg(weeks(many), WORDS, width=width, name="x")
        at = [
            float(x)
            for x in re.findall(r"translate\(([\d.]+),[\d.]+\)[^>]*>\d+月", svg)
        ]
        assert at
        assert all(b - a >= 64 for a, b in itertools.pairwise(at))


def test_a_document_gets_the_same_chart_twice_as_fine() -> None:
    """The vermilion of what is late is in the picture of the places, teal in both."""
    for png, late in (
        (places_png(BARS, width=600), True),
        (weeks_png(weeks(9), width=600), False),
    ):
        image = Image.open(BytesIO(png)).convert("RGB")
        assert image.width >= 1200
        colours = {colour for _, colour in image.getcolors(1 << 24) or []}
        assert ((0xA5, 0x28, 0x1D) in colours) is late
        assert (0x8A, 0xB7, 0xC3) in colours


def test_nothing_to_draw_is_still_a_chart() -> None:
    """No place and no week: an empty frame, no error."""
    assert "<title" in places_svg([], WORDS, width=600, name="x")
    assert "<title" in weeks_svg([], WORDS, width=600, name="x")
