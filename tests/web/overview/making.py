"""A county at work: problems and leads of several places, by the real acts."""

from datetime import date, timedelta

from bangfu.core.access import Role
from bangfu.core.cause import Cause
from bangfu.core.lead import Verdict
from bangfu.core.problem import ProblemAct, ProblemState
from bangfu.web.accounts.actions import day_of_clock
from bangfu.web.accounts.models import Unit
from bangfu.web.leads.models import Lead
from bangfu.web.leads.opening import open_leads
from bangfu.web.trail.clock import now, set_clock
from web import cast
from web.first_day import begin_a_demo
from web.leads.making import a_run, review, some_households, verify
from web.problems.making import a_found, a_problem, do, found

COUNTY_ITSELF = f"{cast.COUNTY}000000"
ELSEWHERE = (cast.OTHER_VILLAGE, "620599101203", COUNTY_ITSELF)


def yesterday() -> date:
    """A date that is over."""
    return day_of_clock() - timedelta(days=1)


def a_county_at_work() -> None:
    """Every state that an overview counts, in four places, late and in time."""
    begin_a_demo()
    with set_clock(now() - timedelta(days=30)):
        some_leads()
    for state in (
        ProblemState.FOUND,
        ProblemState.FIXING,
        ProblemState.SUBMITTED,
        ProblemState.WITHDRAWN,
        ProblemState.CLOSED,
        ProblemState.CLOSED,
    ):
        a_problem(state)
    a_problem(ProblemState.FIXING, a_found(due=yesterday()))
    again = a_problem(ProblemState.CLOSED)
    do(ProblemAct.RECUR, again)
    for place in ELSEWHERE:
        found(what=a_found(division=place))
        found(what=a_found(division=place, due=yesterday()))
    some_leads()
    some_leads()


def some_leads() -> None:
    """Open ones in three places, one that is settled."""
    cast.zhou(), cast.li(), cast.wang()
    if not Unit.objects.filter(division=f"{cast.OTHER_TOWNSHIP}000").exists():
        cast.an_officer(role=Role.TOWNSHIP_CHECKER, division=cast.OTHER_TOWNSHIP)
    places = (cast.VILLAGE, cast.OTHER_VILLAGE, "620599101203")
    households = [some_households(1, division=place)[0] for place in places]
    open_leads(cast.wang().actor, run=a_run(households, Cause.ILLNESS))
    lead = Lead.objects.filter(division=cast.VILLAGE).latest("pk")
    verify(lead, cast.zhou())
    verify(lead, cast.other_cadre())
    review(lead, Verdict.NOT_OURS)
