"""The problems an account's hand is on and that are not done, and who takes them over."""

from collections.abc import Iterator, Mapping

from django.db.models import Count
from django.urls import reverse

from bangfu.core.access import FIXERS, NotHere
from bangfu.core.errors import BangfuError
from bangfu.core.problem import (
    Hand,
    HandRefused,
    Person,
    ProblemClass,
    ProblemState,
    reasons_not_to_lend_a_hand,
)
from bangfu.web.accounts.access import check_staff_act
from bangfu.web.accounts.handover import OpenWork
from bangfu.web.accounts.models import Account, Post
from bangfu.web.problems.models import HandTaken
from bangfu.web.problems.queries import OPEN_STATES
from bangfu.web.problems.spans import hands_of
from bangfu.web.problems.story import TAKE_OVER, subject_of
from bangfu.web.trail.act import Actor, Done, act
from bangfu.web.trail.chain import coming_seq


class SuccessorElsewhere(BangfuError):
    """Work handed to somebody who could not have claimed it."""

    def __init__(self) -> None:
        super().__init__(
            "问题要由承办单位里能整改的岗位接手。没有移交，请选同一个单位的同志。"
        )


def open_problems(account: Account) -> Iterator[OpenWork]:
    """未销号的问题 of an account; those being fixed are bound to it by name."""
    mine = HandTaken.objects.filter(
        account=account, hand=Hand.FIXER, episode__state__in=OPEN_STATES
    )
    for taken in mine.select_related("episode__problem").order_by("episode__due"):
        problem, state = taken.episode.problem, ProblemState(taken.episode.state)
        yield OpenWork(
            "问题",
            f"{problem.no} {problem.title}，{state.label}",
            reverse("problem_page", args=[problem.no]),
            key=problem.no if state is ProblemState.FIXING else "",
        )


def bound_problems() -> Mapping[int, int]:
    """How many problems each account is fixing."""
    fixing = HandTaken.objects.filter(
        hand=Hand.FIXER, episode__state=ProblemState.FIXING
    )
    counted = fixing.values_list("account").annotate(n=Count("pk")).order_by()
    return dict(counted)


def take_over(actor: Actor, no: str, account: Account, post: Post) -> None:
    """Bind a problem that an account is fixing to another post of its unit."""
    take_over_problem(actor, no=no, account=account.pk, post=post.pk)


@act(TAKE_OVER)
def take_over_problem(actor: Actor, *, no: str, account: int, post: int) -> Done:
    """移交接手: the unit stays, another of its people is the fixer from now on."""
    check_staff_act(actor, "hand_over")
    mine = HandTaken.objects.filter(
        account=account,
        hand=Hand.FIXER,
        episode__state=ProblemState.FIXING,
        episode__problem__no=no,
        episode__is_current=True,
    )
    taken = mine.select_related("episode__problem").first()
    successor = Post.objects.get(pk=post)
    if taken is None:
        raise NotHere
    _check_fits(successor, taken)
    taken.account_id, taken.seq = successor.account_id, coming_seq()
    taken.save(update_fields=["account", "seq"])
    told = {
        "n": taken.episode.n,
        "hand": taken.hand,
        "account": successor.account_id,
        "unit": taken.unit_id,
        "from": account,
    }
    return Done(subject_of(no), told)


def _check_fits(successor: Post, taken: HandTaken) -> None:
    if successor.unit_id != taken.unit_id or successor.role not in FIXERS:
        raise SuccessorElsewhere
    others = hands_of(taken.episode)
    del others[Hand.FIXER]
    reasons = reasons_not_to_lend_a_hand(
        Hand.FIXER,
        Person(successor.account_id, successor.unit_id),
        hands=others,
        problem_class=ProblemClass(taken.episode.problem.problem_class),
    )
    if reasons:
        raise HandRefused(reasons)
