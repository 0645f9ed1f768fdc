"""Data problems in 周's township, and the lists that come in after they were put right."""

from datetime import date, timedelta
from pathlib import Path

from bangfu.core.cause import Cause
from bangfu.core.problem import ProblemAct, ProblemClass
from bangfu.web.accounts.standing import Officer
from bangfu.web.problems.actions import ACTIONS, Step
from bangfu.web.problems.agreement import MISMATCH
from bangfu.web.problems.founding import Found, found_problem, no_of
from bangfu.web.problems.models import ListedProblem, SignedList
from bangfu.web.problems.proofs import examine
from bangfu.web.problems.signing_lists import freeze_list, look_at_problem
from bangfu.web.registry.models import HouseholdSpan
from bangfu.web.registry.runs import screen
from bangfu.web.trail.clock import now, today
from web import cast
from web.problems.making import photo
from web.registry.township import ALLOWANCE, NATIONAL, load, national, number

PLACE = "明川镇,柏家嘴村"


def day(after: int = 0) -> date:
    """Today, or so many days later."""
    return date.fromisoformat(today()) + timedelta(days=after)


def _name(order: int) -> str:
    return (
        "张" + "甲乙丙丁戊己庚辛壬癸"[order // 10] + "甲乙丙丁戊己庚辛壬癸"[order % 10]
    )


def registers(many: int, as_of: date) -> str:
    """The national export: nobody is on the allowance."""
    return NATIONAL + "".join(
        national(
            f"H{order}", f"P{order}", _name(order), number(order),
            village=PLACE, as_of=as_of.isoformat(),
        )
        for order in range(1, many + 1)
    )  # fmt: skip


def allowance(orders: list[int], on: date) -> str:
    """The allowance list; somebody of no household of ours keeps the township covered."""
    rows = [
        f"{number(o)},{_name(o)},农村低保,62170048811{o:08d},{PLACE}\n" for o in orders
    ]
    # The same file again would not be a new list.
    other = f"{number(99)},李癸癸,农村低保,62170048811{on:%Y%m%d},{PLACE}\n"
    return ALLOWANCE + "".join(rows) + other


def lists_come_in(
    home: Path, many: int, *, listed: list[int] | None, on: date, register: bool = True
) -> None:
    """One or both lists as of a day, and a screening over all there is."""
    texts = {}
    if register:
        texts[f"监测对象信息{home.name}.csv"] = registers(many, on)
    if listed is not None:
        texts[f"低保花名册{home.name}.csv"] = allowance(listed, on)
    load(cast.wang(), home, texts, on=on)
    screen(cast.wang().actor, on=day(), known=now(), division=cast.COUNTY)


def submitted(orders: list[int]) -> dict[int, str]:
    """A mismatch problem of each household, put right by 何's department."""
    photos = examine([photo()])
    he, numbers = cast.he(), {}
    for order in orders:
        span = HouseholdSpan.objects.get(no=f"H{order}", until=None)
        found = Found(
            category=MISMATCH,
            problem_class=ProblemClass.DATA,
            title="低保不一致：系统对，名单错",
            subject_kind="household",
            subject=str(span.household_id),
            source_item=Cause.ALLOWANCE,
            division=span.division,
            owner=he.post.unit,
            responsible=he.post.unit,
            why="民政低保花名册里有本户成员1人，系统登记本户没有成员享受低保。",
            due=day(20),
        )
        no = no_of(found_problem(cast.wang().actor, found).subject)
        for act in (ProblemAct.CONFIRM, ProblemAct.CLAIM, ProblemAct.SUBMIT_PROOF):
            step = Step(no=no, reason="名册已更正。", proofs=photos)
            ACTIONS[act](he.actor, step)
        numbers[order] = no
    return numbers


def a_list(officer: Officer) -> SignedList:
    """A list that an officer froze."""
    freeze_list(officer.actor)
    return SignedList.objects.latest("pk")


def look(
    officer: Officer, listed: SignedList, many: int, *, differing: int = 0
) -> None:
    """The officer looks at so many of the drawn ones; the last ones differ."""
    rows = ListedProblem.objects.filter(listed=listed, is_drawn=True, agrees=None)
    for place, row in enumerate(rows.order_by("pk")[:many]):
        agrees = place < many - differing
        look_at_problem(officer.actor, row=row.pk, agrees=agrees)
