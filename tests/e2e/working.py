"""What the cast does on its pages."""

import re

from browsing import PASSWORD, press
from playwright.sync_api import Page, expect

NOTE = "看过证件和票据，情况属实"
_JOB_PATIENCE_MS = 60_000


def open_lead(page: Page, cause: str) -> str:
    """A lead of a cause on one's list that nobody looked into yet; where it is."""
    page.goto(_root(page) + "/leads/")
    rows = page.locator("main tbody tr").filter(has_text=cause).filter(has_text="0人")
    page.goto(rows.get_by_role("link").first.evaluate("one => one.href"))
    return page.url


def write_look(page: Page, note: str = NOTE) -> None:
    """Fill in 核实, at the door."""
    page.get_by_label("怎么核实的").select_option("door")
    page.get_by_label("线索说的是否属实").select_option("true")
    page.get_by_label("看到、问到了什么").fill(note)


def verify(page: Page) -> None:
    """核实 of the open lead."""
    write_look(page)
    press(page, "上报核实情况")
    expect(page.locator("main")).to_contain_text("已办理“核实”")


def write_review(page: Page, verdict: str, note: str) -> None:
    """Fill in 审核."""
    page.get_by_label(verdict, exact=True).check()
    page.get_by_label("凭什么下这个结论").fill(note)


def sign(page: Page) -> None:
    """Give the password again where the site asks for it: minutes have passed."""
    asked = page.locator("input[name=password_again]")
    if asked.count():
        asked.fill(PASSWORD)
        press(page, "签名并办理")


def number_on(page: Page) -> str:
    """The number of the problem that a verdict opened."""
    found = re.search(r"\d{4}-\d{6}", page.locator("main").inner_text())
    assert found, "no problem was opened"
    return found[0]


def wait_for_job(page: Page) -> None:
    """Wait on the page of a job until it leads on."""
    page.wait_for_url(lambda url: "/jobs/" not in url, timeout=_JOB_PATIENCE_MS)
    page.wait_for_load_state()


def posted(page: Page, address: str, form: str = "form[method=post]") -> str:
    """What the site answers when a form of the page is posted to an address."""
    answer: str = page.evaluate(
        """async ([address, form]) => {
            const sent = new FormData(document.querySelector(form));
            sent.set('act_id', crypto.randomUUID());
            const got = await fetch(address, {method: 'POST', body: sent});
            return await got.text();
        }""",
        [address, form],
    )
    return answer


def _root(page: Page) -> str:
    return "/".join(page.url.split("/")[:3])
