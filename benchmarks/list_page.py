"""台账页的用时构成: where the milliseconds of the problem list go, and for whom.

    BANGFU_HOME=var/demo ./dev python benchmarks/list_page.py

Takes a demo's home with many problems (``bangfu make-many-problems``) and times each part
of the page as its view does it, for three of the cast. Writes ``benchmarks/list_page.md``.
"""

import argparse
import os
import statistics
import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "bangfu.web.settings")
import django

django.setup()

from django.db import connection  # noqa: E402 Django comes first
from django.test import RequestFactory  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402

from bangfu.web.accounts.standing import Officer  # noqa: E402
from bangfu.web.demo.cast import officer  # noqa: E402
from bangfu.web.problems import queries, shown, views  # noqa: E402
from bangfu.web.problems.models import Problem  # noqa: E402
from bangfu.web.problems.queries import Filters  # noqa: E402

PAGE = Path(__file__).with_suffix(".md")
CAST = {"县级业务员": "xian", "乡镇核验员": "zhen1", "村级干部": "cun1"}


def main() -> None:
    """Time every part and write the page."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--turns", type=int, default=9)
    parser.add_argument("--plans", action="store_true", help="print the query plans")
    given = parser.parse_args()
    told = {name: timed(officer(login), given.turns) for name, login in CAST.items()}
    PAGE.write_text(page(told), encoding="utf-8")
    print(PAGE.read_text(encoding="utf-8"))
    if given.plans:
        for login in CAST.values():
            explain(officer(login))


def timed(who: Officer, turns: int) -> dict[str, float]:
    """Milliseconds of each part, the median of some turns."""
    rows = queries.page_of(who, Filters()).episodes
    return {name: median(part, turns) for name, part in parts(who, rows).items()}


def parts(who: Officer, rows: list[queries.Episode]) -> dict[str, Callable[[], object]]:
    """The parts of the view, each alone; last the whole view with its template."""
    return {
        "一页，按期限": lambda: queries.page_of(who, Filters()),
        "一页，未销号": lambda: queries.page_of(who, Filters(state="open")),
        "一页，轮到我": lambda: queries.page_of(who, Filters(mine=True)),
        "一页，最新的在前": lambda: queries.page_of(who, Filters(newest=True)),
        "合计，有新事件后第一次": lambda: afresh(lambda: queries.tally_now(who)),
        "件数，有新事件后第一次": lambda: afresh(
            lambda: queries.page_of(who, Filters())
        ),
        "五十行的文字": lambda: shown.rows_of(rows, who),
        "整页": lambda: whole(who),
        "整页，有新事件后第一次": lambda: afresh(lambda: whole(who)),
    }


def afresh(part: Callable[[], object]) -> object:
    """The same with nothing counted before, as for the first who asks after an act."""
    for counts in (queries._counted, queries._total):  # noqa: SLF001 what they keep
        counts.cache_clear()
    return part()


def whole(who: Officer) -> bytes:
    """The view with its template, without the middleware around it."""
    request = RequestFactory().get("/problems/")
    request.account, request.officer = who.account, who  # type: ignore[attr-defined]
    request.session = {}  # type: ignore[assignment]
    return views.problem_list(request).content


def median(part: Callable[[], object], turns: int) -> float:
    """Milliseconds of this process, so that others on the machine do not count."""
    times = []
    for _ in range(turns):
        began = time.process_time()
        part()
        times.append(1000 * (time.process_time() - began))
    return statistics.median(times)


def page(told: dict[str, dict[str, float]]) -> str:
    """The figures as a Markdown table."""
    names = list(told)
    lines = [
        "# 台账页的用时构成",
        "",
        "由 `./dev python benchmarks/list_page.py` 写成，单位 CPU 毫秒，取中位数。",
        f"{datetime.now().astimezone().date()}，{Problem.objects.count()} 件问题。",
        "",
        f"| 部分 | {' | '.join(names)} |",
        f"|---|{'---|' * len(names)}",
    ]
    for part in next(iter(told.values())):
        cells = " | ".join(f"{told[name][part]:.1f}" for name in names)
        lines.append(f"| {part} | {cells} |")
    return "\n".join([*lines, ""])


def explain(who: Officer) -> None:
    """How the database goes about each query of the page."""
    with CaptureQueriesContext(connection) as caught:
        whole(who)
    for query in caught.captured_queries:
        if "problems_" not in query["sql"]:
            continue
        print("\n", who.post, query["time"], query["sql"][:2000])
        with connection.cursor() as cursor:
            cursor.execute(f"explain query plan {query['sql']}")
            for row in cursor.fetchall():
                print("   ", row[-1])


if __name__ == "__main__":
    main()
