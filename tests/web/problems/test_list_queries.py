"""The list asks the episodes alone: it shows what may be seen, and counts it anew."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from bangfu.core.problem import ProblemAct, ProblemState
from bangfu.web.problems import queries
from bangfu.web.problems.models import Episode, Share
from bangfu.web.problems.queries import (
    PAGE,
    Filters,
    episodes_of,
    page_of,
    tally,
    tally_now,
    visible_to,
)
from bangfu.web.trail.act import SYSTEM, Actor, Done, act
from bangfu.web.trail.models import Event
from web import cast
from web.problems.making import a_found, a_problem, do, found

pytestmark = pytest.mark.django_db


@act("share_elsewhere")
def _share(_actor: Actor, *, no: str, unit: int) -> Done:
    """A village that answers for a problem of another one."""
    episode = Episode.objects.get(problem__no=no)
    Share.objects.create(episode=episode, unit_id=unit, is_lead=False)
    return Done("tests")


def _some() -> None:
    """Here and elsewhere, shared with another village, found again after closing."""
    for division in (cast.VILLAGE, cast.OTHER_VILLAGE, cast.OTHER_TOWNSHIP + "000"):
        found(what=a_found(division=division))
    shared = found(what=a_found(division=cast.OTHER_VILLAGE))
    _share(SYSTEM, no=shared, unit=cast.li().post.unit_id)
    a_problem(ProblemState.FIXING)
    again = a_problem(ProblemState.CLOSED)
    do(ProblemAct.RECUR, again)


@pytest.mark.both
@pytest.mark.parametrize("most", [0, 2000])
def test_everybody_is_listed_what_he_may_see_and_no_other(
    most: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However many a unit answers for outside its place."""
    monkeypatch.setattr(queries, "_MOST_KEYS", most)
    _some()
    for person in cast.CAST:
        officer = person()
        seen = Episode.objects.filter(problem__in=visible_to(officer))
        assert set(episodes_of(officer)) == set(seen), person.__name__


def test_a_problem_found_again_elsewhere_stays_on_the_lists_of_its_place() -> None:
    """A household that moved: the problem is one identity, its list is one place's."""
    what = a_found()
    a_problem(ProblemState.CLOSED, what)
    moved = a_found(source_item=what.source_item, division=cast.OTHER_VILLAGE)
    found(what=moved)
    for episode in Episode.objects.select_related("problem"):
        assert episode.division == episode.problem.division
    assert page_of(cast.zhou(), Filters()).total == 1


def test_counts_follow_every_act_and_are_counted_once_for_each() -> None:
    """M122: the figures on the list are those of the last event, kept until the next."""
    no = a_problem(ProblemState.UNCLAIMED)
    clerk = cast.wang()
    before, _ = tally_now(clerk)
    assert before == tally(clerk, at_seq=before.at_seq)
    assert page_of(clerk, Filters(state="unclaimed")).total == 1
    with CaptureQueriesContext(
        connection,
    ) as asked:
        assert tally_now(clerk)[0] == before
    assert len(asked) == 1, "only the last event is looked up"
    do(ProblemAct.CLAIM, no)
    after, _ = tally_now(clerk)
    assert after.by_state == {ProblemState.FIXING: 1}
    assert after.at_seq == Event.objects.latest("seq").seq
    assert page_of(clerk, Filters(state="unclaimed")).total == 0


def test_overdue_counts_are_those_of_the_list() -> None:
    late = date(2026, 1, 1)
    for days in range(3):
        found(what=a_found(due=late + timedelta(days=days)))
    found(what=a_found())
    a_problem(ProblemState.CLOSED, a_found(due=late))
    clerk = cast.wang()
    assert tally_now(clerk)[1] == 3
    assert page_of(clerk, Filters(overdue=True)).total == 3


@pytest.mark.parametrize("newest", [False, True])
def test_pages_follow_each_other_without_a_gap(*, newest: bool) -> None:
    numbers = {found() for _ in range(PAGE + 3)}
    first = page_of(cast.wang(), Filters(newest=newest))
    second = page_of(cast.wang(), Filters(newest=newest, after=first.next))
    told = [episode.problem.no for episode in (*first.episodes, *second.episodes)]
    assert len(first.episodes) == PAGE
    assert (first.total, second.total, second.next) == (PAGE + 3, PAGE + 3, "")
    assert told == sorted(numbers, reverse=newest)
