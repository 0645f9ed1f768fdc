"""状态段: move an episode from state to state, and note whose hands were on it."""

from collections.abc import Mapping

from bangfu.core.problem import Hand, HandRefused, Person, ProblemAct, ProblemState
from bangfu.web.accounts.access import may_act_from
from bangfu.web.accounts.models import Post
from bangfu.web.accounts.standing import Officer
from bangfu.web.problems.models import Episode, HandTaken, StateSpan
from bangfu.web.problems.turns import Turn


def enter(episode: Episode, state: ProblemState, turn: Turn, *, seq: int) -> None:
    """End the open span, begin the next one, and say whose turn it is."""
    episode.spans.filter(to_seq__isnull=True).update(to_seq=seq)
    StateSpan.objects.create(episode=episode, state=state, from_seq=seq)
    episode.state = state
    episode.turn_role = turn.role or ""
    episode.turn_unit = turn.unit
    episode.seq = seq
    episode.save()


def hands_of(episode: Episode) -> dict[Hand, Person]:
    """经手人 of an episode so far."""
    return {
        Hand(taken.hand): Person(taken.account_id, taken.unit_id)
        for taken in episode.hands.all()
    }


def take(episode: Episode, hand: Hand, officer: Officer, *, seq: int) -> None:
    """Note a hand; a colleague takes over only from somebody no longer in post."""
    earlier = episode.hands.filter(hand=hand).first()
    if earlier and earlier.account_id == officer.account.pk:
        return
    if earlier and _is_in_post(earlier):
        raise HandRefused([f"{hand.label}是本单位另一位同志，由他接着办"])
    HandTaken.objects.update_or_create(
        episode=episode,
        hand=hand,
        defaults={
            "account": officer.account,
            "unit": officer.post.unit,
            "seq": seq,
        },
    )


TAKEN_ANEW: Mapping[ProblemAct, frozenset[Hand]] = {
    ProblemAct.SEND_BACK: frozenset({Hand.CHECKER, Hand.ACCEPTER}),
    # Only a proposal to merge can have come after a claim; the ruling may name another.
    ProblemAct.UPHOLD: frozenset({Hand.FIXER}),
}
"""重新经手: hands that an act takes away; the trail keeps who had them."""


def retake(act: ProblemAct, episode: Episode) -> None:
    """Take hands away that must be lent anew."""
    if act in TAKEN_ANEW:
        episode.hands.filter(hand__in=TAKEN_ANEW[act]).delete()


def _is_in_post(taken: HandTaken) -> bool:
    posts = Post.objects.select_related("account")
    own = posts.filter(account=taken.account_id, unit=taken.unit_id)
    return any(may_act_from(post) for post in own)
