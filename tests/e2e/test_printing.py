"""What the printer gets: the sheet to be signed, and a household."""

import re

from browsing import Site, come_in, press
from looking import SCREENS
from playwright.sync_api import Browser, Page, expect

_NOT_ON_PAPER = ("header.top", ".tabbar", ".foot", ".acts", ".skip")


def test_the_closing_form_prints_on_one_sheet(site: Site, browser: Browser) -> None:
    """销号审批表: its table and the words 演示数据, no navigation and no button."""
    page = come_in(browser, site, "xianzg")
    page.goto(f"{site.address}/problems/?state=closed")
    with page.expect_navigation():
        page.locator("main tbody a[href^='/problems/']").first.click()
    with page.expect_navigation():
        page.get_by_role("link", name=re.compile("销号审批表")).first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("销号审批表")
    press(page, "登记打印")
    assert sheets(page, "closing_form") == 1
    assert_only_what_belongs_on_paper(page)
    expect(page.locator("main table")).to_contain_text("审批意见")


def test_a_household_prints_without_its_buttons(site: Site, browser: Browser) -> None:
    page = come_in(browser, site, "zhen1")
    page.goto(f"{site.address}/households/")
    with page.expect_navigation():
        page.locator("main tbody a").first.click()
    assert 1 <= sheets(page, "household") <= 6
    assert_only_what_belongs_on_paper(page)


def sheets(page: Page, name: str) -> int:
    """How many sheets of A4 a page takes; the file is kept to be looked at."""
    SCREENS.mkdir(parents=True, exist_ok=True)
    path = SCREENS / f"print-{name}.pdf"
    page.pdf(path=path, format="A4", prefer_css_page_size=True)
    return len(re.findall(rb"/Type\s*/Page\b", path.read_bytes()))


def assert_only_what_belongs_on_paper(page: Page) -> None:
    """The frame of the screen is gone; what the demo must say is not."""
    page.emulate_media(media="print")
    for chosen in _NOT_ON_PAPER:
        for one in page.locator(chosen).all():
            expect(one).to_be_hidden()
    expect(page.locator(".demo")).to_be_visible()
    expect(page.locator("h1")).to_be_visible()
