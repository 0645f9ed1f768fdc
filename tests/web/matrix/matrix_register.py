"""What the matrix's home has besides households: doubts, statements, files not written."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import uuid4

from bangfu.core.cause import Cause
from bangfu.web.accounts.standing import Officer
from bangfu.web.baselines.actions import freeze_baseline
from bangfu.web.baselines.freezing import freeze
from bangfu.web.registry.actions import send_files, tell_check
from bangfu.web.registry.change_kinds import ChangeKind
from bangfu.web.registry.changes import Asked, record_change
from bangfu.web.registry.effects.told import Details
from bangfu.web.registry.imports import check_files
from bangfu.web.registry.models import (
    Batch,
    Hit,
    HouseholdChange,
    HouseholdSpan,
    Record,
    Run,
    Statement,
    UnsureRow,
    Upload,
)
from bangfu.web.registry.statable import StatementKind
from bangfu.web.registry.statements import Said, state_fact
from bangfu.web.registry.told import told_of
from bangfu.web.trail.act import Actor, Done, act
from bangfu.web.trail.clock import now
from web.matrix.matrix_places import PLACES, Place, texts_of, unsure_texts_of
from web.registry.township import load

if TYPE_CHECKING:
    from web.matrix.matrix_home import Home

_ON = date(2026, 6, 30)
CAUSES = (Cause.ALLOWANCE, Cause.ILLNESS, Cause.INSURANCE)


def unsure_rows(made: "Home", clerk: str, county: str, scratch: Path) -> None:
    """A batch on which nothing rests, with a row that might be each of the county."""
    load(made.officers[clerk], scratch / "unsure", unsure_texts_of(county), on=_ON)
    made.batches[clerk] = Batch.objects.latest("number").pk
    for relation, person in made.persons.items():
        row = UnsureRow.objects.filter(candidates=[person]).first()
        if row is not None:
            made.unsure[relation] = row.pk


def a_statement(made: "Home", place: Place, *, by: Officer) -> None:
    """Somebody of the village has said something of the household there."""
    record = Record.objects.get(subject=f"p:{made.persons[place.relation]}")
    said = Said(
        household=made.households[place.relation],
        record=record.pk,
        column="schooling",
        kind=StatementKind.VISIT,
        proof="看了毕业证。",
        from_date=date(2026, 1, 1),
        words="高中",
    )
    state_fact(by.actor, said=said)
    made.facts[place.relation] = record.pk
    made.statements[place.relation] = Statement.objects.latest("pk").pk


def a_change(made: "Home", place: Place, *, by: Officer) -> None:
    """Somebody of the village has written that the person died; nobody confirmed it."""
    details = Details(person=made.persons[place.relation])
    asked = Asked(
        household=made.households[place.relation],
        kind=ChangeKind.DEATH,
        on=date(2026, 6, 1),
        basis="看了火化证。",
        details=details,
    )
    record_change(by.actor, asked=asked)
    made.changes[place.relation] = HouseholdChange.objects.latest("pk").pk


def an_upload(made: "Home", clerk: str, scratch: Path) -> None:
    """Files that were sent and checked, and not written yet."""
    officer, token = made.officers[clerk], uuid4()
    county = officer.post.division[:6]
    texts = texts_of(county, PLACES, "待写")
    sent = [(name, text.encode()) for name, text in texts.items()]
    send_files(officer.actor, token=token, files=sent, as_of=_ON)
    folder = scratch / f"{clerk}-sent"
    folder.mkdir()
    for name, content in sent:
        (folder / name).write_bytes(content)
    paths = sorted(folder.iterdir())
    report, told = check_files(paths, on=_ON, division=officer.post.division)
    upload = Upload.objects.get(pk=token)
    tell_check(officer.actor, upload=upload, told=told_of(report, told))
    made.uploads[clerk] = token


def a_baseline(officer: Officer, *, on: date) -> int:
    """The county as it is, frozen."""
    frozen = freeze(officer.post.division, on=on, known=now())
    receipt = freeze_baseline(officer.actor, frozen=frozen, name="六月底")
    return int(receipt.subject.removeprefix("baseline:"))


@act("make_hits")
def made_up_hits(_actor: Actor, *, run: int, county: str) -> Done:
    """A hit of every cause for every household that no rule hit that way yet."""
    made = Run.objects.get(pk=run)
    spans = HouseholdSpan.objects.filter(until=None, division__startswith=county)
    known = Hit.objects.filter(rule__endswith=".made_up").values("household")
    for span in spans.exclude(household__in=known):
        for cause in CAUSES:
            Hit.objects.create(
                rule=f"{cause}.made_up",
                cause=cause,
                household_id=span.household_id,
                division=span.division,
                sentence=f"{cause.label}：系统记“是”，名单里没有。",
                evidence=[{"value": "是", "line": "无", "file": "名单.xlsx", "row": 7}],
                first_run=made,
                last_run=made,
            )
    return Done(f"run:{run}")
