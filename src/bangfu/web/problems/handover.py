"""The problems an account's hand is on and that are not done."""

from collections.abc import Iterator

from django.urls import reverse

from bangfu.core.problem import Hand, ProblemState
from bangfu.web.accounts.handover import OpenWork
from bangfu.web.accounts.models import Account
from bangfu.web.problems.models import Episode
from bangfu.web.problems.queries import OPEN_STATES


def open_problems(account: Account) -> Iterator[OpenWork]:
    """未销号的问题 that somebody else must take over."""
    mine = Episode.objects.filter(
        hands__account=account, hands__hand=Hand.FIXER, state__in=OPEN_STATES
    )
    for episode in mine.select_related("problem").order_by("due"):
        no, state = episode.problem.no, ProblemState(episode.state)
        yield OpenWork(
            "问题",
            f"{no} {episode.problem.title}，{state.label}",
            reverse("problem_page", args=[no]),
        )
