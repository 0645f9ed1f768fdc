"""豁免 in a run: handed in as data, marked and counted, never dropped, never dispatched."""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from bangfu.core.cause import Cause
from bangfu.screening.book import load as load_book
from bangfu.screening.exemption import Exemption as Told
from bangfu.screening.exemption import mark
from bangfu.screening.hit import Hit as Said
from bangfu.web.home import home
from bangfu.web.leads.models import Exemption, Lead
from bangfu.web.leads.opening import open_leads, waiting_leads
from bangfu.web.registry.models import HouseholdSpan, Run
from bangfu.web.registry.queries import hits_of_run
from bangfu.web.registry.runs import screen
from bangfu.web.trail.act import SYSTEM, Actor, Done, act
from bangfu.web.trail.chain import coming_seq
from bangfu.web.trail.clock import now
from web import cast
from web.problems.agreeing import day, lists_come_in

ON = date(2026, 6, 30)


@pytest.fixture
def _empty_lake() -> Iterator[None]:
    yield
    for name in ("lake", "vault"):
        shutil.rmtree(home() / name, ignore_errors=True)


@act("exempt")
def _exempt(_actor: Actor, *, lead: Lead, until: date) -> Done:
    """As an explanation leaves it; only the cause is one that the lists here can hit."""
    Exemption.objects.create(
        lead=lead,
        household=lead.household,
        cause=lead.cause,
        from_date=day(-10),
        until=until,
        seq=coming_seq(),
    )
    return Done("tests")


def _run() -> Run:
    screen(cast.wang().actor, on=day(), known=now(), division=cast.COUNTY)
    return Run.objects.latest("pk")


@pytest.mark.django_db
@pytest.mark.usefixtures("_empty_lake")
def test_a_run_marks_what_was_explained_and_nobody_is_sent_again(
    tmp_path: Path,
) -> None:
    cast.zhou(), cast.li()
    lists_come_in(tmp_path / "old", 2, listed=[1, 2], on=day(-60))
    first = Run.objects.latest("pk")
    open_leads(SYSTEM, run=first.pk)
    lead = Lead.objects.get(household=HouseholdSpan.objects.get(no="H1").household)
    assert (first.manifest["exemptions"], first.told["exempt"]) == ([], 0)
    _exempt(SYSTEM, lead=lead, until=day())
    second = _run()
    assert [hits_of_run(run).count() for run in (first, second)] == [2, 2]
    assert second.told["exempt"] == 1
    assert second.told["hits"] == 2
    assert second.manifest["exemptions"] == [
        {
            "household": lead.household_id,
            "cause": "allowance",
            "from": day(-10).isoformat(),
            "until": day().isoformat(),
        }
    ]
    _forget(SYSTEM)
    # The run keeps what it was told, even when the exemption is gone.
    assert (waiting_leads(first), waiting_leads(second)) == (2, 1)


@act("forget")
def _forget(_actor: Actor) -> Done:
    Exemption.objects.all().delete()
    for lead in Lead.objects.all():
        lead.lead_hits.all().delete()
    return Done("tests")


@pytest.mark.django_db
@pytest.mark.usefixtures("_empty_lake")
def test_an_exemption_that_ended_or_came_later_than_the_knowledge_is_not_used(
    tmp_path: Path,
) -> None:
    """同样的依据、同样的命中：按当时所知重跑，不用后来的说明"""
    cast.zhou(), cast.li()
    lists_come_in(tmp_path / "old", 2, listed=[1, 2], on=day(-60))
    open_leads(SYSTEM, run=Run.objects.latest("pk").pk)
    one, other = Lead.objects.order_by("pk")
    before = now()
    _exempt(SYSTEM, lead=one, until=day(100))
    _exempt(SYSTEM, lead=other, until=day(-1))
    screen(cast.wang().actor, on=day(), known=before, division=cast.COUNTY)
    assert Run.objects.latest("pk").told["exempt"] == 0
    assert _run().told["exempt"] == 1


@pytest.mark.parametrize(
    ("other", "covered"),
    [
        ({}, True),
        ({"household_no": "H2"}, False),
        ({"cause": Cause.ALLOWANCE}, False),
        ({"until": ON}, True),
        ({"until": ON - timedelta(days=1)}, False),
        ({"from_date": ON + timedelta(days=1)}, False),
    ],
)
def test_only_the_household_the_cause_and_the_days_of_an_exemption_are_marked(
    other: dict[str, object],
    covered: bool,  # noqa: FBT001 a column of the table
) -> None:
    rule = next(r for r in load_book().rules.values() if r.cause is Cause.VEHICLE)
    said = Said(rule, "H1", "", cast.VILLAGE, "名下有小汽车1辆。", ())
    told = Told("H1", Cause.VEHICLE, ON - timedelta(days=9), ON + timedelta(days=9))
    [marked] = mark([said], [replace(told, **other)], on=ON)  # type: ignore[arg-type]
    assert marked == replace(said, is_exempt=covered)
