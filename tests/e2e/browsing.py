"""What journeys share: the site, how somebody of the cast comes in, a browser's complaints."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from weakref import WeakKeyDictionary

from playwright.sync_api import (
    Browser,
    ConsoleMessage,
    Page,
    Request,
    Response,
    StorageState,
)

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
    env: Mapping[str, str] = field(compare=False)


_states: dict[tuple[Site, str], StorageState] = {}


def come_in(browser: Browser, site: Site, login: str, *, phone: bool = False) -> Page:
    """Somebody of the cast on the first page of his day, on a phone or at a desk."""
    return at(browser, site, login, f"{site.address}/account/home/", phone=phone)


def at(
    browser: Browser, site: Site, login: str, address: str, *, phone: bool = False
) -> Page:
    """Somebody opens a page; who came in before is still in, unless somebody ended it."""
    page = _new_page(browser, phone=phone, state=_states.get((site, login)))
    page.goto(address)
    if page.locator("main.login").count():
        log_in(page, login)
        _states[site, login] = page.context.storage_state()
    return page


def at_the_door(browser: Browser, site: Site, *, phone: bool = False) -> Page:
    """The log-in page in a browser that nobody came in with."""
    page = _new_page(browser, phone=phone)
    page.goto(f"{site.address}/login/")
    return page


def _new_page(
    browser: Browser, *, phone: bool, state: StorageState | None = None
) -> Page:
    """An empty page in a browser of its own, listened to."""
    size = PHONE if phone else DESK
    context = browser.new_context(
        viewport={"width": size["width"], "height": size["height"]},
        locale="zh-CN",
        storage_state=state,
    )
    context.set_default_timeout(_PATIENCE_MS)
    page = context.new_page()
    listen(page)
    return page


def log_in(page: Page, login: str) -> None:
    """Fill in the log-in page."""
    page.locator("input[name=login]").fill(login)
    page.locator("input[name=password]").fill(PASSWORD)
    press(page, "登录")


def press(page: Page, button: str) -> None:
    """Press a button and wait for the next page."""
    with page.expect_navigation():
        page.get_by_role("button", name=button, exact=True).first.click()


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
        # A page that is left before its icon came gives that up itself.
        if request.failure != "net::ERR_ABORTED":
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
