"""台账的快慢: the problem list over 100,000 problems, asked by eight at once for a minute.

A demo's home is filled once and kept; the site is served as ``bangfu serve`` does it, on
this machine. Clerk, township and village log in as people do and ask for pages of the list
with filters, orders and next pages drawn by chance. The CPU and memory are the server's.

Machines differ threefold, so the time is judged beside a plain Django page of the same rows
(``bare_list.py``), asked in the same way by the same server just before and after.
"""

import argparse
import os
import re
import socket
import statistics
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http import HTTPStatus
from http.client import HTTPConnection, HTTPException
from http.cookiejar import CookieJar
from pathlib import Path
from random import Random
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, build_opener

from proof import KEPT, record, tree_cpu, tree_memory

from bangfu.core.problem import ProblemClass, ProblemState
from bangfu.tables.divisions import children

COUNTY, CAST = "620599", ("xian", "zhen1", "cun1")
PASSWORD = "Shili-2026-yanshi"  # noqa: S105 the demo prints it when it starts
THREADS, BARE_SECONDS = 8, 20
TURNED = 0.4
P95_LIMIT, PACE_LIMIT = 4, 0.35
"""Of the plain page: so many times its p95 at most, such a share of its pages a second."""
_NEXT = re.compile(r"after=(\d{4}-\d{2}-\d{2}_\d+)")
_TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="(\w+)"')


def main() -> int:
    """Make, serve, ask, write the line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--problems", type=int, default=100_000)
    parser.add_argument("--seconds", type=int, default=60)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--home", type=Path, help="a home that is there already")
    given = parser.parse_args()
    home = given.home or a_home(given.problems)
    bare = [bare_pages(home, given.seed)]
    with serving(home) as (port, process):
        cookies = [log_in(port, login) for login in CAST]
        asked = Asked(port, cookies, time.monotonic() + given.seconds)
        cpu = tree_cpu(process)
        peak = all_ask(asked, given.seed, process)
        cpu = tree_cpu(process) - cpu
    bare.append(bare_pages(home, given.seed))
    p50, p95 = statistics.median(asked.times), p95_of(asked)
    pace = len(asked.times) / given.seconds
    bare_p95 = statistics.mean(map(p95_of, bare))
    bare_pace = statistics.mean(len(one.times) / BARE_SECONDS for one in bare)
    wrong = asked.wrong + sum(one.wrong for one in bare)
    good = not wrong and p95 <= P95_LIMIT * bare_p95 and pace >= PACE_LIMIT * bare_pace
    record(
        "lists",
        seed=given.seed,
        good=good,
        figure=(
            f"{given.problems} 件问题，{THREADS} 路同时问 {given.seconds} 秒："
            f"{len(asked.times)} 页，出错 {wrong}，"
            f"p50 {p50:.0f} 毫秒，p95 {p95:.0f} 毫秒，每秒 {pace:.1f} 页，"
            f"每页 {1000 * cpu / max(1, len(asked.times)):.0f} CPU 毫秒，"
            f"服务内存 {peak:.0f} MiB；前后各 {BARE_SECONDS} 秒问不带权限、筛选的同样 50 行："
            f"p95 {bare_p95:.0f} 毫秒，每秒 {bare_pace:.1f} 页；本页 p95 为其 "
            f"{p95 / bare_p95:.2f} 倍（限 {P95_LIMIT}），页数为其 "
            f"{pace / bare_pace:.2f}（不低于 {PACE_LIMIT}）"
        ),
    )
    return 0 if good else 1


def p95_of(asked: "Asked") -> float:
    """Milliseconds within which ninety-five of a hundred were answered."""
    return statistics.quantiles(asked.times, n=20)[18]


def bare_pages(home: Path, seed: int) -> "Asked":
    """The plain page, asked as the list is."""
    port = free_port()
    command = [sys.executable, "-m", "gunicorn", "bare_list:application"]
    command += ["--bind", f"127.0.0.1:{port}", "--worker-class", "gthread"]
    command += ["--workers", str(os.cpu_count()), "--threads", "8"]
    command += ["--chdir", str(Path(__file__).parent), "--log-level", "warning"]
    with subprocess.Popen(command, env=environment(home)) as site:
        try:
            while not get(HTTPConnection("127.0.0.1", port), "/problems/", ""):
                time.sleep(0.2)
            asked = Asked(port, [""], time.monotonic() + BARE_SECONDS)
            all_ask(asked, seed, site.pid)
        finally:
            site.terminate()
    return asked


def a_home(problems: int) -> Path:
    """The demo with so many problems; made once and kept."""
    home = KEPT / f"lists-{problems}"
    done = home.with_suffix(".made")
    if not done.exists():
        bangfu(home, "demo", "--home", str(home), "--make-only")
        bangfu(home, "make-many-problems", "--problems", str(problems))
        done.touch()
    return home


def bangfu(home: Path, *words: str) -> None:
    """Run a command over the home."""
    command = [sys.executable, "-m", "bangfu", *words]
    subprocess.run(command, env=environment(home), check=True)


def environment(home: Path) -> dict[str, str]:
    """What an office would set; never another database than the home's."""
    env = {k: v for k, v in os.environ.items() if not k.startswith("BANGFU_")}
    return env | {"BANGFU_HOME": str(home)}


def free_port() -> int:
    """A port of this machine that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def serving(home: Path) -> Iterator[tuple[int, int]]:
    """The site on a free port of this machine: the port, and its process."""
    port = free_port()
    command = [sys.executable, "-m", "bangfu", "serve", "--port", str(port)]
    with subprocess.Popen(
        command, env=environment(home), stdout=subprocess.PIPE, encoding="utf-8"
    ) as site:
        try:
            while "网站已打开" not in (line := site.stdout.readline()):  # type: ignore[union-attr]
                if not line:
                    sys.exit("网站没有打开，没有可记的数字")
            yield port, site.pid
        finally:
            site.terminate()


def log_in(port: int, login: str) -> str:
    """Come in through the log-in page; the cookies as a browser sends them."""
    jar = CookieJar()
    browser = build_opener(HTTPCookieProcessor(jar))
    address = f"http://127.0.0.1:{port}/login/"
    token = _TOKEN.search(browser.open(address).read().decode())
    form = {
        "login": login,
        "password": PASSWORD,
        "csrfmiddlewaretoken": token[1] if token else "",
    }
    browser.open(address, urlencode(form).encode())
    return "; ".join(f"{cookie.name}={cookie.value}" for cookie in jar)


@dataclass(slots=True)
class Asked:
    """What is asked, until when, and how long every answer took."""

    port: int
    cookies: list[str]
    until: float
    times: list[float] = field(default_factory=list)
    wrong: int = 0


def all_ask(asked: Asked, seed: int, process: int) -> float:
    """Everybody asks until the time is over; the peak memory of the server in MiB."""
    chances = [Random(f"{seed}:{n}") for n in range(THREADS)]  # noqa: S311 to be repeated
    threads = [threading.Thread(target=ask, args=(asked, one)) for one in chances]
    for thread in threads:
        thread.start()
    peak = 0.0
    while any(thread.is_alive() for thread in threads):
        peak = max(peak, tree_memory(process))
        time.sleep(0.2)
    return peak


def ask(asked: Asked, chance: Random) -> None:
    """One after another; four in ten turn the page."""
    connection = HTTPConnection("127.0.0.1", asked.port, timeout=60)
    query, after, cookie = "", "", asked.cookies[0]
    while time.monotonic() < asked.until:
        if not after or chance.random() > TURNED:
            query, after = a_query(chance), ""
            cookie = chance.choice(asked.cookies)
        turned = f"{query}&after={after}" if after else query
        began = time.monotonic()
        page = get(connection, f"/problems/?{turned}", cookie)
        asked.times.append(1000 * (time.monotonic() - began))
        asked.wrong += "符合<b>" not in page
        found = _NEXT.search(page)
        after = found[1] if found else ""


def get(connection: HTTPConnection, address: str, cookie: str) -> str:
    """One page; empty when there was none."""
    try:
        connection.request("GET", address, headers={"Cookie": cookie})
        answer = connection.getresponse()
        page = answer.read().decode()
    except (HTTPException, OSError):
        connection.close()
        return ""
    return page if answer.status == HTTPStatus.OK else ""


def a_query(chance: Random) -> str:
    """Filters and order, as people would choose them."""
    states = ["open", *(state.value for state in ProblemState)]
    offered = {
        "state": (0.5, states),
        "township": (0.3, [place.code for place in children(COUNTY)]),
        "problem_class": (0.2, [kind.value for kind in ProblemClass]),
        "overdue": (0.15, ["on"]),
        "mine": (0.15, ["on"]),
        "newest": (0.15, ["on"]),
    }
    chosen = {
        name: chance.choice(values)
        for name, (often, values) in offered.items()
        if chance.random() < often
    }
    return urlencode(chosen)


if __name__ == "__main__":
    sys.exit(main())
