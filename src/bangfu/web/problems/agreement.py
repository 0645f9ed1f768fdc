"""两边一致: which data problems the newest lists of both sides no longer speak of.

A hit that is gone proves nothing by itself: the rule must have run, over lists of a day
after the fix that came in after it, and the household's rows in them are cited.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

import pyarrow.compute as pc
import pyarrow.parquet as pq
from django.db.models import Max

from bangfu.core.cause import RuleKind
from bangfu.core.problem import MOVES, ProblemAct, ProblemClass, ProblemState
from bangfu.lake.batch import Batch
from bangfu.lake.choice import Chosen, choose
from bangfu.screening.book import load as load_book
from bangfu.screening.rule import Rule
from bangfu.tables import all_tables
from bangfu.web.accounts.standing import Officer
from bangfu.web.problems import queries
from bangfu.web.problems.gate import Matter, matters_of, obstacle
from bangfu.web.problems.models import Episode, SignedList, StateSpan
from bangfu.web.registry.models import Run
from bangfu.web.registry.queries import county_of, hits_of_run, latest_run
from bangfu.web.registry.runs import home_lake
from bangfu.web.trail.clock import SHANGHAI
from bangfu.web.trail.models import Event

MISMATCH = "data_mismatch"
"""The category of what a consistency rule found; its source item is the rule's cause."""
STAGES = (ProblemAct.CHECK, ProblemAct.ACCEPT)
Cited = Sequence[Mapping[str, str | int]]


@dataclass(frozen=True, slots=True)
class Agreed:
    """一件两边一致的问题, with the rows of the new lists."""

    matter: Matter
    cited: Cited


def stage_of(officer: Officer) -> ProblemAct | None:
    """核验 or 验收: the step that an officer's post does, if any."""
    return next((act for act in STAGES if officer.standing.may(act)), None)


def run_for(officer: Officer) -> Run | None:
    """The screening that speaks for the officer's county."""
    return latest_run(county_of(officer.post.division))


def agreed(officer: Officer, stage: ProblemAct, run: Run) -> list[Agreed]:
    """Data problems that wait for this officer's step and that the new lists agree on."""
    waiting = _waiting(officer, stage)
    by_cause: dict[str, list[Matter]] = defaultdict(list)
    for matter in waiting:
        by_cause[matter.problem.source_item].append(matter)
    submitted = _submitted([matter.episode for matter in waiting])
    lists, found = _Lists(run), []
    for cause, matters in by_cause.items():
        rules = _rules_of(cause)
        if rules and _all_ran(rules, run):
            still_hit = set(
                hits_of_run(run).filter(cause=cause).values_list("household", flat=True)
            )
            gone = [m for m in matters if int(m.problem.subject) not in still_hit]
            tables = sorted({t for rule in rules for t in load_book().needs(rule)[0]})
            found += lists.cite(gone, tables, submitted)
    return sorted(
        found, key=lambda one: (one.matter.episode.due, one.matter.problem.no)
    )


def _waiting(officer: Officer, stage: ProblemAct) -> list[Matter]:
    [state] = MOVES[stage].start
    episodes = queries.current(officer).filter(
        state=state,
        problem__problem_class=ProblemClass.DATA,
        problem__category=MISMATCH,
        problem__subject_kind="household",
    )
    if stage is ProblemAct.ACCEPT:
        signed = SignedList.objects.exclude(signed_seq=None)
        episodes = episodes.filter(
            hands__hand="checker", hands__seq__in=signed.values("signed_seq")
        )
    matters = matters_of(episodes)
    return [matter for matter in matters if not obstacle(stage, officer, matter)]


def _submitted(episodes: Iterable[Episode]) -> dict[int, datetime]:
    """When each fix was handed in."""
    spans = StateSpan.objects.filter(
        episode__in=[e.pk for e in episodes], state=ProblemState.SUBMITTED
    )
    last = dict(spans.values_list("episode").annotate(last=Max("from_seq")))
    events = Event.objects.in_bulk(last.values())
    return {
        episode: datetime.fromisoformat(events[seq].recv_at)
        for episode, seq in last.items()
    }


def _rules_of(cause: str) -> list[Rule]:
    rules = load_book().rules.values()
    return [r for r in rules if r.cause == cause and r.kind is RuleKind.CONSISTENCY]


def _all_ran(rules: Iterable[Rule], run: Run) -> bool:
    ran = {one["rule"] for one in run.told.get("ran", ())}
    return {rule.id for rule in rules} <= ran


class _Lists:
    """The batches that a run used, and their rows of some households."""

    def __init__(self, run: Run) -> None:
        self._run = run
        self._lake = home_lake()
        self._batches = self._lake.batches()

    def cite(
        self,
        matters: Sequence[Matter],
        tables: Sequence[str],
        submitted: Mapping[int, datetime],
    ) -> list[Agreed]:
        """Those whose lists are all newer than their fix, with the rows."""
        used = {table: self._chosen(table) for table in tables}
        newer = [
            matter
            for matter in matters
            if all(
                _is_newer(_for(chosen, matter), submitted[matter.episode.pk])
                for chosen in used.values()
            )
        ]
        homes = {int(matter.problem.subject) for matter in newer}
        rows = {
            one.batch.number: self._rows(one.batch, homes)
            for chosen in used.values()
            for one in chosen
        }
        return [
            Agreed(
                matter, [c for own in used.values() for c in _cited(own, matter, rows)]
            )
            for matter in newer
        ]

    def _chosen(self, table: str) -> list[Chosen]:
        own = [batch for batch in self._batches if batch.table == table]
        keeping = all_tables()[table].keeping
        return choose(own, keeping, on=self._run.on_date, known=self._run.known_at)

    def _rows(self, batch: Batch, homes: set[int]) -> dict[int, list[tuple[int, int]]]:
        """Sheet and row of each row of these households."""
        path = self._lake.part(batch, "rows")
        found: dict[int, list[tuple[int, int]]] = defaultdict(list)
        if path and homes:
            rows = pq.read_table(
                path,
                columns=["household", "sheet", "row"],
                filters=pc.field("household").isin(sorted(homes)),
            )
            for one in rows.to_pylist():
                found[one["household"]].append((one["sheet"], one["row"]))
        return found


def _for(chosen: Iterable[Chosen], matter: Matter) -> list[Batch]:
    """The batches that speak for the problem's township."""
    township = matter.problem.division[:9]
    return [
        one.batch
        for one in chosen
        if township not in one.replaced_in
        and (not one.batch.townships or township in one.batch.townships)
    ]


def _is_newer(batches: Sequence[Batch], fixed_at: datetime) -> bool:
    """Whether every list is of the day of the fix or later, and came in after it."""
    day: date = fixed_at.astimezone(SHANGHAI).date()
    return bool(batches) and all(
        batch.as_of >= day and batch.loaded_at > fixed_at and not batch.withdrawn_at
        for batch in batches
    )


def _cited(
    chosen: Sequence[Chosen],
    matter: Matter,
    rows: Mapping[int, Mapping[int, Sequence[tuple[int, int]]]],
) -> list[dict[str, str | int]]:
    """批次、文件和行 of a household in one list; row 0 says that the list has none."""
    household = int(matter.problem.subject)
    return [
        {
            "table": all_tables()[batch.table].title,
            "batch": batch.number,
            "file": batch.file,
            "as_of": batch.as_of.isoformat(),
            "sheet": batch.sheets[sheet] if row else "",
            "row": row,
        }
        for batch in _for(chosen, matter)
        for sheet, row in rows[batch.number].get(household) or [(0, 0)]
    ]
