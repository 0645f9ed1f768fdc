"""Every page that somebody can come to by following links, a few addresses of each kind."""

import re
from collections import Counter, deque
from collections.abc import Iterator, Mapping
from html import unescape
from urllib.parse import urljoin, urlsplit

from browsing import Site
from django.urls import Resolver404, resolve
from playwright.sync_api import Page

from bangfu.web.accounts.navigation import NAVIGATION

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

_LINK = re.compile(r'href="([^"]*)"')
_HERE_TOO = ("/account/", "/password/", "/post/", "/jobs/", "/trail/mine/")
_EXAMPLES: Mapping[str, int] = {
    "household": 2,
    "lead_list": 2,
    "lead_page": 3,
    "problem_list": 2,
    "problem_page": 4,
}


def route_of(path: str) -> str:
    """The name of an address's route; empty if it is none of ours."""
    try:
        return resolve(urlsplit(path).path).url_name or ""
    except Resolver404:
        return ""


def pages_of(page: Page, site: Site) -> dict[str, str]:
    """What can be reached: pages by a name for their pictures, and their addresses."""
    waiting = deque([*(item.path for item in NAVIGATION), *_HERE_TOO])
    seen: Counter[str] = Counter()
    been, found = set(), {}
    while waiting:
        path = waiting.popleft()
        route = route_of(path)
        if not route or path in been or seen[route] >= _EXAMPLES.get(route, 1):
            continue
        been.add(path)
        answer = page.request.get(site.address + path, max_redirects=0)
        if answer.status != 200:
            continue
        seen[route] += 1
        if "text/html" in answer.headers.get("content-type", ""):
            number = f"-{seen[route]}" if seen[route] > 1 else ""
            found[route + number] = path
            waiting.extend(_links(path, answer.text()))
    return found


def _links(path: str, text: str) -> Iterator[str]:
    for link in _LINK.findall(text):
        target = urljoin(path, unescape(link)).partition("#")[0]
        if target.startswith("/") and not target.startswith("/static/"):
            yield target
