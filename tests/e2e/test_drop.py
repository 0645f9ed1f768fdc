"""拖放交表: files dropped anywhere on the page are chosen, listed and taken away again."""

from browsing import Site, come_in, press
from keys import tab_to
from looking import look
from playwright.sync_api import Browser, Page, expect

_DROP = """(names) => {
    const carried = new DataTransfer();
    for (const name of names) carried.items.add(new File(["姓名\\n"], name));
    const told = {bubbles: true, cancelable: true, dataTransfer: carried};
    const where = document.querySelector("h1");
    where.dispatchEvent(new DragEvent("dragover", told));
    return !where.dispatchEvent(new DragEvent("drop", told));
}"""
_CHOSEN = "() => [...document.querySelector('input[type=file]').files].map(f => f.name)"


def test_files_are_dropped_added_to_and_taken_away_by_keyboard(
    site: Site, browser: Browser
) -> None:
    """拖两次累加，同名换新，用键盘去掉一个；交上去的就是列出来的"""
    page = come_in(browser, site, "xian")
    page.goto(f"{site.address}/files/")
    assert drop(page, "低保一.csv", "低保二.csv")
    assert drop(page, "低保二.csv", "住院.csv")
    assert page.evaluate(_CHOSEN) == ["低保一.csv", "低保二.csv", "住院.csv"]
    expect(page.get_by_role("status")).to_have_text("已选3个文件")
    take_away = page.get_by_role("button", name="去掉低保一.csv")
    tab_to(page, take_away)
    page.keyboard.press("Enter")
    assert page.evaluate(_CHOSEN) == ["低保二.csv", "住院.csv"]
    expect(page.get_by_role("button", name="去掉低保二.csv")).to_be_focused()
    look(page, "files-dropped")
    press(page, "交表并核对")
    expect(page.locator("h1")).to_contain_text("2个文件")


def test_without_the_script_the_field_is_as_it_was(
    site: Site, browser: Browser
) -> None:
    """渐进增强：脚本不来，选文件照样能交"""
    page = come_in(browser, site, "xian")
    page.route("**/drop.js", lambda route: route.fulfill(body=""))
    page.goto(f"{site.address}/files/")
    expect(page.locator(".drop")).not_to_have_class("drop ready")
    one = {"name": "低保三.csv", "mimeType": "text/csv", "buffer": "姓名\n".encode()}
    page.set_input_files("input[type=file]", one)
    press(page, "交表并核对")
    expect(page.locator("h1")).to_contain_text("1个文件")


def drop(page: Page, *names: str) -> bool:
    """Let files fall on the heading, beside the box; whether the page took them."""
    return bool(page.evaluate(_DROP, list(names)))
