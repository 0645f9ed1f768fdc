"""The demo is a county at work, made by real acts, whole or not at all."""

import csv
import json
import shutil
from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner
from django.db import connection

from bangfu.cli import group
from bangfu.core.cause import Cause
from bangfu.core.lead import LeadState
from bangfu.core.problem import ProblemState
from bangfu.intake.folder import TRUTH
from bangfu.web.accounts.actions import open_unit
from bangfu.web.accounts.models import UnitKind
from bangfu.web.demo.cast import COUNTY, cast, officer
from bangfu.web.demo.files import VILLAGE
from bangfu.web.demo.jobs import HalfMade
from bangfu.web.demo.jobs import live as live_job
from bangfu.web.demo.make import live, prepare
from bangfu.web.demo.standing import NotToRemove, is_whole, remove_half_made
from bangfu.web.home import home
from bangfu.web.leads.models import Lead
from bangfu.web.leads.queries import waiting_for
from bangfu.web.problems.models import Episode
from bangfu.web.registry.models import Hit, HouseholdSpan, Run
from bangfu.web.trail.act import SYSTEM
from bangfu.web.trail.actions import HomeInUse
from bangfu.web.trail.audit import audit
from bangfu.web.trail.clock import SHANGHAI
from bangfu.web.trail.models import Event
from web.first_day import empty

pytestmark = pytest.mark.django_db(transaction=True)
HOUSEHOLDS = 300


@pytest.fixture(autouse=True)
def _own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    empty()
    monkeypatch.setenv("BANGFU_KEY_FILE", str(home().with_name("key")))
    monkeypatch.setenv("BANGFU_HOME", str(tmp_path / "home"))
    yield
    shutil.rmtree(tmp_path, ignore_errors=True)


@pytest.mark.long
def test_a_demo_is_a_county_at_work_and_its_trail_holds(tmp_path: Path) -> None:
    """Weeks of work in every state, one lead of each cause left for the village.

    The site's first run and ``screen`` over the same folder give equal hits.
    """
    steps: list[str] = []
    prepare()
    assert not is_whole()
    live(households=HOUSEHOLDS, progress=steps.append)
    assert is_whole()
    assert any("补上" in step for step in steps)

    states = Counter(Lead.objects.values_list("state", flat=True))
    assert states[LeadState.SETTLED] > states[LeadState.OPEN] // 3 > 0
    left = Lead.objects.filter(division=VILLAGE, state=LeadState.OPEN)
    assert set(left.values_list("cause", flat=True)) >= {
        Cause.ALLOWANCE,
        Cause.ILLNESS,
        Cause.VEHICLE,
    }
    stages = set(Episode.objects.values_list("state", flat=True))
    assert ProblemState.CLOSED in stages
    assert len(stages) > 3
    assert all(officer(one.login).standing.role is one.role for one in cast())
    assert waiting_for(officer("cun1")).exists()
    found = audit(None)
    assert found.findings == ()
    moments = map(
        datetime.fromisoformat, Event.objects.values_list("recv_at", flat=True)
    )
    days = {moment.astimezone(SHANGHAI).date() for moment in moments}
    assert min(days) == date(2026, 7, 6)
    assert len(days) > 10

    lists = home() / "示例县的表" / "2026-06-30"
    by_folder = hits_of_folder(lists, tmp_path / "hits.csv")
    assert hits_of_first_run() == by_folder
    truth = json.loads((lists / TRUTH).read_text(encoding="utf-8"))["rows"]
    planted = Counter(row["rule_id"] for row in truth if row["kind"] == "plant")
    assert Counter(rule for rule, *_ in by_folder) == planted

    # A worker that died in the middle does not go on with half a story.
    with pytest.raises(HalfMade):
        live_job(None, households=HOUSEHOLDS)  # type: ignore[arg-type]
    with pytest.raises(HomeInUse):
        remove_half_made()


def test_a_demo_that_was_interrupted_is_taken_away() -> None:
    """Its home and its checkpoints go; a database that others run is left alone."""
    prepare()
    (home() / "half.txt").write_text("x", encoding="utf-8")
    assert not is_whole()
    if connection.vendor == "sqlite":
        assert remove_half_made()
        assert not home().exists()
    else:
        with pytest.raises(NotToRemove):
            remove_half_made()
        assert (home() / "half.txt").exists()


def test_a_home_of_a_county_is_no_demo_to_be_removed() -> None:
    """Its first event is not that of a demo."""
    home().mkdir(parents=True)
    open_unit(
        SYSTEM,
        name="县帮扶办",
        kind=UnitKind.OFFICE,
        division=COUNTY,
        from_date=date(2026, 1, 1),
    )
    with pytest.raises(HomeInUse):
        remove_half_made()
    assert home().exists()


def hits_of_first_run() -> list[tuple[str, ...]]:
    """What the site's first run said, in the order of its rows."""
    first = Run.objects.order_by("pk")[0]
    hits = Hit.objects.filter(first_run=first).order_by("pk")
    numbers = dict(HouseholdSpan.objects.values_list("household", "no"))
    return [
        (
            hit.rule,
            numbers[hit.household_id],
            hit.member_no,
            hit.sentence,
            pieces(hit.evidence),
        )
        for hit in hits
    ]


def hits_of_folder(folder: Path, out: Path) -> list[tuple[str, ...]]:
    """What ``bangfu screen`` says of the same files."""
    place = ("--on", "2026-06-30", "--division", "620599", "--out", str(out), "--quiet")
    done = CliRunner().invoke(group, ["screen", str(folder), *place])
    assert done.exit_code == 0, done.output
    named = ("rule_id", "household_no", "member_no", "sentence")
    with out.open(encoding="utf-8-sig", newline="") as lines:
        return [
            (*(row[name] for name in named), pieces(json.loads(row["evidence"])))
            for row in csv.DictReader(lines)
        ]


def pieces(evidence: object) -> str:
    """Evidence as text; PostgreSQL keeps the names of a piece in an order of its own."""
    return json.dumps(evidence, ensure_ascii=False, sort_keys=True)
