"""One edit with a plain SQL shell, and whether ``trail verify`` names what was edited."""

import random
from collections.abc import Callable

from bangfu.web.home import checkpoint_file
from bangfu.web.problems.models import Episode, HandTaken
from bangfu.web.trail.audit import Audit, audit
from bangfu.web.trail.checkpoint import make_checkpoint
from bangfu.web.trail.models import Event
from web.trail import tampering

_Edit = Callable[[random.Random], str]


def tamper(chance: random.Random) -> tuple[str, bool]:
    """Make one edit; what was done, and whether it was named."""
    make_checkpoint()
    if chance.getrandbits(1):
        return _of_the_trail(chance)
    edit = chance.choice(_OF_TABLES)
    subject = edit(chance)
    return edit.__name__.strip("_"), _names(audit(checkpoint_file()), subject)


def _of_the_trail(chance: random.Random) -> tuple[str, bool]:
    attack = chance.choice(tampering.TAMPERS)
    attack(chance, Event.objects.latest("seq").seq)
    return attack.__name__, bool(audit(checkpoint_file()).findings)


def _names(found: Audit, subject: str) -> bool:
    """Whether a finding points at an event about the subject."""
    seqs = [finding.seq for finding in found.findings if finding.seq]
    told = Event.objects.filter(seq__in=seqs).values_list("subject", flat=True)
    return subject in set(told)


def _episode(chance: random.Random, *, fixed: bool = False) -> tuple[int, str]:
    episodes = Episode.objects.exclude(state="closed")
    fixers = HandTaken.objects.filter(hand="fixer")
    found = episodes.filter(hands__in=fixers) if fixed else episodes
    found = found.select_related("problem").order_by("pk")
    one = chance.choice(list(found))
    return one.pk, f"problem:{one.problem.no}"


def _state_of_an_episode(chance: random.Random) -> str:
    pk, subject = _episode(chance)
    change = "update problems_episode set state = 'closed' where id = ?"
    tampering.shell((change, (pk,)))
    return subject


def _closing_number(chance: random.Random) -> str:
    pk, subject = _episode(chance)
    change = "update problems_episode set closed_no = '2026-999999' where id = ?"
    tampering.shell((change, (pk,)))
    return subject


def _span(chance: random.Random) -> str:
    pk, subject = _episode(chance)
    change = (
        "update problems_statespan set from_seq = from_seq - 1 where episode_id = ?"
    )
    tampering.shell((change, (pk,)))
    return subject


def _removed_span(chance: random.Random) -> str:
    pk, subject = _episode(chance)
    change = "delete from problems_statespan where episode_id = ? and to_seq is null"
    tampering.shell((change, (pk,)))
    return subject


def _hand(chance: random.Random) -> str:
    pk, subject = _episode(chance, fixed=True)
    change = "update problems_handtaken set account_id = 1 + account_id % 5"
    tampering.shell((f"{change} where episode_id = ? and hand = 'fixer'", (pk,)))
    return subject


def _removed_hand(chance: random.Random) -> str:
    pk, subject = _episode(chance, fixed=True)
    tampering.shell(
        (
            "delete from problems_handtaken where episode_id = ? and hand = 'fixer'",
            (pk,),
        )
    )
    return subject


def _merged_into(chance: random.Random) -> str:
    pk, subject = _episode(chance)
    change = "update problems_episode set merge_into_id = problem_id where id = ?"
    tampering.shell((change, (pk,)))
    return subject


_OF_TABLES: tuple[_Edit, ...] = (
    _state_of_an_episode,
    _closing_number,
    _span,
    _removed_span,
    _hand,
    _removed_hand,
    _merged_into,
)
