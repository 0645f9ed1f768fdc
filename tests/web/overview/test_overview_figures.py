"""总览: every figure is the total of the list behind it, for everybody who may look."""

import re
from collections.abc import Iterator
from html import unescape
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.db import connection
from django.http import QueryDict
from django.test import Client
from django.urls import reverse

from bangfu.core.problem import ProblemAct, ProblemState
from bangfu.web.accounts.actions import day_of_clock
from bangfu.web.accounts.standing import Officer
from bangfu.web.leads import queries as lead_queries
from bangfu.web.leads.forms import ViewForm
from bangfu.web.overview.figures import Cell
from bangfu.web.overview.queries import count, figures_of, tail
from bangfu.web.problems import queries as problem_queries
from bangfu.web.problems.forms import FilterForm
from bangfu.web.problems.models import Problem
from web import cast
from web.matrix.matrix_home import undone
from web.overview.making import a_county_at_work
from web.problems.making import a_found, do, found

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("county")]
_TOTAL = re.compile(r"符合<b> (\d+) </b>件|共(\d+)条")
_LINK = re.compile(r'<td class="num[^"]*"><a href="([^"]+)"[^>]*>(\d+)</a>')
PEOPLE = (cast.qian, cast.wang, cast.li, cast.zhou, cast.he, cast.chen, cast.sun)


def rows_behind(officer: Officer, cell: Cell) -> int:
    """How many rows the list has, asked as its page asks."""
    address = urlsplit(cell.href)
    asked = QueryDict(address.query)
    if address.path == reverse("problem_list"):
        return problem_queries.page_of(officer, FilterForm(asked).filters()).total
    form = ViewForm(asked)
    assert form.is_valid()
    told = form.cleaned_data
    return lead_queries.page_of(
        officer,
        view=told["view"],
        skip=0,
        place=told["township"],
        overdue=told["overdue"],
    ).total


@pytest.fixture(scope="module")
def county(
    django_db_setup: None,  # noqa: ARG001 the database comes first
    django_db_blocker: Any,
) -> Iterator[None]:
    """One county for the tests that only look, or whose acts are undone again."""
    with django_db_blocker.unblock():
        with undone():
            a_county_at_work()
            yield
        connection.close()


def test_each_figure_is_the_total_of_its_list() -> None:
    """Every cell of every row, 合计 too; nobody's figures count more than his lists."""
    opened = {}
    for who in PEOPLE:
        officer = who()
        figures = figures_of(officer)
        assert {*figures.busy, *figures.quiet} == {*figures.rows}
        for row in (*figures.busy, *figures.quiet[:1], figures.total):
            for cell in row.cells:
                assert rows_behind(officer, cell) == cell.n, (who.__name__, cell)
        opened[who.__name__] = figures.total.counts.opened
    assert opened == {
        "qian": 14, "wang": 14, "he": 14, "li": 10, "zhou": 14, "chen": 0, "sun": 0
    }  # fmt: skip


def test_a_figure_on_the_page_leads_to_a_list_of_so_many_rows(client: Client) -> None:
    """As the leader walks: the number in the cell is the number on the next page."""
    cast.log_in(client, cast.qian())
    page = client.get("/overview/").content.decode()
    links = _LINK.findall(page)
    assert len(links) > 20
    for href, n in links[::4]:
        behind = client.get(unescape(href)).content.decode()
        told = _TOTAL.search(behind)
        assert told, href
        assert int(told[1] or told[2]) == int(n), href


def test_what_lies_in_no_township_and_what_lies_elsewhere_has_its_own_row() -> None:
    """§6.3: nothing is counted that has no row, and nothing is left out of the total."""
    county = {row.name: row.counts for row in figures_of(cast.qian()).rows}
    assert county["未落实到乡镇"].open == 2
    village = {row.name: row.counts for row in figures_of(cast.zhou()).rows}
    assert len(village) == 2
    assert next(n.open for name, n in village.items() if name.endswith("以外")) == 6


def test_each_problem_counts_once_and_the_parts_make_the_whole() -> None:
    """M122: 登记 = 未销号 + 已销号 + 撤销 + 合并; found again it is the same problem."""
    total = figures_of(cast.qian()).total.counts
    assert (total.open, total.closed, total.withdrawn) == (11, 2, 1)
    assert total.opened == Problem.objects.count() == 14
    weeks = figures_of(cast.qian()).weeks
    assert (sum(w.opened for w in weeks), sum(w.closed for w in weeks)) == (15, 3)


def test_the_figures_are_those_of_an_event_whatever_comes_later() -> None:
    """A figure is (query, event): counted late, it is still the number of its event."""
    then, officer = tail(), cast.qian()
    day = day_of_clock()
    before = count(officer, then, day)
    found(what=a_found())
    closed = Problem.objects.filter(
        episodes__state=ProblemState.CLOSED, episodes__is_current=True
    )
    do(ProblemAct.RECUR, closed[0].no)
    after = count(officer, then, day)
    assert after.total.counts == before.total.counts
    assert after.weeks == before.weeks
    now = figures_of(officer)
    assert now.total.counts.opened == before.total.counts.opened + 1
    assert now.total.counts.closed == before.total.counts.closed - 1


def test_both_charts_are_drawn_without_script_or_personal_data(client: Client) -> None:
    """Inline SVG with a title and a description; no style of its own, no foreign link."""
    cast.log_in(client, cast.qian())
    page = client.get("/overview/").content.decode()
    charts = re.findall(r"<svg class=\"chart\".*?</svg>", page, re.DOTALL)
    assert len(charts) == 4
    for chart in charts:
        assert "<title" in chart
        assert "<desc" in chart
        assert not re.search(r"<script|style=|font-family|https?:", chart)
    names = re.findall(r' id="([^"]+)"', page)
    assert len(names) == len(set(names))
