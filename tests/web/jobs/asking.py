"""How tests ask for a job."""

from typing import Any
from uuid import UUID, uuid4

from bangfu.web.accounts.standing import Officer
from bangfu.web.jobs.models import Job
from bangfu.web.jobs.running import Work
from bangfu.web.jobs.start import start


def asked(
    officer: Officer,
    work: Work,
    *,
    act_id: UUID | None = None,
    target: str = "",
    **arguments: Any,
) -> Job:
    """A job that somebody asked for."""
    return start(
        work,
        actor=officer.actor,
        title="数一数",
        target=target,
        arguments=arguments,
        act_id=act_id or uuid4(),
    )


def again(job: Job) -> Job:
    """The row as it is now."""
    job.refresh_from_db()
    return job
