"""Working without a mouse: Tab until something has the focus, and see that it shows."""

from playwright.sync_api import Locator, Page

_MOST_TABS = 120
_HAS_FOCUS = "one => one === document.activeElement"
_SEEN = """() => {
    const one = document.activeElement, style = getComputedStyle(one);
    const box = one.getBoundingClientRect();
    const drawn = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
    return drawn && box.bottom > 0 && box.right > 0;
}"""


def tab_to(page: Page, wanted: Locator) -> None:
    """Press Tab until it has the focus; every stop on the way must show."""
    for _ in range(_MOST_TABS):
        page.keyboard.press("Tab")
        assert page.evaluate(_SEEN), "the focus does not show: " + focused(page)
        if wanted.first.evaluate(_HAS_FOCUS):
            return
    msg = f"Tab never comes to {wanted}"
    raise AssertionError(msg)


def focused(page: Page) -> str:
    """What has the focus, for a message."""
    html: str = page.evaluate("document.activeElement.outerHTML")
    return html[:200]


def enter(page: Page, wanted: Locator) -> None:
    """Follow a link or press a button with the Enter key."""
    tab_to(page, wanted)
    with page.expect_navigation():
        page.keyboard.press("Enter")
