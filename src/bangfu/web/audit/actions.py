"""留痕自己的动作: a verification is written down, so that it can be shown that one was."""

from collections.abc import Mapping

from bangfu.core.access import NotYourDuty, Role
from bangfu.web.accounts.access import officer_of_actor
from bangfu.web.audit.labels import LABELS, VERIFY_TRAIL
from bangfu.web.trail.act import Actor, Done, act


@act(VERIFY_TRAIL)
def verify_trail(actor: Actor, *, told: Mapping[str, object]) -> Done:
    """核对留痕: what was looked through and what was found.

    Looking at the list of events leaves none: it shows no household and no sensitive
    field, the audit administrator changes nothing (三员), and a log that grows by being
    read would bury what it is read for. Verifying does: that it was done must be shown.
    """
    role = officer_of_actor(actor).standing.role
    if role is not Role.AUDIT_ADMIN:
        raise NotYourDuty(role, LABELS[VERIFY_TRAIL])
    return Done("trail", dict(told))
