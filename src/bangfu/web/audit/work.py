"""核对的任务: the whole trail, from its first event on, beside the pages."""

from collections.abc import Mapping
from typing import Any

from bangfu.web.audit.actions import verify_trail
from bangfu.web.home import checkpoint_file
from bangfu.web.jobs.running import Running, work
from bangfu.web.trail.audit import Audit, audit

_KEPT = 20


@work
def verify(running: Running, *, codes: list[tuple[int, str]]) -> Mapping[str, Any]:
    """Read everything, then write down what was found; the same job once."""
    outside = checkpoint_file()
    found = audit(
        outside if outside.is_file() else None,
        tuple((int(seq), str(code)) for seq, code in codes),
        progress=running.step,
    )
    receipt = verify_trail(running.actor, told=told_of(found), act_id=running.id)
    return {"event": receipt.seq}


def told_of(found: Audit) -> dict[str, object]:
    """What the trail keeps of a verification; its sentences name events, nobody else."""
    return {
        "events": found.events,
        "own": found.own,
        "outside": found.outside,
        "compared": list(found.compared),
        "wrong": len(found.findings),
        "findings": [finding.sentence for finding in found.findings[:_KEPT]],
        "gaps": list(found.gaps),
        "notes": list(found.notes),
        "unseen": list(found.unseen),
    }
