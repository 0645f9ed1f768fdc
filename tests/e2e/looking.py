"""Looking at a page: its frame, its width, its accessibility, and a picture of it."""

import os
from io import BytesIO
from pathlib import Path

from axe_playwright_python.base import AXE_SCRIPT
from browsing import DESK, PHONE, complaints
from PIL import Image
from playwright.sync_api import Page

SCREENS = Path(__file__).parents[2] / "var" / "screens"
LARGEST = 60_000
_SIZES = {"wide": DESK, "phone": PHONE}
_TALLEST = 6000
_AXE = """async () => {
    const told = await axe.run(document, {resultTypes: ["violations"]});
    return told.violations.flatMap(v => v.nodes.map(
        n => `${v.id} ${n.target} ${n.failureSummary}`.replace(/\\s+/g, " ")));
}"""
_SHAPE = """() => ({
    h1: document.querySelectorAll("h1").length,
    title: document.title,
    over: document.documentElement.scrollWidth - window.innerWidth,
    tall: document.documentElement.scrollHeight,
})"""
_MARKUP = """() => [...new Set([...document.body.querySelectorAll("*")].map(one => [
    one.tagName, one.className.baseVal ?? one.className,
    one.getAttribute("role"), one.getAttribute("type")].join(" ")))]"""
_examined: set[str] = set()


def _rgb(*codes: str) -> list[tuple[int, ...]]:
    return [tuple(bytes.fromhex(code)) for code in codes]


_INKS = _rgb("1a1e22", "474e54", "656c72", "0b5568", "a5281d", "755000", "8ab7c3")
_FLAT = _rgb("ffffff", "f6f6f2", "e3e5e1", "c3c8c4", "e6f0f2", "fbefec", "f9f3e1")
"""Colours of the stylesheet: letters and marks, whose edges blend, and flat ones."""


def faults(page: Page, name: str, *, kind: str) -> list[str]:
    """What is wrong with the open page, at a desk and on a phone.

    The first page of a kind and whatever holds markup that no page before it held are
    examined by axe and pictured; every page where BANGFU_SCREENS says ``all``.
    """
    found, before = complaints(page), page.viewport_size
    is_new = _is_new(page, kind)
    if is_new:
        page.evaluate(AXE_SCRIPT)
    for size, viewport in _SIZES.items():
        width, height = viewport["width"], viewport["height"]
        page.set_viewport_size({"width": width, "height": height})
        shape = page.evaluate(_SHAPE)
        told = _faults_of_shape(shape)
        if is_new:
            told += page.evaluate(_AXE)
            _take(page, f"{name}-{size}", tall=max(shape["tall"], height))
        found += [f"{size}：{fault}" for fault in told]
    if before:
        page.set_viewport_size(before)
    return [f"{name}：{fault}" for fault in found + complaints(page)]


def _take(page: Page, name: str, *, tall: int) -> None:
    """The whole page; as tall as it is, so that what is fixed below covers nothing."""
    SCREENS.mkdir(parents=True, exist_ok=True)
    size = page.viewport_size or DESK
    page.set_viewport_size({"width": size["width"], "height": min(tall, _TALLEST)})
    page.screenshot(path=SCREENS / f"{name}.png")


def _is_new(page: Page, kind: str) -> bool:
    """Whether axe has yet to see such a page; the same for another person it has judged."""
    markup = {f"kind {kind}", *page.evaluate(_MARKUP)}
    new = markup - _examined
    _examined.update(markup)
    return bool(new) or os.environ.get("BANGFU_SCREENS") == "all"


def _faults_of_shape(shape: dict[str, object]) -> list[str]:
    found = []
    if shape["h1"] != 1:
        found.append(f"有{shape['h1']}个 h1")
    if not str(shape["title"]).strip():
        found.append("没有标题")
    if int(str(shape["over"])) > 0:
        found.append(f"横向超出{shape['over']}像素")
    return found


def look(page: Page, name: str, *, refused: bool = False) -> None:
    """Fail if the open page has faults; a refusal is an answer the browser complains of."""
    if refused:
        complaints(page)
    found = faults(page, name, kind=name)
    assert not found, "\n".join(found)


def picture(page: Page, name: str) -> None:
    """A picture for the guide, as the user sees it, where BANGFU_PICTURES says to.

    The browser's own words (choose a file, a date) are Chinese where Debian's
    ``chromium-l10n`` is installed.
    """
    folder = os.environ.get("BANGFU_PICTURES")
    if not folder:
        return
    shot = Image.open(BytesIO(page.screenshot())).convert("RGB")
    path = Path(folder) / f"{name}.png"
    path.parent.mkdir(parents=True, exist_ok=True)
    for blends in (4, 3, 2, 1):
        fewer = shot.quantize(palette=_palette(blends), dither=Image.Dither.NONE)
        fewer.save(path, optimize=True)
        if path.stat().st_size <= LARGEST:
            return
    msg = f"{path.name} is larger than a guide's picture may be"
    raise AssertionError(msg)


def _palette(blends: int) -> Image.Image:
    """The stylesheet's own colours, and those of its letters' edges on white."""
    blended = [
        tuple(255 - (255 - part) * n // blends for part in colour)
        for colour in _INKS
        for n in range(1, blends + 1)
    ]
    image = Image.new("P", (1, 1))
    image.putpalette([part for colour in [*_FLAT, *blended] for part in colour])
    return image
