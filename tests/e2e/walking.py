"""Every page that somebody may open, a few addresses of each kind, found by their links."""

import os
import re
from collections import Counter, deque
from collections.abc import Iterator, Mapping
from contextlib import suppress
from html import unescape
from urllib.parse import urljoin, urlsplit

from browsing import Site
from django.urls import NoReverseMatch, Resolver404, resolve, reverse
from playwright.sync_api import Page

from web.matrix.matrix_table import TABLE

PEOPLE: Mapping[str, str] = {
    "cun1": "zhou",
    "zhen1": "li",
    "xian": "wang",
    "xianzg": "zhao",
    "minzheng": "he",
    "lingdao": "qian",
    "linxian": "chen",
    "ducha": "sun",
    "guanli": "system",
    "anquan": "security",
    "shenji": "audit",
}
"""Each of the demo's cast, and who he is in the table of who may open what."""
ALL = os.environ.get("BANGFU_SCREENS") == "all"
WALKERS = tuple(PEOPLE) if ALL else ("xian",)
"""The clerk may open most kinds of page; ``./dev prove pages`` walks with everybody."""

_FILES = frozenset({"list_template", "proof_shown"})
"""What the browser would save, or show in a page of its own making."""
_FINE = 200
_LINK = re.compile(r'href="([^"]*)"')
_EXAMPLES: Mapping[str, int] = {
    "household": 2,
    "lead_list": 2,
    "lead_page": 3 if ALL else 2,
    "problem_list": 2 if ALL else 1,
    "problem_page": 4 if ALL else 2,
}


def route_of(path: str) -> str:
    """The name of an address's route; empty if it is none of ours."""
    try:
        return resolve(urlsplit(path).path).url_name or ""
    except Resolver404:
        return ""


def open_to(login: str) -> dict[str, str]:
    """The routes that somebody's post may open without naming a thing, with addresses."""
    found = {}
    for name, row in TABLE.items():
        if "GET" in row.methods.split() and PEOPLE[login] in row.roles:
            with suppress(NoReverseMatch):
                found[name] = reverse(name)
    return found


def visited(page: Page, site: Site, login: str) -> Iterator[tuple[str, str]]:
    """Open one page after another: its route and a name for it; what is no page is left.

    Whatever is linked or open to the post must answer.
    """
    waiting = deque(open_to(login).values())
    seen: Counter[str] = Counter()
    been = set()
    while waiting:
        path = waiting.popleft()
        route = route_of(path)
        if not route or path in been:
            continue
        if seen[route] >= _EXAMPLES.get(route, 1):
            continue
        been.add(path)
        seen[route] += 1
        if route in _FILES:
            assert page.request.get(site.address + path).status == _FINE, path
            continue
        answer = page.goto(site.address + path)
        assert answer, path
        assert answer.status == _FINE, f"{answer.status}：{path}"
        is_itself = urlsplit(page.url).path == urlsplit(path).path
        if is_itself and "text/html" in answer.headers.get("content-type", ""):
            number = f"-{seen[route]}" if seen[route] > 1 else ""
            yield route, f"{login}-{route}{number}"
            waiting.extend(_links(path, answer.text()))


def _links(path: str, text: str) -> Iterator[str]:
    for link in _LINK.findall(text):
        target = urljoin(path, unescape(link)).partition("#")[0]
        if target.startswith("/") and not target.startswith("/static/"):
            yield target
