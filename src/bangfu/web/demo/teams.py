"""村组队伍: people for the other places of the demo, so that leads there move as well."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from bangfu.core.access import Role
from bangfu.core.division import full_code
from bangfu.synth.county import stream
from bangfu.synth.names import draw_given_name, draw_surname
from bangfu.tables.divisions import name_of
from bangfu.web.accounts.actions import (
    Grant,
    give_post,
    number_of,
    open_account,
    open_unit,
)
from bangfu.web.accounts.models import Unit, UnitKind
from bangfu.web.accounts.passwords import first_password
from bangfu.web.accounts.queries import officers_of
from bangfu.web.accounts.standing import Officer
from bangfu.web.demo.cast import officer
from bangfu.web.trail.act import SYSTEM

_BORN = 1985


@dataclass(frozen=True, slots=True)
class Team:
    """队伍: two who verify in a village, and the township's checker."""

    first: Officer
    second: Officer
    checker: Officer


def local_team() -> Team:
    """The cast's own village and township."""
    return Team(officer("cun1"), officer("cun2"), officer("zhen1"))


def open_teams(villages: Sequence[str], since: date) -> dict[str, Team]:
    """A team for each village; villages of one township share the checker."""
    numbers = iter(range(1, 3 * len(villages) + 1))
    checkers: dict[str, Officer] = {}
    teams = {}
    for village in villages:
        township = full_code(village[:9])
        if township not in checkers:
            station = Unit.objects.get(division=township, kind=UnitKind.TOWNSHIP)
            checker = Grant(station.pk, Role.TOWNSHIP_CHECKER, township, since)
            checkers[township] = _appoint(checker, next(numbers))
        first, second = _cadres(village, since, numbers)
        teams[village] = Team(first, second, checkers[township])
    return teams


def _cadres(
    village: str, since: date, numbers: Iterator[int]
) -> tuple[Officer, Officer]:
    opened = open_unit(
        SYSTEM,
        name=name_of(village),
        kind=UnitKind.VILLAGE,
        division=village,
        from_date=since,
    )
    grant = Grant(number_of(opened.subject), Role.VILLAGE_CADRE, village, since)
    return _appoint(grant, next(numbers)), _appoint(grant, next(numbers))


def _appoint(grant: Grant, number: int) -> Officer:
    """Somebody nobody logs in as: the first password is never told."""
    rng = stream("demo team", number)
    name = draw_surname(rng) + draw_given_name(rng, _BORN, male=rng.random() < 0.5)  # noqa: PLR2004 half and half
    login = f"duiyuan{number:03}"
    account = number_of(
        open_account(
            SYSTEM, login=login, name=name, first_password=first_password()
        ).subject
    )
    give_post(SYSTEM, account=account, grant=grant)
    return officers_of(login)[0]
