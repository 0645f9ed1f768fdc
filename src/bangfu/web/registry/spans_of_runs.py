"""命中的段: hits are kept as spans of runs, so that each run's hits can be told for ever."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from bangfu.core.division import full_code
from bangfu.screening.hit import Hit as Said
from bangfu.screening.run import Run as Outcome
from bangfu.web.registry.models import Hit, Run
from bangfu.web.registry.records import CHUNK
from bangfu.web.trail.chain import coming_seq

Key = tuple[str, int, str, str, str]


@dataclass(frozen=True, slots=True)
class Screened:
    """一次筛查的全部: its outcome, what it was made from, and who each number is."""

    run: Outcome
    known: datetime
    manifest: Mapping[str, object]
    told: Mapping[str, object]
    households: Mapping[str, int]


def write_run(screened: Screened) -> Run:
    """Write the run; a hit that still stands reaches one run further."""
    outcome = screened.run
    division = full_code(outcome.division)
    before = Run.objects.filter(division=division).order_by("pk").last()
    run = Run.objects.create(
        on_date=outcome.on,
        known_at=screened.known,
        division=division,
        manifest=dict(screened.manifest),
        told=dict(screened.told),
        seq=coming_seq(),
    )
    standing = {_key(hit): hit for hit in Hit.objects.filter(last_run=before)}
    fresh: list[Hit] = []
    still: list[int] = []
    elsewhere: list[Hit] = []
    for said in outcome.hits:
        hit = _hit(said, screened.households[said.household_no], run)
        known = standing.pop(_key(hit), None)
        if known is None:
            fresh.append(hit)
        else:
            still.append(known.pk)
            if known.batches != hit.batches:
                known.last_run, known.batches = run, hit.batches
                elsewhere.append(known)
    for start in range(0, len(still), CHUNK):
        kept = Hit.objects.filter(pk__in=still[start : start + CHUNK])
        kept.update(last_run=run)
    Hit.objects.bulk_update(elsewhere, ["last_run", "batches"], batch_size=CHUNK)
    Hit.objects.bulk_create(fresh, batch_size=CHUNK)
    return run


def _hit(said: Said, household: int, run: Run) -> Hit:
    return Hit(
        rule=said.rule.id,
        cause=said.rule.cause.value,
        household_id=household,
        member_no=said.member_no,
        division=said.division_code,
        sentence=said.sentence,
        evidence=[dict(piece) for piece in said.evidence],
        batches=list(said.batches),
        first_run=run,
        last_run=run,
    )


def _key(hit: Hit) -> Key:
    """What makes two runs' hits the same one: subject, words and rows."""
    rows = json.dumps(hit.evidence, ensure_ascii=False, sort_keys=True)
    return hit.rule, hit.household_id, hit.member_no, hit.sentence, rows
