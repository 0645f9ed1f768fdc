"""What journeys share: the site, how somebody of the cast comes in, a browser's complaints."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from weakref import WeakKeyDictionary

from playwright.sync_api import Browser, ConsoleMessage, Page, Request, Response

PASSWORD = "Shili-2026-yanshi"  # noqa: S105 the demo's, printed when it starts
PHONE = {"width": 360, "height": 800}
DESK = {"width": 1366, "height": 768}
_PATIENCE_MS = 30_000
_complaints: WeakKeyDictionary[Page, list[str]] = WeakKeyDictionary()


@dataclass(frozen=True)
class Site:
    """A served demo."""

    address: str
    home: Path
    env: Mapping[str, str]


def come_in(browser: Browser, site: Site, login: str, *, phone: bool = False) -> Page:
    """Log in as somebody of the cast, on a phone or at a desk."""
    page = at_the_door(browser, site, phone=phone)
    log_in(page, login)
    page.wait_for_url(f"{site.address}/**")
    return page


def at_the_door(browser: Browser, site: Site, *, phone: bool = False) -> Page:
    """The log-in page in a browser of its own, listened to."""
    size = PHONE if phone else DESK
    context = browser.new_context(
        viewport={"width": size["width"], "height": size["height"]}, locale="zh-CN"
    )
    context.set_default_timeout(_PATIENCE_MS)
    page = context.new_page()
    listen(page)
    page.goto(f"{site.address}/login/")
    return page


def log_in(page: Page, login: str) -> None:
    """Fill in the log-in page."""
    page.locator("input[name=login]").fill(login)
    page.locator("input[name=password]").fill(PASSWORD)
    press(page, "登录")


def press(page: Page, button: str) -> None:
    """Press a button and wait for the next page."""
    page.get_by_role("button", name=button, exact=True).first.click()
    page.wait_for_load_state()


def at(
    browser: Browser, site: Site, login: str, address: str, *, phone: bool = False
) -> Page:
    """Somebody opens a page."""
    page = come_in(browser, site, login, phone=phone)
    page.goto(address)
    return page


def listen(page: Page) -> None:
    """Note whatever the browser complains about."""
    found = _complaints.setdefault(page, [])

    def said(message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            found.append(f"{message.type}：{message.text}")

    def answered(response: Response) -> None:
        if response.status >= 400:
            found.append(f"{response.status}：{response.url}")

    def failed(request: Request) -> None:
        found.append(f"{request.failure}：{request.url}")

    page.on("console", said)
    page.on("pageerror", lambda error: found.append(str(error)))
    page.on("response", answered)
    page.on("requestfailed", failed)


def complaints(page: Page) -> list[str]:
    """What the browser complained about since somebody asked last."""
    found = _complaints.get(page, [])
    told = list(found)
    found.clear()
    return told
