"""旧浏览器：用 Chromium 109（Windows 7 能装的最后一版）把主要页面走一遍，宽屏和手机。

Two verifiers, a review, a confirmation and a claim, the household page and the overview,
at 1366 and 360 pixels: no complaint on the console, no failed request, no page wider than
the screen. The browser comes from the npm package ``@sparticuz/chromium``; it is installed
once into the user's cache and needs ``node`` and ``npm``.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Page, sync_playwright
from proof import ROOT, record

sys.path.insert(0, str(ROOT / "tests" / "e2e"))
from browsing import DESK, PHONE, Site, come_in, complaints, press
from serving import served_demo
from working import number_on, open_lead, verify, write_review

PACKAGE, VERSION = "@sparticuz/chromium", "109.0.6"
CACHE = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
KEPT = CACHE / "bangfu" / f"chromium-{VERSION}"
ARGS = ["--no-sandbox", "--disable-gpu", "--no-zygote"]
CAUSE = "低保不一致"
Act = Callable[[Page], str | None]
UNPACK = f"require('{PACKAGE}').executablePath().then(p => console.log(p))"


def main() -> int:
    """Walk, write the line, say whether anything was wrong."""
    chromium = old_chromium()
    with (
        tempfile.TemporaryDirectory(prefix="bangfu-oldbrowser-") as folder,
        served_demo(Path(folder)) as site,
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(executable_path=chromium, args=ARGS)
        walk = Walk(browser, site)
        walk.whole()
        version = browser.version
        browser.close()
    for fault in walk.faults:
        print(fault, file=sys.stderr)
    good = not walk.faults
    found = f"差错 {len(walk.faults)} 处" if walk.faults else "没有差错"
    figure = (
        f"Chromium {version}：{walk.opened} 个页面，"
        f"{DESK['width']} 和 {PHONE['width']} 两种宽度，{found}"
    )
    record("oldbrowser", seed=1, figure=figure, good=good)
    return 0 if good else 1


def old_chromium() -> Path:
    """The browser, installed and unpacked into the cache when it is not there yet."""
    chromium = KEPT / "out" / "chromium"
    if chromium.exists():
        return chromium
    if missing := [name for name in ("node", "npm") if not shutil.which(name)]:
        sys.exit(
            f"这项实测要从 npm 取旧浏览器，缺少 {'、'.join(missing)}。"
            "请用 root 运行 apt install nodejs npm 后再来一次。"
        )
    chromium.parent.mkdir(parents=True, exist_ok=True)
    install = ["npm", "install", "--prefix", str(KEPT), "--no-audit", "--no-fund"]
    _run([*install, f"{PACKAGE}@{VERSION}"], KEPT)
    _run(["node", "-e", UNPACK], KEPT, TMPDIR=str(chromium.parent))
    return chromium


def _run(command: list[str], folder: Path, **more: str) -> None:
    told = subprocess.run(
        command,
        cwd=folder,
        env=os.environ | more,
        capture_output=True,
        text=True,
        check=False,
    )
    if told.returncode:
        sys.exit(f"旧浏览器没有装好，请检查网络后再来一次：\n{told.stderr[-1500:]}")


@dataclass
class Walk:
    """一遍: what was opened and what was wrong with it."""

    browser: Browser
    site: Site
    opened: int = 0
    faults: list[str] = field(default_factory=list)

    def whole(self) -> None:
        """From a lead to a claimed problem, then the pages that people look at."""
        self.at("cun1", "/", phone=True)
        lead = self.at("cun1", "/leads/", first_verified, phone=True)
        self.at("cun2", lead, verify)
        problem = f"/problems/{self.at('zhen1', lead, review)}/"
        self.at("minzheng", problem, lambda page: press(page, "确认问题"))
        self.at("cun1", problem, lambda page: press(page, "认领"), phone=True)
        for phone in (True, False):
            self.at("zhen1", problem, to_the_household, phone=phone)
            for path in ("/problems/", "/households/", "/overview/"):
                self.at("lingdao", path, phone=phone)

    def at(
        self, login: str, path: str, act: Act | None = None, *, phone: bool = False
    ) -> str:
        """Somebody opens a page and does something there; what that gives."""
        page = come_in(self.browser, self.site, login, phone=phone)
        page.goto(self.site.address + path)
        self._note(page)
        given = act(page) if act else None
        if act:
            self._note(page)
        page.context.close()
        return given or ""

    def _note(self, page: Page) -> None:
        self.opened += 1
        over = page.evaluate("document.documentElement.scrollWidth - innerWidth")
        wrong = complaints(page)
        if over > 0:
            wrong.append(f"横向超出{over}像素")
        if page.locator("h1").count() != 1:
            wrong.append("不是恰好一个 h1")
        path = page.url.removeprefix(self.site.address)
        self.faults += [f"{path}：{fault}" for fault in wrong]


def first_verified(page: Page) -> str:
    """核实 of the first lead that nobody looked into; where it is."""
    open_lead(page, CAUSE)
    verify(page)
    return urlsplit(page.url).path


def review(page: Page) -> str:
    """审核; the number of the problem that it opens."""
    write_review(page, "名单对，系统错", "两人核实一致，证件齐全")
    press(page, "审核办结")
    return number_on(page)


def to_the_household(page: Page) -> None:
    """From the problem to the household that it is about."""
    with page.expect_navigation():
        page.locator("main a[href^='/households/']").first.click()


if __name__ == "__main__":
    sys.exit(main())
