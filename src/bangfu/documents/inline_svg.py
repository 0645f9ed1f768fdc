"""嵌入网页的图: a drawn SVG without what a page says better itself: fonts, sizes, roles."""

from collections.abc import Mapping
from xml.etree import ElementTree as ET

HERE = "https://here.invalid"
"""Before a link of our own; the drawing program takes whole addresses only."""

_SVG = "http://www.w3.org/2000/svg"
_XLINK = "{http://www.w3.org/1999/xlink}href"
_OF_THE_PAGE = ("font-family", "font-size", "font-weight", "pointer-events", "style")
_TOLD_TWICE = ("aria-hidden", "aria-roledescription", "aria-label", "role", "class")


def finished(
    svg: str, *, title: str, told: str, name: str, links: Mapping[str, str]
) -> str:
    """The drawing as part of a page: named, told in words, its links our own.

    ``links`` says where each link leads. The table beside a chart has the same links,
    so those of the chart are for the mouse alone.
    """
    root = ET.fromstring(svg)  # noqa: S314 we drew it ourselves
    for parent in list(root.iter()):
        for child in list(parent):
            if _is_empty(child):
                parent.remove(child)
    for element in root.iter():
        _cleaned(element)
        if link := element.get("href"):
            element.attrib |= {"aria-label": links[link], "tabindex": "-1"}
    box = root.get("viewBox", "")
    root.attrib.clear()
    root.attrib |= {
        "class": "chart",
        "viewBox": box,
        "role": "group" if links else "img",
        "aria-labelledby": f"{name}-title {name}-desc",
    }
    root.insert(0, _text("desc", told, f"{name}-desc"))
    root.insert(0, _text("title", title, f"{name}-title"))
    return ET.tostring(root, encoding="unicode")


def _cleaned(element: ET.Element) -> None:
    element.tag = element.tag.removeprefix(f"{{{_SVG}}}")
    for attribute in (*_OF_THE_PAGE, *_TOLD_TWICE):
        element.attrib.pop(attribute, None)
    if element.get("opacity") == "1":
        del element.attrib["opacity"]
    link = element.attrib.pop(_XLINK, None)
    if link:
        element.set("href", link.removeprefix(HERE))


def _is_empty(element: ET.Element) -> bool:
    """The invisible boxes that the drawing program leaves around everything."""
    invisible = element.get("class") in {"background", "foreground"}
    white = element.tag.endswith("rect") and element.get("fill") == "transparent"
    return invisible or white


def _text(tag: str, words: str, name: str) -> ET.Element:
    element = ET.Element(tag, {"id": name})
    element.text = words
    return element
