"""成批造问题: valid problems in a demo, none elsewhere, and the trail knows of them."""

from datetime import date
from pathlib import Path

import pytest

from bangfu.core.problem import (
    Hand,
    Person,
    ProblemClass,
    ProblemState,
    reasons_not_to_lend_a_hand,
)
from bangfu.web.demo.cast import appoint, officer, open_accounts, open_units
from bangfu.web.demo.many import NoHouseholds, NotADemo, make_many
from bangfu.web.problems.models import Episode, Problem
from bangfu.web.problems.queries import Filters, page_of, tally
from bangfu.web.problems.rebuild import differences
from bangfu.web.trail.models import Event
from bangfu.web.trail.rebuild import told
from web.first_day import begin_a_demo
from web.registry.township import NATIONAL, load, national, number
from web.trail.sites import bangfu, make_key

pytestmark = pytest.mark.django_db
_SINCE = date(2026, 1, 1)


def _demo(folder: Path) -> None:
    """A demo with its cast and a few families, without its weeks of work."""
    begin_a_demo()
    open_units(_SINCE)
    open_accounts()
    appoint(_SINCE)
    rows = [
        national(f"H{n}", f"P{n}", "王丙", number(n), village="明川镇,")
        for n in range(1, 9)
    ]
    load(officer("xian"), folder, {"监测对象信息.csv": NATIONAL + "".join(rows)})


def test_many_problems_are_whole_and_the_trail_rebuilds_them(tmp_path: Path) -> None:
    """M112, M122: every state, hands apart, a number where closed, totals that balance."""
    _demo(tmp_path)
    receipt = make_many(problems=300)
    assert Problem.objects.count() == 300
    assert list(differences(told(receipt.seq))) == []
    states = set(Episode.objects.values_list("state", flat=True))
    assert states == {state.value for state in ProblemState}
    clerk = officer("xian")
    counted = tally(clerk, at_seq=receipt.seq)
    assert counted.opened == 300 == sum(counted.by_state.values())
    assert page_of(clerk, Filters(state="open")).total == counted.open
    for episode in Episode.objects.select_related("problem"):
        _check_hands(episode)
        assert (episode.state == "closed") == bool(episode.closed_no)
        assert episode.state != "closed" or episode.proofs.count() == 1


def _check_hands(episode: Episode) -> None:
    kind = ProblemClass(episode.problem.problem_class)
    before: dict[Hand, Person] = {}
    for one in episode.hands.order_by("pk"):
        person = Person(one.account_id, one.unit_id)
        reasons = reasons_not_to_lend_a_hand(
            Hand(one.hand), person, hands=before, problem_class=kind
        )
        assert reasons == []
        before[Hand(one.hand)] = person


def test_a_real_home_gets_none() -> None:
    """And the refusal is not an event: nobody acted."""
    with pytest.raises(NotADemo):
        make_many(problems=1)
    assert not Event.objects.filter(type="make_many_problems").exists()


def test_a_demo_without_households_waits() -> None:
    begin_a_demo()
    open_units(_SINCE)
    open_accounts()
    appoint(_SINCE)
    with pytest.raises(NoHouseholds):
        make_many(problems=1)


def test_the_command_says_where_to_begin_when_there_is_no_site(tmp_path: Path) -> None:
    """One sentence and exit code 2, as every command."""
    make_key(tmp_path)
    code, said = bangfu(tmp_path, "make-many-problems", "--problems", "3")
    assert code == 2
    assert "里没有网站数据库" in said
