"""What journeys share: the site, and how somebody of the cast comes in."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, Page

PASSWORD = "Shili-2026-yanshi"  # noqa: S105 the demo's, printed when it starts
PHONE = {"width": 360, "height": 740}
DESK = {"width": 1366, "height": 768}


@dataclass(frozen=True)
class Site:
    """A served demo."""

    address: str
    home: Path
    env: Mapping[str, str]


def come_in(browser: Browser, site: Site, login: str, *, phone: bool = False) -> Page:
    """Log in as somebody of the cast, on a phone or at a desk."""
    size = PHONE if phone else DESK
    context = browser.new_context(
        viewport={"width": size["width"], "height": size["height"]}
    )
    context.set_default_timeout(8000)
    page = context.new_page()
    page.goto(f"{site.address}/login/")
    page.locator("input[name=login]").fill(login)
    page.locator("input[name=password]").fill(PASSWORD)
    page.locator("main button").first.click()
    page.wait_for_url(f"{site.address}/")
    return page


def press(page: Page, button: str) -> None:
    """Press a button and wait for the next page."""
    page.get_by_role("button", name=button, exact=True).first.click()
    page.wait_for_load_state()
