"""有害的文件: every hostile file of the tests, checked alone and sent through the site.

Alone: each file's code, and the CPU of the child that reads it. Through the site: each is
sent with the form of a served demo, its job is waited for, its page read, its returned
workbook taken. The memory is that of the web processes when the files are through, beside
what it was after the first twenty. These are files that are read: the first returned
workbook that a process writes loads Arrow and the writer of workbooks into it, about 50
MiB once, and files that are refused never get that far.
"""

import argparse
import os
import re
import sys
import tempfile
import time
from datetime import date
from http import HTTPStatus
from http.cookiejar import CookieJar
from pathlib import Path
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, OpenerDirector, Request, build_opener
from uuid import uuid4

from lists import PASSWORD, bangfu, serving
from proof import KEPT, ROOT, record, tree_memory

from bangfu.core.fault import FaultCode
from bangfu.exchange.check import check_all

sys.path.insert(0, str(ROOT / "tests" / "exchange"))
from hostile import TAKEN, Hostile, hostile_files

FEWEST, CPU_LIMIT, GROWTH_LIMIT = 150, 10, 32
HOUSEHOLDS, WARM = 600, 20
_WAIT = 120
_TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="(\w+)"')
_FAULT = re.compile(r'<div class="x"><b>[^<]*</b><p>[^<]*[\u4e00-\u9fff][^<]*</p>')
_REFUSED = re.compile(r'class="err"[\s\S]{0,900}?<span>[^<]*[\u4e00-\u9fff]')
_RETURNED = re.compile(r'action="(/[^"]*/returned/[^"]*)"')


def main() -> int:
    """Check, send, write the line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--households", type=int, default=HOUSEHOLDS)
    given = parser.parse_args()
    files = list(hostile_files())
    wrong, dearest, codes = alone(files)
    home = a_home(given.households)
    with serving(home) as (port, process):
        answers, grown = sent(files, port, process)
    wrong += answers.wrong
    for sentence in wrong:
        print(sentence)
    good = (
        len(files) >= FEWEST
        and not wrong
        and dearest <= CPU_LIMIT
        and grown <= GROWTH_LIMIT
        and not answers.broken
    )
    record(
        "hostile",
        seed=0,
        good=good,
        figure=(
            f"{len(files)} 个有害文件：{len(codes - {TAKEN})} 种代码，"
            f"不合 {len(wrong)} 个，最贵一个 {dearest:.1f} CPU 秒（限 {CPU_LIMIT}）；"
            f"经网页交表 {answers.pages} 个，HTTP 500 {answers.broken} 次，"
            f"退回表 {answers.returned} 份，"
            f"网页进程内存增加 {grown:.0f} MiB（限 {GROWTH_LIMIT}）"
        ),
    )
    return 0 if good else 1


def alone(files: list[Hostile]) -> tuple[list[str], float, set[str]]:
    """What is wrong with which answer; the dearest child; the codes that were given."""
    wrong, dearest, codes = [], 0.0, set()
    with tempfile.TemporaryDirectory() as scratch:
        for place, one in enumerate(files):
            path = Path(scratch) / f"{place}{Path(one.name).suffix}"
            path.write_bytes(one.make())
            before = os.times()
            checked, *_ = check_all(path, division="620599", on=date(2026, 6, 30))
            after = os.times()
            used = after.children_user - before.children_user
            dearest = max(
                dearest, used + after.children_system - before.children_system
            )
            code = checked.faults[0].code if checked.refused else TAKEN
            codes.add(code)
            if code not in (one.codes or {TAKEN, *FaultCode}):
                wrong.append(f"{one.name}：代码 {code}")
            path.unlink()
    return wrong, dearest, codes


def a_home(households: int) -> Path:
    """A demo; made once and kept."""
    home = KEPT / f"hostile-{households}"
    done = home.with_suffix(".made")
    if not done.exists():
        words = ["--households", str(households), "--make-only"]
        bangfu(home, "demo", "--home", str(home), *words)
        done.touch()
    return home


class Answers:
    """What the site answered."""

    def __init__(self, port: int) -> None:
        self.address = f"http://127.0.0.1:{port}"
        self.browser: OpenerDirector = build_opener(HTTPCookieProcessor(CookieJar()))
        self.pages = self.broken = self.returned = 0
        self.wrong: list[str] = []

    def page(
        self, path: str, body: bytes | None = None, kind: str = ""
    ) -> tuple[str, str]:
        """Where one ends, and the page there; a failure is counted."""
        address = path if path.startswith("http") else self.address + path
        headers = {"Content-Type": kind or "application/x-www-form-urlencoded"}
        headers["Referer"] = self.address
        asked = Request(address, data=body, headers=headers if body else {})  # noqa: S310 our own address
        try:
            with self.browser.open(asked) as answer:
                return answer.url, answer.read().decode(errors="replace")
        except HTTPError as error:
            if error.code >= HTTPStatus.INTERNAL_SERVER_ERROR:
                self.broken += 1
                self.wrong.append(f"{address}：HTTP {error.code}")
            return address, error.read().decode(errors="replace")


def sent(files: list[Hostile], port: int, process: int) -> tuple[Answers, float]:
    """Send every file, wait for what is said of it, and see how the memory grew."""
    site = Answers(port)
    form = {"login": "xian", "password": PASSWORD, "csrfmiddlewaretoken": token(site)}
    site.page("/login/", urlencode(form).encode())
    warm = 0.0
    files = sorted(files, key=lambda one: one.codes != (TAKEN,))
    for place, one in enumerate(files):
        send(site, one)
        if place == WARM:
            warm = web_memory(process)
        if place % 20 == 0:
            print(f"{place}/{len(files)}", file=sys.stderr, flush=True)
    return site, web_memory(process) - warm


def web_memory(process: int) -> float:
    """MiB of the processes that answer pages: the worker beside them reads the files."""
    children = Path(f"/proc/{process}/task/{process}/children").read_text().split()
    workers = [
        int(child)
        for child in children
        if b"--with-parent" in Path(f"/proc/{child}/cmdline").read_bytes()
    ]
    return tree_memory(process) - sum(map(tree_memory, workers))


def token(site: Answers, path: str = "/login/") -> str:
    """The token that a form of a page carries."""
    found = _TOKEN.search(site.page(path)[1])
    return found[1] if found else ""


def send(site: Answers, one: Hostile) -> None:
    """One file through the form, its job, its page and its returned workbook."""
    mark, key = f"-----{uuid4().hex}", token(site, "/files/")
    fields = {"csrfmiddlewaretoken": key, "as_of": "2026-06-30", "act_id": str(uuid4())}
    body = "".join(
        f'--{mark}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'
        for name, value in fields.items()
    )
    body += f'--{mark}\r\nContent-Disposition: form-data; name="sent"; '
    body += f'filename="{one.name}"\r\n'
    body += "Content-Type: application/octet-stream\r\n\r\n"
    whole = body.encode() + one.make() + f"\r\n--{mark}--\r\n".encode()
    where, page = site.page("/files/", whole, f"multipart/form-data; boundary={mark}")
    until = time.monotonic() + _WAIT
    while "/jobs/" in where and time.monotonic() < until:
        time.sleep(0.1)
        where, page = site.page(where)
        if "没有办成" in page:
            break
    site.pages += 1
    if not (_FAULT.search(page) or "没有差错" in page or _REFUSED.search(page)):
        site.wrong.append(f"{one.name}：网页没有说清（{where}）")
    for path in _RETURNED.findall(page):
        before = site.broken
        workbook = site.page(path, urlencode({"csrfmiddlewaretoken": key}).encode())[1]
        site.returned += workbook.startswith("PK")
        if site.broken > before:
            site.wrong.append(f"{one.name}：退回表没有写成")


if __name__ == "__main__":
    sys.exit(main())
