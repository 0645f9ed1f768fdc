"""What holds after any history, looked up in the tables and not asked of the acts."""

import random
from collections.abc import Iterator

from bangfu.core.problem import APART, UNITS_APART, Hand, ProblemClass, ProblemState
from bangfu.web.home import checkpoint_file
from bangfu.web.leads.models import Lead, Verification
from bangfu.web.problems.models import Episode
from bangfu.web.problems.queries import episodes_of, tally, tally_now, visible_to
from bangfu.web.trail.audit import audit
from bangfu.web.trail.models import Event
from web import cast

_LOOKED = 2


def wrong_with(chance: random.Random) -> Iterator[str]:
    """Everything that must not be."""
    yield from (finding.sentence for finding in audit(checkpoint_file()).findings)
    yield from _unbalanced(chance)
    for episode in Episode.objects.select_related("problem"):
        yield from _hands(episode)
        yield from _closing(episode)
    yield from _leads()


def _unbalanced(chance: random.Random) -> Iterator[str]:
    """发现 = 未销号 + 已销号 + 已撤销 + 已合并, for some, now and at an earlier event."""
    last = Event.objects.latest("seq").seq
    for person in (cast.wang, *chance.sample(cast.CAST, 2)):
        who, name = person(), person.__name__
        for seq in (last, chance.randint(1, last)):
            if not tally(who, at_seq=seq).is_whole:
                yield f"第{seq}号事件时{name}的合计不平"
        if tally_now(who)[0] != tally(who, at_seq=last):
            yield f"{name}的台账合计和状态段的合计不同"
        seen = Episode.objects.filter(problem__in=visible_to(who))
        if set(episodes_of(who)) != set(seen):
            yield f"{name}的台账和他能看的问题不同"


_MUST_DIFFER = ((APART, "account_id", "人"), (UNITS_APART, "unit_id", "单位"))


def _hands(episode: Episode) -> Iterator[str]:
    """职责分离: no two hands of one person, or of one unit, where they must differ."""
    kind = ProblemClass(episode.problem.problem_class)
    taken = {Hand(one.hand): one for one in episode.hands.all()}
    for pairs, of, word in _MUST_DIFFER:
        for pair in pairs[kind]:
            who = [getattr(taken[hand], of) for hand in pair & taken.keys()]
            if len(set(who)) < len(who):
                yield f"{episode}：{'、'.join(sorted(pair))}不该是同一个{word}"


def _closing(episode: Episode) -> Iterator[str]:
    """销号 needs proof, all hands and a number; nothing else has a number."""
    is_closed = episode.state == ProblemState.CLOSED
    if bool(episode.closed_no) != is_closed:
        yield f"{episode}：销号编号和状态不符"
    hands = {Hand(one.hand) for one in episode.hands.all()}
    needed = set(Hand) - {Hand.CONFIRMER}  # a ruling takes the confirmer's place
    if is_closed and not (episode.proofs.exists() and needed <= hands):
        yield f"{episode}：没有佐证或经手人就销了号"


def _leads() -> Iterator[str]:
    """A lead is verified by two people and reviewed by a third."""
    for lead in Lead.objects.exclude(state="open"):
        looked = Verification.objects.filter(lead=lead).values_list(
            "account", flat=True
        )
        reviews = Event.objects.filter(type="review_lead", subject=f"lead:{lead.pk}")
        reviewers = set(reviews.values_list("actor", flat=True))
        if len(set(looked)) < _LOOKED or reviewers & set(looked):
            yield f"线索{lead.pk}的核实人、审核人不够或重复"
