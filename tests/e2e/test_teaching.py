"""教列名: a heading of the county's own, taught from the mapping without a mouse."""

from browsing import Site, come_in, press
from keys import enter
from looking import look
from playwright.sync_api import Browser, expect
from working import wait_for_job

_LIST = "老人姓名,老人证号,低保金额\n张甲,11010519491231002X,300\n"


def test_a_heading_is_taught_and_forgotten(site: Site, browser: Browser) -> None:
    """M86: 清单台账点“交表”，教一次列名，重新核对就认得；忘掉也在页面上办"""
    page = come_in(browser, site, "xian")
    page.goto(f"{site.address}/lists/?sender=民政")
    page.get_by_role("link", name="交低保花名册").click()
    expect(page.get_by_label("是哪一张表")).to_have_value("allowance_recipients")
    one = {"name": "老低保.csv", "mimeType": "text/csv", "buffer": _LIST.encode()}
    page.set_input_files("input[type=file]", one)
    press(page, "交表并核对")
    wait_for_job(page)
    look(page, "heading-unknown")
    page.get_by_label("表中列名").select_option("老人证号")
    page.get_by_label("对应到").select_option("公民身份号码")
    enter(page, page.get_by_role("button", name="记住并重新核对"))
    wait_for_job(page)
    expect(page.locator("main")).to_contain_text("已学会")
    look(page, "heading-taught")
    page.goto(f"{site.address}/headings/")
    look(page, "headings")
    press(page, "忘掉老人证号")
    expect(page.locator("main")).to_contain_text("还没有教过列名")
