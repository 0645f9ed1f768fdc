"""打印: a form that leaves the building is recorded, and sealed by a checkpoint."""

from dataclasses import dataclass
from datetime import datetime

from bangfu.core.access import NotHere
from bangfu.web.accounts.access import officer_of_actor
from bangfu.web.problems.models import Episode, Problem
from bangfu.web.problems.queries import visible_to
from bangfu.web.problems.story import PRINT_CLOSING_FORM, code_of, subject_of
from bangfu.web.trail.act import Actor, Done, act
from bangfu.web.trail.checkpoint import Mark, covering
from bangfu.web.trail.models import Event


@dataclass(frozen=True, slots=True)
class Print:
    """One print: how many prints that makes, and the checkpoint that seals it."""

    seq: int
    at: datetime
    code: str
    times: int
    checkpoint: Mark


@act(PRINT_CLOSING_FORM)
def print_closing_form(actor: Actor, *, no: str) -> Done:
    """打印销号审批表: by whoever sees the problem; the problem itself stays as it is."""
    officer = officer_of_actor(actor)
    problem = visible_to(officer).filter(no=no).first()
    if problem is None:
        raise NotHere
    episode = problem.episodes.get(is_current=True)
    return Done(subject_of(no), {"n": episode.n, "state": str(episode.state)})


def print_of(
    problem: Problem, episode: Episode, *, seq: int, account: int
) -> Print | None:
    """One's own print of a problem as it still is; None asks to print anew.

    What somebody did after the print is not under its checkpoint, so it is not shown as
    if it were.
    """
    prints = Event.objects.filter(
        type=PRINT_CLOSING_FORM, subject=subject_of(problem.no), seq__lte=seq
    )
    event = prints.filter(seq=seq, actor=account).first()
    if event is None or episode.seq > event.seq:
        return None
    checkpoint = covering(event)
    if checkpoint is None:
        return None
    at = datetime.fromisoformat(event.recv_at)
    return Print(event.seq, at, code_of(event), prints.count(), checkpoint)
