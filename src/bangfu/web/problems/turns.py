"""Which unit or which kind of post acts next on an episode."""

from dataclasses import dataclass

from bangfu.core.access import Post as Standing
from bangfu.core.access import Role
from bangfu.core.division import Level, full_code, level
from bangfu.core.errors import BangfuError
from bangfu.core.problem import ProblemState
from bangfu.web.accounts.models import Unit


@dataclass(frozen=True, slots=True)
class Turn:
    """Whose turn it is: a role, a unit, or an officer of that role in that unit."""

    role: Role | None = None
    unit: Unit | None = None

    def is_of(self, post: Standing) -> bool:
        """Whether a post is the one that acts next."""
        right_role = self.role is None or self.role is post.role
        return right_role and (self.unit is None or self.unit.pk == post.unit)

    @property
    def label(self) -> str:
        """Who acts next, as a page says it."""
        return f"{self.unit or ''}{self.role.label if self.role else ''}"


NOBODY = Turn()
_BY_ROLE = {
    ProblemState.DISPUTED: Turn(Role.COUNTY_HEAD),
    ProblemState.CHECKED: Turn(Role.COUNTY_CLERK),
    ProblemState.ACCEPTED: Turn(Role.COUNTY_HEAD),
}


def turn_of(state: ProblemState, *, owner: Unit, responsible: Unit) -> Turn:
    """Who acts next: what a township fixed a department checks, else the township."""
    match state:
        case ProblemState.FOUND:
            return Turn(unit=owner)
        case ProblemState.UNCLAIMED | ProblemState.FIXING:
            return Turn(unit=responsible)
        case ProblemState.SUBMITTED:
            by_township = level(full_code(responsible.division)) is Level.TOWNSHIP
            return Turn(
                Role.DEPARTMENT_OFFICER if by_township else Role.TOWNSHIP_CHECKER
            )
        case _:
            return _BY_ROLE.get(state, NOBODY)


class NotYourTurn(BangfuError):
    """An act whose turn is another unit's."""

    def __init__(self, turn: Turn) -> None:
        super().__init__(
            f"这一步由{turn.label}办理。没有保存，请到“我的工作”看轮到您的事项。"
        )
