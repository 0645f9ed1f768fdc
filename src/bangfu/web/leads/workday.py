"""An officer's leads and problems by date, and what others have in hand."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.urls import reverse

from bangfu.core.lead import LeadState
from bangfu.core.problem import ProblemState
from bangfu.web.accounts.standing import Officer
from bangfu.web.leads import queries, shown
from bangfu.web.leads.models import Lead
from bangfu.web.problems import queries as problem_queries
from bangfu.web.problems import shown as problem_shown
from bangfu.web.problems.models import Episode
from bangfu.web.problems.shown import Status
from bangfu.web.trail.clock import today

MOST = 200


@dataclass(frozen=True, slots=True)
class Todo:
    """One thing to do: when, what, where, and the one verb."""

    due: date
    status: Status
    title: str
    more: str
    path: str
    verb: str


@dataclass(frozen=True, slots=True)
class Group:
    """一段待办."""

    title: str
    scope: str
    todos: Sequence[Todo]


@dataclass(frozen=True, slots=True)
class Day:
    """A day: what to do, by date, and what was handed on."""

    on: date
    groups: Sequence[Group]
    handed: Sequence[Todo]
    total: int


def day_of(officer: Officer) -> Day:
    """The working day of an officer."""
    day = date.fromisoformat(today())
    leads = queries.waiting_for(officer)
    problems = problem_queries.waiting_for(officer)
    todos = [*_of_leads(leads[:MOST]), *_of_problems(problems[:MOST], officer)]
    handed = [
        *_of_leads(queries.handed_on(officer)[:MOST]),
        *_of_problems(problem_queries.handed_on(officer)[:MOST], officer),
    ]
    by_due = sorted(todos, key=lambda todo: todo.due)
    return Day(
        day,
        _groups(by_due, day),
        sorted(handed, key=lambda todo: todo.due),
        leads.count() + problems.count(),
    )


def _groups(todos: Sequence[Todo], day: date) -> list[Group]:
    soon = day + timedelta(days=problem_queries.SOON_DAYS)
    return [
        Group("超期", "期限已过", [t for t in todos if t.due < day]),
        Group("今天要办", "今日到期", [t for t in todos if t.due == day]),
        Group("快到期", "3日内到期", [t for t in todos if day < t.due <= soon]),
        Group("以后", "3日以后到期", [t for t in todos if t.due > soon]),
    ]


_LEAD_VERBS = {LeadState.OPEN: "核实", LeadState.VERIFIED: "审核"}


def _of_leads(leads: Iterable[Lead]) -> list[Todo]:
    return [
        Todo(
            row.lead.due,
            row.status,
            f"{row.household}：{row.cause}线索",
            f"{row.place}，{row.kind}，已有{getattr(row.lead, 'looks', 0)}人核实",
            reverse("lead_page", args=[row.lead.pk]),
            _LEAD_VERBS.get(LeadState(row.lead.state), "查看"),
        )
        for row in shown.rows_of(list(leads))
    ]


_PROBLEM_VERBS = {
    ProblemState.FOUND: "确认",
    ProblemState.DISPUTED: "裁定",
    ProblemState.UNCLAIMED: "认领",
    ProblemState.FIXING: "交佐证",
    ProblemState.SUBMITTED: "核验",
    ProblemState.CHECKED: "验收",
    ProblemState.ACCEPTED: "销号",
}


def _of_problems(episodes: Iterable[Episode], officer: Officer) -> list[Todo]:
    return [
        Todo(
            row.episode.due,
            row.status,
            f"{row.household or row.place}：{row.episode.problem.title}",
            f"{row.place}，{row.episode.problem.no}，轮到{row.turn}",
            reverse("problem_page", args=[row.episode.problem.no]),
            _PROBLEM_VERBS.get(row.state, "查看"),
        )
        for row in problem_shown.rows_of(list(episodes), officer)
    ]
