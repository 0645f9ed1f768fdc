"""定报送要求: the only writer of the app."""

from bangfu.core.access import COUNTY, NotYourDuty
from bangfu.core.errors import BangfuError
from bangfu.core.rhythm import Rhythm
from bangfu.tables import find_table
from bangfu.web.accounts.access import officer_of_actor
from bangfu.web.lists.models import ListTerms
from bangfu.web.trail.act import Actor, Done, act
from bangfu.web.trail.clock import now

MOST_DAYS = 180


class DaysOutOfRange(BangfuError):
    """A number of days that is no deadline."""

    def __init__(self) -> None:
        super().__init__(f"期限要在1天到{MOST_DAYS}天之间。没有保存，请改好天数再定。")


@act("set_list_terms")
def set_list_terms(actor: Actor, *, table: str, rhythm: Rhythm, days: int) -> Done:
    """How often the county wants a list from now on, and how soon."""
    officer = officer_of_actor(actor)
    if officer.standing.role not in COUNTY:
        raise NotYourDuty(officer.standing.role, "定报送要求")
    if rhythm.has_periods and not 1 <= days <= MOST_DAYS:
        raise DaysOutOfRange
    name = find_table(table).name
    ListTerms.objects.update_or_create(
        division=officer.post.division,
        table=name,
        defaults={
            "rhythm": rhythm.value,
            "days": days if rhythm.has_periods else 0,
            "by": officer.account,
            "at": now(),
        },
    )
    return Done(f"table:{name}", {"rhythm": rhythm.value, "days": days})
