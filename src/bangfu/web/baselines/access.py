"""底数权限: who freezes one; everybody who sees households sees those of his area."""

from bangfu.core.access import COUNTY, NotYourDuty
from bangfu.web.accounts.access import officer_of_actor
from bangfu.web.accounts.standing import Officer
from bangfu.web.trail.act import Actor

FREEZERS = tuple(sorted(COUNTY))


def check_may_freeze(actor: Actor) -> Officer:
    """Who acts, read again inside the act; raises when the post is not for it."""
    officer = officer_of_actor(actor)
    if officer.standing.role not in FREEZERS:
        raise NotYourDuty(officer.standing.role, "冻结底数")
    return officer
