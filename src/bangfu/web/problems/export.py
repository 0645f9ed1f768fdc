"""导出: the ledger as a workbook, with the list's own conditions; making it is an act."""

import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from enum import StrEnum
from itertools import islice
from pathlib import Path
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.urls import reverse

from bangfu.core.access import NotYourDuty, Role
from bangfu.core.problem import ProblemClass, ProblemState
from bangfu.tables.divisions import name_of
from bangfu.web.accounts.access import officer_of_actor
from bangfu.web.accounts.standing import Officer
from bangfu.web.jobs import kept
from bangfu.web.jobs.models import Job
from bangfu.web.jobs.running import Running, work
from bangfu.web.jobs.start import start
from bangfu.web.problems import queries
from bangfu.web.problems.models import Episode
from bangfu.web.problems.queries import Filters
from bangfu.web.problems.shown import Row, rows_of
from bangfu.web.problems.workbook import About, write_workbook
from bangfu.web.trail.act import Actor, Done, act
from bangfu.web.trail.clock import SHANGHAI, now
from bangfu.web.trail.demo import is_demo

EXPORTERS = (
    Role.COUNTY_CLERK,
    Role.COUNTY_HEAD,
    Role.DEPARTMENT_OFFICER,
    Role.LEADER,
    Role.TOWNSHIP_CHECKER,
)
"""Whose work needs a list in hand; a village works on its own few, an inspector here."""
CHUNK = 2_000


class ExportPurpose(StrEnum):
    """导出用途."""

    MEETING = "meeting"
    REPORT = "report"
    VISIT = "visit"
    CHECK = "check"

    @property
    def label(self) -> str:
        """The purpose as officers say it."""
        return _PURPOSES[self]


_PURPOSES = {
    ExportPurpose.MEETING: "调度会商",
    ExportPurpose.REPORT: "上报材料",
    ExportPurpose.VISIT: "入户核实",
    ExportPurpose.CHECK: "核对台账",
}


def conditions(filters: Filters) -> list[str]:
    """筛选条件, in words, as the list was cut."""
    told = []
    if filters.state == "open":
        told.append("未销号")
    elif filters.state:
        told.append(ProblemState(filters.state).label)
    if filters.township:
        told.append(name_of(filters.township))
    if filters.problem_class:
        told.append(f"{ProblemClass(filters.problem_class).label}类")
    if filters.overdue:
        told.append("超期")
    if filters.mine:
        told.append("轮到我")
    return told or ["全部"]


def start_export(
    officer: Officer, filters: Filters, *, purpose: ExportPurpose, act_id: UUID
) -> Job:
    """交办导出."""
    wanted = asdict(filters) | {"after": ""}
    return start(
        export_list,
        actor=officer.actor,
        title=f"导出问题台账：{'、'.join(conditions(filters))}",
        target=reverse("exported", args=[act_id]),
        arguments={"filters": wanted, "purpose": purpose.value},
        act_id=act_id,
    )


@work
def export_list(
    running: Running, *, filters: Mapping[str, Any], purpose: str
) -> dict[str, Any]:
    """Make the workbook once, put the export on record, and leave it to be fetched."""
    wanted = Filters(**filters)
    if kept.told_of(running.id) is None:
        officer = officer_of_actor(running.actor)
        check_may_export(officer)
        _make(running, officer, wanted, ExportPurpose(purpose))
    told = kept.told_of(running.id) or {}
    export_problems(
        running.actor,
        token=running.id,
        told={"filters": dict(filters), "purpose": purpose, "rows": told["rows"]},
        act_id=running.id,
    )
    return {"rows": told["rows"]}


@act("export_problems")
def export_problems(actor: Actor, *, token: UUID, told: Mapping[str, Any]) -> Done:
    """导出问题台账: who took which part of the ledger, for what, and how many rows."""
    check_may_export(officer_of_actor(actor))
    return Done(f"export:{token}", dict(told))


@act("take_export")
def take_export(actor: Actor, *, job: Job) -> Done:
    """下载导出的台账: the file leaves the site."""
    check_may_export(officer_of_actor(actor))
    return Done(f"export:{job.pk}")


def check_may_export(officer: Officer) -> None:
    """Raise unless the post's work needs the list in hand."""
    if officer.standing.role not in EXPORTERS:
        raise NotYourDuty(officer.standing.role, "导出问题台账")


def listed(officer: Officer, filters: Filters) -> QuerySet[Episode]:
    """The episodes of the list in the list's order: what is visible now, no more."""
    found = queries.cut(queries.current(officer), officer, filters)
    rows = found.select_related("problem__owner", "turn_unit")
    return rows.order_by("-pk") if filters.newest else rows.order_by("due", "pk")


def _make(
    running: Running, officer: Officer, filters: Filters, purpose: ExportPurpose
) -> None:
    made_at = now().astimezone(SHANGHAI)
    cut_by = conditions(filters)
    name = [*(["演示数据"] if is_demo() else []), "问题台账", *cut_by]
    file = f"{'_'.join(name)}_{made_at:%Y%m%d-%H%M}.xlsx"
    about = About(cut_by, str(officer.post), purpose.label, made_at, is_demo=is_demo())
    with tempfile.TemporaryDirectory(prefix="bangfu-export-") as scratch:
        path = Path(scratch) / "export.xlsx"
        rows = write_workbook(path, _rows(running, officer, filters), about)
        running.step("封存文件")
        kept.keep(running.id, path, {"name": file, "rows": rows})


def _rows(running: Running, officer: Officer, filters: Filters) -> Iterator[Row]:
    """Row by row from one cursor: what is read once stands as it was when it was asked."""
    episodes = listed(officer, filters)
    total, done = episodes.count(), 0
    cursor = episodes.iterator(chunk_size=CHUNK)
    while chunk := list(islice(cursor, CHUNK)):
        running.step(f"写入第{done + 1}行起", done, total)
        yield from rows_of(chunk, officer)
        done += len(chunk)
