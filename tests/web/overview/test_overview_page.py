"""总览: what the page says first, and what it costs to say it."""

import re
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from bangfu.web.overview.queries import figures_of, tail
from web import cast
from web.overview.making import some_leads, yesterday
from web.problems.making import a_found, a_problem, found

pytestmark = pytest.mark.django_db


def test_figures_are_counted_once_for_each_event_and_officer(
    django_assert_num_queries: Any,
) -> None:
    """Looking again costs one query; an act or another officer is counted anew."""
    a_problem()
    cast.qian(), cast.chen()
    figures_of(cast.qian())
    officer = cast.qian()
    with django_assert_num_queries(1):
        figures_of(officer)
    assert figures_of(cast.chen()).total.counts.opened == 0
    found(what=a_found())
    assert figures_of(officer).total.counts.opened == 2


def test_the_page_asks_as_often_for_many_rows_as_for_few(client: Client) -> None:
    """The number of queries does not grow: three problems, or twenty in five places."""
    cast.log_in(client, cast.qian())
    some_leads()
    found(what=a_found())
    few = queries_of(client)
    some_leads()
    for n in range(20):
        found(what=a_found(division=f"62059910{n % 5}20{n % 4}"))
    assert queries_of(client) == few


def queries_of(client: Client) -> int:
    """How many queries the page takes, counted anew."""
    with CaptureQueriesContext(connection) as asked:
        assert client.get("/overview/").status_code == 200
    return len(asked)


def test_the_page_says_the_conclusion_first(client: Client) -> None:
    """How many are left, how many are late and where; then the event it rests on."""
    cast.log_in(client, cast.qian())
    assert "目前没有线索，也没有问题。" in client.get("/overview/").content.decode()
    for _ in range(3):
        found(what=a_found(due=yesterday()))
    found(what=a_found(division="620599101203"))
    page = client.get("/overview/").content.decode()
    told = re.sub(r"<[^>]+>", "", page[page.index('class="lead"') :])
    assert "未销号问题4件，其中超期3件，明川镇最多；还没有线索。" in told
    assert f"留痕第{tail().seq}号" in page
