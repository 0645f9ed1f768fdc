"""Problems in any state, made by the real acts; the cast has its usual parts.

何 owns the subject, 周's village fixes, 李 checks, 王 accepts, 赵 closes.
"""

from collections.abc import Callable
from datetime import date, timedelta
from io import BytesIO
from itertools import count

from PIL import Image

from bangfu.core.access import Role
from bangfu.core.problem import MOVES, ProblemAct, ProblemClass, ProblemState
from bangfu.web.accounts.actions import (
    Grant,
    day_of_clock,
    end_post,
    give_post,
    number_of,
)
from bangfu.web.accounts.models import Post
from bangfu.web.accounts.standing import Officer
from bangfu.web.problems.actions import ACTIONS, Step
from bangfu.web.problems.founding import Found, found_problem, no_of
from bangfu.web.problems.models import Episode, Problem
from bangfu.web.problems.proofs import examine
from bangfu.web.trail.act import SYSTEM, Receipt
from web import cast

_items = count(1)
PARTS: dict[ProblemAct, Callable[[], Officer]] = {
    ProblemAct.CONFIRM: cast.he,
    ProblemAct.CONTEST: cast.he,
    ProblemAct.UPHOLD: cast.wang,
    ProblemAct.WITHDRAW: cast.zhao,
    ProblemAct.PROPOSE_MERGE: cast.zhou,
    ProblemAct.MERGE: cast.zhao,
    ProblemAct.CLAIM: cast.zhou,
    ProblemAct.PASS_ON: cast.zhou,
    ProblemAct.SUBMIT_PROOF: cast.zhou,
    ProblemAct.CHECK: cast.li,
    ProblemAct.SEND_BACK: cast.li,
    ProblemAct.ACCEPT: cast.wang,
    ProblemAct.CLOSE: cast.zhao,
    ProblemAct.RECUR: lambda: cast.an_officer(
        role=Role.COUNTY_CLERK, division=cast.COUNTY, unit="县督查组"
    ),
}
"""Whose part an act is."""

_WAY = {
    ProblemState.FOUND: (),
    ProblemState.DISPUTED: (ProblemAct.CONTEST,),
    ProblemState.WITHDRAWN: (ProblemAct.CONTEST, ProblemAct.WITHDRAW),
    ProblemState.UNCLAIMED: (ProblemAct.CONFIRM,),
    ProblemState.FIXING: (ProblemAct.CONFIRM, ProblemAct.CLAIM),
}
_WAY[ProblemState.MERGED] = (
    ProblemAct.CONFIRM,
    ProblemAct.PROPOSE_MERGE,
    ProblemAct.MERGE,
)
_FIXED = (ProblemAct.CONFIRM, ProblemAct.CLAIM, ProblemAct.SUBMIT_PROOF)
_WAY[ProblemState.SUBMITTED] = _FIXED
_WAY[ProblemState.CHECKED] = (*_FIXED, ProblemAct.CHECK)
_WAY[ProblemState.ACCEPTED] = (*_FIXED, ProblemAct.CHECK, ProblemAct.ACCEPT)
_WAY[ProblemState.CLOSED] = (*_WAY[ProblemState.ACCEPTED], ProblemAct.CLOSE)
START = {
    ProblemAct.CONFIRM: ProblemState.FOUND,
    ProblemAct.CONTEST: ProblemState.FOUND,
    ProblemAct.UPHOLD: ProblemState.DISPUTED,
    ProblemAct.WITHDRAW: ProblemState.DISPUTED,
    ProblemAct.PROPOSE_MERGE: ProblemState.UNCLAIMED,
    ProblemAct.MERGE: ProblemState.DISPUTED,
    ProblemAct.CLAIM: ProblemState.UNCLAIMED,
    ProblemAct.PASS_ON: ProblemState.UNCLAIMED,
    ProblemAct.SUBMIT_PROOF: ProblemState.FIXING,
    ProblemAct.CHECK: ProblemState.SUBMITTED,
    ProblemAct.SEND_BACK: ProblemState.SUBMITTED,
    ProblemAct.ACCEPT: ProblemState.CHECKED,
    ProblemAct.CLOSE: ProblemState.ACCEPTED,
    ProblemAct.RECUR: ProblemState.CLOSED,
}


def photo(*, side: int = 40, colour: str = "navy") -> bytes:
    """A small picture that proves something."""
    written = BytesIO()
    Image.new("RGB", (side, side), colour).save(written, "JPEG")
    return written.getvalue()


def a_found(
    *,
    problem_class: ProblemClass = ProblemClass.HOUSEHOLD,
    source_item: str = "",
    division: str = cast.VILLAGE,
    subject: str = "1",
    due: date = date(2027, 3, 1),
) -> Found:
    """Something found, with 何 as its owner and 周's village to fix it."""
    return Found(
        category="water",
        problem_class=problem_class,
        title="饮水不稳定",
        subject_kind="household",
        subject=subject,
        source_item=source_item or f"自查第{next(_items)}项",
        division=division,
        owner=cast.he().post.unit,
        responsible=cast.zhou().post.unit,
        why="水源干涸停水11天，拉水点距户1.3公里，超过800米。",
        evidence=[{"value": "停水11天", "line": "≤3天", "file": "巡查.xlsx", "row": 5}],
        due=due,
    )


def found(by: Officer | None = None, what: Found | None = None) -> str:
    """A problem that was just found; its number."""
    actor = (by or cast.wang()).actor
    return no_of(found_problem(actor, what or a_found()).subject)


def a_problem(
    state: ProblemState = ProblemState.FOUND, what: Found | None = None
) -> str:
    """A problem in a state, brought there step by step; its number."""
    no = found(what=what)
    for act in _WAY[state]:
        do(act, no)
    assert episode(no).state == state
    return no


def a_problem_for(act: ProblemAct) -> str:
    """A problem on which an act may begin; for a ruling to merge, one was proposed."""
    if act is not ProblemAct.MERGE:
        return a_problem(START[act])
    no = a_problem(ProblemState.UNCLAIMED)
    do(ProblemAct.PROPOSE_MERGE, no)
    return no


def do(
    act: ProblemAct, no: str, *, by: Officer | None = None, **given: object
) -> Receipt:
    """One act with all it needs, by whose part it is."""
    officer = by or PARTS[act]()
    return ACTIONS[act](officer.actor, a_step(act, no), **given)


def a_step(act: ProblemAct, no: str) -> Step:
    """A step that brings what the act asks for."""
    return Step(
        no=no,
        reason="已现场查看，水管接通。",
        proofs=examine([photo()]) if MOVES[act].needs_proof else (),
        unit=cast.li().post.unit_id if act is ProblemAct.PASS_ON else None,
        into=_another(no) if act is ProblemAct.PROPOSE_MERGE else "",
    )


def _another(no: str) -> str:
    """Another open problem of the same subject."""
    problem = Problem.objects.filter(no=no).first()
    if problem is None:
        return ""
    what = a_found(subject=problem.subject, division=problem.division)
    return found(what=what)


def episode(no: str) -> Episode:
    """The current episode of a problem."""
    return Episode.objects.get(problem__no=no, is_current=True)


def second_post(officer: Officer, *, like: Officer) -> Officer:
    """The same person in a second post, of the kind that somebody else has."""
    grant = Grant(like.post.unit_id, like.standing.role, like.post.division, cast.SINCE)
    given = give_post(SYSTEM, account=officer.account.pk, grant=grant)
    post = Post.objects.select_related("unit").get(pk=number_of(given.subject))
    return Officer(officer.account, post)


def leave(officer: Officer) -> None:
    """The last day of a post was yesterday."""
    end_post(SYSTEM, post=officer.post.pk, until=day_of_clock() - timedelta(days=1))
