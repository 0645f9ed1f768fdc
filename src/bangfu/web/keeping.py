"""看守: what the site sees to by itself while it is open, every few minutes."""

import logging
from collections.abc import Callable, Sequence

from django.db import connection

from bangfu.web.accounts.unused import shut_all_unused
from bangfu.web.registry.originals import destroy_due
from bangfu.web.trail.checkpoint import checkpoint_if_due

Duty = Callable[[], object]
DUTIES: Sequence[Duty] = (checkpoint_if_due, destroy_due, shut_all_unused)
"""Each does nothing, and costs next to nothing, where nothing is due."""
_log = logging.getLogger("bangfu.web")


def keep(duties: Sequence[Duty] = DUTIES) -> None:
    """See to every duty once; one that fails holds up no other."""
    for duty in duties:
        try:
            duty()
        except Exception as why:  # noqa: BLE001 the next duty must still be seen to
            # Without the traceback: messages of exceptions may hold personal data.
            _log.warning("例行事项没有办成：%s", type(why).__name__)
        finally:
            connection.close()
