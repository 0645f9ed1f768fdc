"""The cast at work in a real browser, on a phone where the village acts."""

import re
import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path

from browsing import Site, at, at_the_door, come_in, log_in, press
from keys import enter, tab_to
from looking import look, picture
from playwright.sync_api import Browser, Page, expect
from working import (
    NOTE,
    number_on,
    open_lead,
    posted,
    sign,
    verify,
    wait_for_job,
    write_look,
    write_review,
)

_TOO_LONG, _HALF_A_YEAR = timedelta(days=380), timedelta(days=180)


def test_an_allowance_mismatch_is_taken_to_its_closing(
    site: Site, browser: Browser, photo: Path
) -> None:
    """M111, M125: lead, two verifiers, review, problem, proof, check, acceptance, 销号.

    The fixer who tries to accept is refused in one sentence, and the trail holds. The
    department confirms without a mouse.
    """
    lead = verified_by_two(site, browser, "低保不一致")
    page = at(browser, site, "zhen1", lead)
    write_review(page, "名单对，系统错", "两人核实一致，证件齐全")
    press(page, "审核办结")
    address = f"{site.address}/problems/{number_on(page)}/"

    page = at(browser, site, "minzheng", address)
    picture(page, "department-confirm")
    enter(page, page.get_by_role("button", name="确认问题", exact=True))
    expect(page.locator("main")).to_contain_text("已办理“确认问题”")
    page = at(browser, site, "cun1", address, phone=True)
    press(page, "认领")
    page.locator(".acts").evaluate("one => one.scrollIntoView()")
    picture(page, "village-proof")
    page.get_by_label("整改做了什么").fill("已在系统补登农村低保")
    page.set_input_files("input[type=file]", photo)
    press(page, "提交佐证")
    look(page, "journey-submitted")

    page = at(browser, site, "zhen1", address)
    picture(page, "township-check")
    press(page, "核验通过")
    told = posted(at(browser, site, "cun1", address), f"{address}accept/")
    assert "您是这件问题的整改人" in told or "不办理" in told, _main(told)
    page = at(browser, site, "xian", address)
    picture(page, "county-accept")
    press(page, "验收通过")
    page = at(browser, site, "xianzg", address)
    picture(page, "county-close")
    press(page, "销号")
    sign(page)
    expect(page.locator("main")).to_contain_text("已销号")
    expect(page.locator("main")).to_contain_text(re.compile(r"销.*2026"))
    look(page, "journey-closed")
    assert_trail_holds(site)


def test_an_illness_warning_becomes_a_case(site: Site, browser: Browser) -> None:
    """M53: two people verify at the door, the township decides 拟纳入, the page says so.

    One form posted twice is one act; of two who review at once the later one is told
    what changed and keeps his words; words typed into an ended session come back.
    """
    page = come_in(browser, site, "cun1", phone=True)
    picture(page, "village-work")
    lead = open_lead(page, "因病")
    picture(page, "village-verify")
    write_look(page)
    assert receipts_of_one_form(page) == 1
    finish_after_session_ended(browser, site, "cun2", lead)

    page, late = (at(browser, site, login, lead) for login in ("zhen1", "zhen2"))
    picture(page, "township-review")
    for one in (page, late):
        write_review(one, "拟纳入监测", "自付费用高，收入不稳，两人核实一致")
    press(page, "审核办结")
    expect(page.locator("main")).to_contain_text("已办理“审核”")
    press(late, "审核办结")
    expect(late.get_by_role("alert")).to_contain_text("没有保存")
    expect(late.get_by_role("alert")).to_contain_text("两人核实一致")
    look(late, "journey-too-late", refused=True)

    with page.expect_navigation():
        page.get_by_role("link", name="看这户的情况").click()
    expect(page.locator("main")).to_contain_text("拟纳入")
    look(page, "journey-enrolling")


def test_a_car_is_explained_and_asked_about_no_more(
    site: Site, browser: Browser, photo: Path
) -> None:
    """M110: proof and an end within 12 months make an exemption; the next run is quiet.

    The first verifier works by keyboard alone.
    """
    page = come_in(browser, site, "cun1", phone=True)
    lead = open_lead(page, "名下车辆")
    verify_by_keyboard(page)
    verify(at(browser, site, "cun2", lead, phone=True))

    page = at(browser, site, "zhen1", lead)
    explain(page, photo, date.today() + _TOO_LONG)  # noqa: DTZ011 the browser's own day
    expect(page.get_by_role("alert")).to_contain_text("12个月")
    look(page, "journey-too-long", refused=True)
    explain(page, photo, date.today() + _HALF_A_YEAR)  # noqa: DTZ011
    expect(page.locator("main")).to_contain_text("已办理“审核”")
    with page.expect_navigation():
        page.get_by_role("link", name="看这户的情况").click()
    expect(page.get_by_role("region", name="情况说明")).to_contain_text("名下车辆")
    look(page, "journey-explained")
    household = page.url

    page = come_in(browser, site, "xian")
    assert exempt_of_new_run(page, site) >= 1
    page.goto(f"{site.address}/leads/")
    picture(page, "county-leads")
    for dispatch in page.get_by_role("button", name=re.compile(r"分派\d+条")).all():
        with page.expect_navigation():
            dispatch.click()
    page.goto(household)
    leads = page.get_by_role("region", name="线索办理").get_by_role("listitem")
    assert leads.filter(has_text="名下车辆").count() == 1


def test_the_clerk_sees_what_a_list_would_do_before_it_is_written(
    site: Site, browser: Browser, tmp_path: Path
) -> None:
    """M86: sent, checked in a job, faults and consequences on one page; nothing written."""
    page = at(browser, site, "xian", f"{site.address}/files/")
    picture(page, "county-files")
    page.set_input_files("input[type=file]", a_newer_list(site, tmp_path))
    press(page, "交表并核对")
    wait_for_job(page)
    expect(page.get_by_role("heading", level=1)).to_have_text("核对结果")
    expect(page.locator("main")).to_contain_text("现在还没有写入任何数据")
    expect(page.get_by_role("button", name=re.compile(r"写入\d+行"))).to_be_visible()
    picture(page, "county-checked")
    look(page, "journey-checked")


def a_newer_list(site: Site, folder: Path) -> Path:
    """The newest list of hospital stays as it comes a day later, one id cut short."""
    newest = max((site.home / "示例县的表").iterdir())
    lines = next(newest.glob("医保局*.csv")).read_bytes().splitlines(keepends=True)
    cells = lines[2].split(b",")
    cells[1] = cells[1][:-1]
    sent = folder / f"医保局住院结算明细_{date.today():%Y%m%d}.csv"  # noqa: DTZ011
    sent.write_bytes(b"".join([*lines[:2], b",".join(cells), *lines[3:-2]]))
    return sent


def verified_by_two(site: Site, browser: Browser, cause: str) -> str:
    """A lead of a cause, verified by both cadres on their phones; where it is."""
    page = come_in(browser, site, "cun1", phone=True)
    lead = open_lead(page, cause)
    verify(page)
    verify(at(browser, site, "cun2", lead, phone=True))
    return lead


def exempt_of_new_run(page: Page, site: Site) -> int:
    """How many hits a new run passes over because they are explained."""
    page.goto(f"{site.address}/runs/")
    picture(page, "county-run")
    press(page, "开始筛查")
    wait_for_job(page)
    found = re.search(r"(\d+)条情况已说明", page.locator("main").inner_text())
    return int(found[1]) if found else 0


def explain(page: Page, photo: Path, until: date) -> None:
    """情况说明, with its proof and its end."""
    write_review(page, "情况说明成立", "车辆用于务工拉货，收入已计入")
    page.get_by_label("情况说明到哪一天为止").fill(until.isoformat())
    page.set_input_files("input[type=file]", photo)
    press(page, "审核办结")


def verify_by_keyboard(page: Page) -> None:
    """核实 without a mouse."""
    tab_to(page, page.get_by_label("怎么核实的"))
    tab_to(page, page.get_by_label("线索说的是否属实"))
    page.keyboard.press("ArrowDown")
    tab_to(page, page.get_by_label("看到、问到了什么"))
    page.keyboard.type(NOTE)
    enter(page, page.get_by_role("button", name="上报核实情况"))
    expect(page.locator("main")).to_contain_text("已办理“核实”")


def receipts_of_one_form(page: Page) -> int:
    """How many receipts two posts of the open form get."""
    told = page.evaluate(
        """async () => {
            const form = document.querySelector("main form");
            const body = new FormData(form), answers = [];
            for (const _ of [1, 2]) {
                const got = await fetch(form.action, {method: "POST", body});
                answers.push(await got.text());
            }
            return answers;
        }"""
    )
    assert "这张表单先前已经办过" in told[1]
    return len({re.search(r"回执 (\S+?)<", answer)[1] for answer in told})  # type: ignore[index]


def finish_after_session_ended(
    browser: Browser, site: Site, login: str, lead: str
) -> None:
    """The same person comes in elsewhere while typing here; the words are still there."""
    page = at(browser, site, login, lead, phone=True)
    words = "问过本人和邻居，住院票据都在"
    write_look(page, words)
    log_in(at_the_door(browser, site), login)
    press(page, "上报核实情况")
    look(page, "journey-ended", refused=True)
    log_in(page, login)
    expect(page.locator("main")).to_contain_text(words)
    look(page, "journey-kept")
    press(page, "接着办这一步")
    expect(page.locator("main")).to_contain_text("已办理“核实”")
    expect(page.locator("main")).to_contain_text(words)


def assert_trail_holds(site: Site) -> None:
    """``bangfu trail verify`` finds nothing."""
    verified = subprocess.run(
        [sys.executable, "-m", "bangfu", "trail", "verify"],
        env=site.env,
        capture_output=True,
        text=True,
        check=False,
    )
    assert verified.returncode == 0, verified.stdout + verified.stderr


def _main(html: str) -> str:
    return html[html.find("<main") :][:900]
