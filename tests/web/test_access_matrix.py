"""权限矩阵: every route, both methods, each of the cast, each relation to the thing.

The expectations are one table, ``matrix/matrix_table.py``. Every answer is searched
for every canary that the person may not see.
"""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.http import HttpResponse

from bangfu.web.home import checkpoint_file, home
from bangfu.web.trail.clock import set_clock
from web.matrix.matrix_home import (
    Home,
    a_home,
    a_problem_about,
    browser,
    load_county,
    open_all,
    undone,
)
from web.matrix.matrix_places import COUNTY, MORE, PLACE
from web.matrix.matrix_table import EVERYBODY, NOBODY, TABLE, Row, expected
from web.matrix.matrix_walk import (
    Thing,
    address,
    form,
    not_for,
    routes,
    sentence_of,
    things,
    told_in,
    without_tokens,
)

pytestmark = [pytest.mark.both, pytest.mark.django_db]
_FOLDERS = ("lake", "vault")
EVERYTHING = os.environ.get("MATRIX") == "all"
"""What ``./dev prove postgres`` says."""
NEAR = frozenset({"next", "township", "unassigned"})
LOCAL = frozenset({"zhou", "li", "sun"})
"""Whose areas differ between the places of one county."""
ALIKE = frozenset({"li", "zhao", "qian"})
"""What they ask a database, others ask it too."""
IN_THE_LANE_ONCE = pytest.mark.both if EVERYTHING else pytest.mark.sqlite
THREE = frozenset({"wang", "security", NOBODY})


@pytest.fixture(scope="module")
def made(
    django_db_setup: None,  # noqa: ARG001 the database comes first
    _files_of_other_modules_are_gone: None,
    django_db_blocker: Any,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Home]:
    """One home for the whole matrix; what a request writes is undone after it."""
    with django_db_blocker.unblock():
        with undone():
            yield a_home(tmp_path_factory.mktemp("matrix"))
        connection.close()
    checkpoint_file().unlink(missing_ok=True)


@pytest.fixture(autouse=True)
def _soon_after_the_log_ins(made: Home, db: None) -> Iterator[None]:  # noqa: ARG001
    """However slow the machine, nobody was away for so long that he must sign again."""
    with set_clock(made.at):
        yield


@contextmanager
def files_kept(scratch: Path) -> Iterator[None]:
    """The lake and the vault as they were before."""
    for name in _FOLDERS:
        shutil.copytree(home() / name, scratch / name, dirs_exist_ok=True)
    try:
        yield
    finally:
        for name in _FOLDERS:
            shutil.rmtree(home() / name, ignore_errors=True)
            shutil.copytree(scratch / name, home() / name)


def ask(made: Home, who: str, name: str, method: str, thing: Thing) -> HttpResponse:
    """One request from a browser of its own; what it wrote is gone afterwards."""
    client, path = browser(made, who), address(name, thing)
    with undone():
        if method == "GET":
            return client.get(path)
        return client.post(path, form(made, name, who, thing.relation))


def asked(row: Row, found: list[Thing]) -> Iterator[tuple[str, Thing, str]]:
    """Both methods, each thing, each person but whom the lane may leave out."""
    everything = connection.vendor == "sqlite" or EVERYTHING
    about = [one for one in found if not row.only or one.relation in row.only]
    for method in ("GET", "POST"):
        taken = method in row.methods.split()
        let_in = row.roles if method == "GET" or everything else row.by
        for n, thing in enumerate(about):
            for who in EVERYBODY:
                comes_in = taken and who in let_in
                if comes_in:
                    wanted = _is_told_apart(who, thing.relation)
                else:
                    wanted = n == 0 and _is_stopped(who, taken=taken)
                if wanted or (EVERYTHING and (comes_in or n == 0)):
                    yield method, thing, who


def _is_told_apart(who: str, relation: str) -> bool:
    """Who has a whole county is asked about one place of it; ``prove postgres`` asks for all.

    On PostgreSQL that is so for everybody, and once for people whose queries are alike.
    """
    if connection.vendor == "postgresql":
        return relation not in NEAR and who not in ALIKE
    return relation not in NEAR or who in LOCAL


def _is_stopped(who: str, *, taken: bool) -> bool:
    """Whom his post stops, is stopped before the thing is looked for, and by no database.

    By a method that the route does not take, all are stopped alike.
    """
    return connection.vendor == "sqlite" and (taken or who in THREE)


def faults(made: Home, who: str, name: str, method: str, thing: Thing) -> Iterator[str]:
    """What is wrong with one answer."""
    where = f"{who} {method} {name} {thing.relation}"
    answer = ask(made, who, name, method, thing)
    wanted = expected(TABLE[name], who, method, thing.relation)
    if answer.status_code not in wanted:
        yield f"{where}：{answer.status_code}，应当是{sorted(wanted)}{sentence_of(answer)}"
    told = told_in(answer)
    path = address(name, thing)
    for word, why in not_for(made, who, name).items():
        if word in told and word not in path:
            yield f"{where}：{why}“{word}”"


def test_the_table_lists_every_route_and_no_other() -> None:
    """A new route fails here until somebody says who may open it."""
    assert {str(pattern.name) for pattern in routes()} == set(TABLE)


@pytest.mark.parametrize("name", TABLE)
def test_everybody_gets_what_the_table_says_and_no_more(
    made: Home, name: str, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    row = TABLE[name]
    found = []
    for method, thing, who in asked(row, things(made, name)):
        kept = row.touches_files and method == "POST" and who in row.by
        with files_kept(tmp_path) if kept else nullcontext():
            found += faults(made, who, name, method, thing)
    personal = {word for place in PLACE.values() for word in place.personal}
    found += [f"日志：{word}" for word in personal if word in caplog.text]
    assert not found, "\n".join(found)


LISTS = {
    "household_list": ("", "?who=listed", "?place=620599101000", "?after=999999"),
    "lead_list": ("", "?view=open", "?view=settled", "?view=open&overdue=on"),
    "problem_list": (
        "", "?state=open", "?overdue=on", "?mine=on", "?newest=on",
        "?township=620599101000", "?township=not620599100250",
        "?township=at620599000000",
    ),
    "my_work": ("",),
    "files": ("",),
    "runs": ("",),
    "overview": ("",),
    "baselines": ("",),
    "list_board": ("", "?state=sent"),
    "my_jobs": ("",),
    "export_problems": ("", "?state=open"),
}  # fmt: skip


@IN_THE_LANE_ONCE
def test_what_others_have_changes_no_page(made: Home, tmp_path: Path) -> None:
    """§6.3: no total, no drop-down and no page tells of rows that lie elsewhere."""
    before = {who: pages(made, who) for who in ("zhou", "chen", "wang")}
    with files_kept(tmp_path), undone():
        plant_elsewhere(made, tmp_path / "more")
        after = {who: pages(made, who) for who in before}
    assert after["zhou"] == before["zhou"]
    assert after["chen"] == before["chen"]
    seen = {
        path for path, page in after["wang"].items() if page != before["wang"][path]
    }
    assert {"/households/", "/leads/?view=open", "/problems/"} <= seen


def pages(made: Home, who: str) -> dict[str, str]:
    """Every list of an officer, and what he sees of his own things."""
    client = browser(made, who)
    found = {}
    for name, filters in LISTS.items():
        if who in TABLE[name].roles:
            for asked_for in filters:
                path = address(name, Thing("", ())) + asked_for
                found[path] = without_tokens(client.get(path))
    for name in ("household", "lead_page", "problem_page", "baseline_households"):
        for thing in things(made, name):
            path = address(name, thing)
            found[path] = without_tokens(client.get(path))
    return found


def plant_elsewhere(made: Home, scratch: Path) -> None:
    """Two more households in each place that only the county sees, with all that follows."""
    load_county(made, "wang", scratch, MORE, batch="再")
    open_all(made, "wang", COUNTY)
    for relation in ("next", "township"):
        a_problem_about(made, PLACE[relation], made.households[relation])


def test_a_foreign_word_is_sought_like_one_that_does_not_exist(made: Home) -> None:
    """§6.3: whoever guesses a number or a surname learns nothing."""
    answers = set()
    with undone():
        for sought in (PLACE["next"].household_no, PLACE["elsewhere"].surname, "HZ7"):
            page = browser(made, "zhou").post(
                "/households/seek/", {"q": sought}, follow=True
            )
            answers.add(without_tokens(page).replace(sought, "…"))
    assert len(answers) == 1
