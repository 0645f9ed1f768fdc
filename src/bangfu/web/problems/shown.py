"""What pages show: rows, the six steps, what an officer may do and why not the rest."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache

from bangfu.core.access import MAY
from bangfu.core.division import full_code
from bangfu.core.problem import MOVES, Hand, ProblemAct, ProblemClass, ProblemState
from bangfu.tables.divisions import find, name_of
from bangfu.web.accounts.models import Unit
from bangfu.web.accounts.standing import Officer
from bangfu.web.problems.gate import Matter, obstacle
from bangfu.web.problems.merging import survivors_for
from bangfu.web.problems.models import Episode, Problem
from bangfu.web.problems.queries import SOON_DAYS
from bangfu.web.problems.story import Entry
from bangfu.web.problems.turns import Turn
from bangfu.web.registry.queries import surnames
from bangfu.web.registry.shown import masked_name
from bangfu.web.trail.clock import today

_MOST_PLACES = 4096


@dataclass(frozen=True, slots=True)
class Status:
    """A mark: its shape, and its words."""

    kind: str
    words: str


@dataclass(frozen=True, slots=True)
class Row:
    """台账的一行."""

    episode: Episode
    household: str
    place: str
    turn: str
    status: Status
    steps: Sequence[str]

    @property
    def state(self) -> ProblemState:
        """问题状态."""
        return ProblemState(self.episode.state)


def rows_of(episodes: Sequence[Episode], officer: Officer) -> list[Row]:
    """Rows of a list; households are named by their masked heads."""
    numbers = [
        int(episode.problem.subject)
        for episode in episodes
        if episode.problem.subject_kind == "household"
    ]
    heads = surnames(numbers) if numbers else {}
    return [_row(episode, officer, heads) for episode in episodes]


def _row(
    episode: Episode, officer: Officer, heads: Mapping[int, tuple[str, int]]
) -> Row:
    state = ProblemState(episode.state)
    return Row(
        episode,
        household_of(episode, heads),
        place_of(episode.division),
        turn_shown(episode).label or "—",
        status_of(episode, mine=is_mine(episode, officer)),
        six_marks(state),
    )


def household_of(episode: Episode, heads: Mapping[int, tuple[str, int]]) -> str:
    """农户, as 张＊＊户; empty for a problem about something else."""
    if episode.problem.subject_kind != "household":
        return ""
    return f"{masked_name(heads.get(int(episode.problem.subject), ('', 0))[0])}户"


@lru_cache(maxsize=_MOST_PLACES)
def place_of(division: str) -> str:
    """镇和村 of a place."""
    village = full_code(division)
    township = full_code(village[:9])
    place = find(village) if village != township else None
    return f"{name_of(township)}{place.name if place else ''}"


def turn_shown(episode: Episode) -> Turn:
    """Who acts next, as it was noted when the episode entered its state."""
    role = next((role for role in MAY_ACT if role == episode.turn_role), None)
    return Turn(role, episode.turn_unit)


MAY_ACT = frozenset().union(*(MAY[act] for act in ProblemAct))


def is_mine(episode: Episode, officer: Officer) -> bool:
    """轮到我."""
    turn = turn_shown(episode)
    if turn.role is None and officer.standing.role not in MAY_ACT:
        return False
    nobody = turn.role is None and turn.unit is None
    return not nobody and turn.is_of(officer.standing)


def status_of(episode: Episode, *, mine: bool) -> Status:
    """The mark of a row: overdue first, then what is mine, then what is due soon."""
    state = ProblemState(episode.state)
    if not state.is_open:
        return Status("done", state.label)
    left = (episode.due - date.fromisoformat(today())).days
    if left < 0:
        return Status("over", f"{state.label}，超期{-left}天")
    if mine:
        return Status("me", f"{state.label}，轮到我")
    if left <= SOON_DAYS:
        return Status("soon", f"{state.label}，还剩{left}天")
    return Status("open", state.label)


SIX = ("认领", "整改", "佐证", "核验", "验收", "销号")
_DONE_STEPS = {
    ProblemState.FIXING: 1,
    ProblemState.SUBMITTED: 3,
    ProblemState.CHECKED: 4,
    ProblemState.ACCEPTED: 5,
    ProblemState.CLOSED: 6,
}
_STEP_ACTS = (
    ProblemAct.CLAIM,
    ProblemAct.CLAIM,
    ProblemAct.SUBMIT_PROOF,
    ProblemAct.CHECK,
    ProblemAct.ACCEPT,
    ProblemAct.CLOSE,
)


def six_marks(state: ProblemState) -> list[str]:
    """Six marks: done, now or still to come."""
    done = _DONE_STEPS.get(state, 0)
    begun = state not in {ProblemState.FOUND, ProblemState.DISPUTED}
    now = done if state.is_open and begun else len(SIX)
    return ["d" if n < done else "n" if n == now else "" for n in range(len(SIX))]


@dataclass(frozen=True, slots=True)
class SixStep:
    """One of 六步: its name, mark, who and when."""

    name: str
    mark: str
    who: str = ""
    at: datetime | None = None


def six_steps(state: ProblemState, story: Sequence[Entry]) -> list[SixStep]:
    """六步 of an episode, with the last entry that made each step."""
    latest = {entry.act: entry for entry in reversed(story)}
    steps = []
    for name, mark, act in zip(SIX, six_marks(state), _STEP_ACTS, strict=True):
        entry = latest.get(act.label) if mark == "d" else None
        steps.append(
            SixStep(name, mark, entry.who, entry.at) if entry else SixStep(name, mark)
        )
    return steps


@dataclass(frozen=True, slots=True)
class Offer:
    """An act: its button, what its form asks for, or why it is not open to me."""

    act: ProblemAct
    why_not: str
    units: Sequence[Unit] = ()
    survivors: Sequence[Problem] = ()

    @property
    def slug(self) -> str:
        """The act in an address."""
        return slug_of(self.act)

    @property
    def needs_reason(self) -> bool:
        """Whether the form must say why."""
        return MOVES[self.act].needs_reason

    @property
    def needs_proof(self) -> bool:
        """Whether the form must bring files."""
        return MOVES[self.act].needs_proof


_BACKWARD = frozenset(
    {
        ProblemAct.CONTEST,
        ProblemAct.WITHDRAW,
        ProblemAct.PASS_ON,
        ProblemAct.PROPOSE_MERGE,
        ProblemAct.SEND_BACK,
    }
)


def slug_of(act: ProblemAct) -> str:
    """An act in an address: ``close_problem`` is ``close``."""
    return act.value.removesuffix("_problem")


def offers_of(matter: Matter, officer: Officer, units: Sequence[Unit]) -> list[Offer]:
    """我能办的 and 我现在不能办的, each with its reason: what my post does, or the state."""
    offers = []
    alike = survivors_for(matter.problem, officer)
    for act in ProblemAct:
        if not (officer.standing.may(act) or matter.state in MOVES[act].start):
            continue
        is_over = not matter.state.is_open and matter.state not in MOVES[act].start
        if is_over or act in _idle(matter, alike):
            continue
        why_not = obstacle(act, officer, matter)
        choice = _units_for(act, matter, units) if not why_not else []
        others = alike if act is ProblemAct.PROPOSE_MERGE else ()
        offers.append(Offer(act, why_not, choice, others))
    # What leads on comes first: its button is the one that stands out.
    return sorted(
        offers,
        key=lambda offer: (
            offer.act in _BACKWARD,
            offer.act is ProblemAct.PROPOSE_MERGE,
        ),
    )


def _idle(matter: Matter, alike: Sequence[Problem]) -> set[ProblemAct]:
    """Acts that would only be noise: nothing to merge with, nobody proposed it."""
    idle = set() if alike else {ProblemAct.PROPOSE_MERGE}
    return idle if matter.episode.merge_into_id else idle | {ProblemAct.MERGE}


def _units_for(act: ProblemAct, matter: Matter, units: Sequence[Unit]) -> list[Unit]:
    if act is ProblemAct.PASS_ON:
        return [unit for unit in units if unit != matter.responsible]
    return list(units) if act is ProblemAct.UPHOLD else []


def hands_shown(
    episode: Episode, story: Sequence[Entry]
) -> list[tuple[str, str, datetime | None]]:
    """Each hand, who it is and since when."""
    taken = {
        hand.hand: hand for hand in episode.hands.select_related("account", "unit")
    }
    at = {entry.seq: entry.at for entry in story}
    return [
        (
            hand.label,
            f"{taken[hand].unit} {taken[hand].account.name}",
            at.get(taken[hand].seq),
        )
        if hand in taken
        else (hand.label, "", None)
        for hand in Hand
    ]


CLASSES = [(kind.value, kind.label) for kind in ProblemClass]
