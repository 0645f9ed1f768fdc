"""要等的事: freezing a baseline reads every household of the county."""

from collections.abc import Mapping
from datetime import date
from uuid import UUID

from django.urls import reverse

from bangfu.web.accounts.access import officer_of_actor
from bangfu.web.accounts.standing import Officer
from bangfu.web.baselines.access import check_may_freeze
from bangfu.web.baselines.actions import NameTaken, freeze_baseline
from bangfu.web.baselines.freezing import freeze
from bangfu.web.baselines.models import Baseline
from bangfu.web.jobs.models import Job
from bangfu.web.jobs.running import Running, work
from bangfu.web.jobs.start import start
from bangfu.web.trail.clock import now


def start_freezing(
    officer: Officer, *, name: str, on: date, act_id: UUID | None
) -> Job:
    """Whose post does not freeze, or whose name is taken, is told so now."""
    check_may_freeze(officer.actor)
    if Baseline.objects.filter(division=officer.post.division, name=name).exists():
        raise NameTaken(name)
    return start(
        freeze_county,
        actor=officer.actor,
        title=f"冻结底数“{name}”",
        target=reverse("baselines"),
        arguments={"name": name, "on": on.isoformat()},
        act_id=act_id,
    )


@work
def freeze_county(running: Running, *, name: str, on: str) -> Mapping[str, object]:
    """底数: the county on a day, by what is known when the job runs."""
    running.step("汇总在册过的户和档外对象")
    division = officer_of_actor(running.actor).post.division
    frozen = freeze(division, on=date.fromisoformat(on), known=now())
    running.step(f"写入{len(frozen.homes):,}户")
    receipt = freeze_baseline(
        running.actor, frozen=frozen, name=name, act_id=running.id
    )
    number = receipt.subject.partition(":")[2]
    return {"target": reverse("baseline", args=[number])}
