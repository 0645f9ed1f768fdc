"""演示岗位: whose hands could have been on a problem of any place; appointed where missing."""

from datetime import date, timedelta

from bangfu.core.access import Role
from bangfu.core.division import full_code, prefix
from bangfu.core.problem import Hand
from bangfu.synth.county import stream
from bangfu.synth.names import draw_given_name, draw_surname
from bangfu.web.accounts.actions import Grant, give_post, number_of, open_account
from bangfu.web.accounts.models import Post, Unit, UnitKind
from bangfu.web.accounts.passwords import first_password
from bangfu.web.demo.cast import COUNTY, officer
from bangfu.web.trail.act import SYSTEM

_BORN = 1985
_SINCE = timedelta(days=300)
_ROLES = {
    UnitKind.TOWNSHIP: Role.TOWNSHIP_CHECKER,
    UnitKind.DEPARTMENT: Role.DEPARTMENT_OFFICER,
}


class Posts:
    """Every township and department of the county, with somebody in it."""

    def __init__(self, *, day: date) -> None:
        units = Unit.objects.filter(
            until=None, kind__in=list(_ROLES), division__startswith=prefix(COUNTY)
        )
        self._units = list(units.order_by("pk"))
        self._staff = {unit.pk: _somebody(unit, day) for unit in self._units}
        self._clerk, self._head = officer("xian"), officer("xianzg")
        self._kept: dict[tuple[int, int], tuple[tuple[Hand, int, int], ...]] = {}

    def department(self, word: str) -> Unit:
        """The department whose name holds a word."""
        departments = [u for u in self._units if u.kind == UnitKind.DEPARTMENT]
        return next(unit for unit in departments if word in unit.name)

    def station(self, division: str) -> Unit:
        """The help station of the township that a place lies in, else some station."""
        township = full_code(division[:9])
        stations = [u for u in self._units if u.kind == UnitKind.TOWNSHIP]
        return next((u for u in stations if u.division == township), stations[0])

    def hands(
        self, owner: Unit, responsible: Unit
    ) -> tuple[tuple[Hand, int, int], ...]:
        """Five hands apart by person, and by unit where they must be."""
        key = (owner.pk, responsible.pk)
        if key not in self._kept:
            checker = next(
                unit
                for unit in self._units
                if unit.kind == UnitKind.DEPARTMENT and unit != owner
            )
            office = self._clerk.post.unit_id
            self._kept[key] = (
                (Hand.CONFIRMER, self._staff[owner.pk], owner.pk),
                (Hand.FIXER, self._staff[responsible.pk], responsible.pk),
                (Hand.CHECKER, self._staff[checker.pk], checker.pk),
                (Hand.ACCEPTER, self._clerk.account.pk, office),
                (Hand.APPROVER, self._head.account.pk, office),
            )
        return self._kept[key]


def _somebody(unit: Unit, day: date) -> int:
    """An account that works in the unit; one is opened where there is none."""
    role = _ROLES[UnitKind(unit.kind)]
    post = Post.objects.filter(unit=unit, role=role, until=None).first()
    if post:
        return post.account_id
    rng = stream("demo post", unit.pk)
    male = bool(rng.getrandbits(1))
    account = number_of(
        open_account(
            SYSTEM,
            login=f"zhanyuan{unit.pk:03}",
            name=draw_surname(rng) + draw_given_name(rng, _BORN, male=male),
            first_password=first_password(),
        ).subject
    )
    grant = Grant(unit.pk, role, unit.division, day - _SINCE)
    give_post(SYSTEM, account=account, grant=grant)
    return account
