"""A run's hits become leads: one for each household and cause, due in working days."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.test import Client

from bangfu.core.access import NotHere, NotYourDuty
from bangfu.core.cause import Cause
from bangfu.core.division import full_code
from bangfu.core.lead import Verdict
from bangfu.core.workday import Workdays
from bangfu.web.leads.models import Exemption, Lead, LeadHit
from bangfu.web.leads.opening import open_leads
from bangfu.web.leads.units import NoUnit
from bangfu.web.trail.act import SYSTEM, Actor, Done, act
from bangfu.web.trail.clock import today
from bangfu.web.trail.models import Event
from web import cast
from web.leads.making import (
    a_lead,
    a_run,
    a_verified_lead,
    review,
    some_households,
    verify,
)

pytestmark = pytest.mark.django_db


def test_hits_of_one_household_and_cause_are_one_lead() -> None:
    cast.zhou(), cast.li()
    household = some_households()
    first = a_run(household, Cause.ILLNESS, Cause.ALLOWANCE)
    open_leads(SYSTEM, run=first)
    second = a_run(household, Cause.ILLNESS)
    open_leads(SYSTEM, run=second)
    leads = Lead.objects.filter(household__in=household)
    assert sorted(leads.values_list("cause", flat=True)) == ["allowance", "illness"]
    assert LeadHit.objects.filter(lead__cause="illness").count() == 2


def test_urgent_causes_are_due_in_three_working_days_and_others_in_five() -> None:
    cast.zhou()
    run = a_run(some_households(), Cause.ILLNESS, Cause.VEHICLE)
    open_leads(SYSTEM, run=run)
    day = date.fromisoformat(today())
    due = dict(Lead.objects.values_list("cause", "due"))
    assert due["illness"] == Workdays().after(day, 3)
    assert due["vehicle"] == Workdays().after(day, 5)


def test_the_village_looks_after_its_households_and_else_the_township() -> None:
    village, township = cast.zhou().post.unit, cast.li().post.unit
    open_leads(SYSTEM, run=a_run(some_households(), Cause.ILLNESS))
    elsewhere = some_households(division=cast.OTHER_VILLAGE)
    open_leads(SYSTEM, run=a_run(elsewhere, Cause.ILLNESS))
    units = [lead.unit for lead in Lead.objects.order_by("pk")]
    assert units == [village, township]


def test_a_place_without_any_unit_is_told_and_nothing_is_written() -> None:
    cast.zhou()
    run = a_run(some_households(division="620599101201"), Cause.ILLNESS)
    with pytest.raises(NoUnit, match="请安全管理员先开设单位"):
        open_leads(SYSTEM, run=run)
    assert not Lead.objects.exists()


def test_one_run_is_one_event_and_leads_are_not_opened_twice() -> None:
    cast.zhou()
    run = a_run(some_households(3), Cause.ILLNESS)
    before = Event.objects.count()
    open_leads(SYSTEM, run=run)
    assert Event.objects.count() == before + 1
    open_leads(SYSTEM, run=run)
    assert Lead.objects.count() == 3


def test_only_the_countys_own_clerk_opens_leads() -> None:
    cast.zhou()
    run = a_run(some_households(), Cause.ILLNESS)
    with pytest.raises(NotYourDuty):
        open_leads(cast.li().actor, run=run)
    with pytest.raises(NotHere):
        open_leads(cast.chen().actor, run=run)


@pytest.mark.both
def test_what_was_explained_is_not_asked_again_until_the_explanation_ends() -> None:
    lead = a_verified_lead(Cause.VEHICLE)
    until = date.fromisoformat(today()) + timedelta(days=100)
    review(lead, Verdict.EXPLAINED, proved=True, until=until)
    again = a_run([lead.household_id], Cause.VEHICLE)
    open_leads(SYSTEM, run=again)
    assert Lead.objects.count() == 1
    _lapse(SYSTEM)
    open_leads(SYSTEM, run=again)
    assert Lead.objects.count() == 2


@act("lapse")
def _lapse(_actor: Actor) -> Done:
    """The day after the last day of every explanation."""
    Exemption.objects.update(until=date.fromisoformat(today()) - timedelta(days=1))
    return Done("tests")


def test_a_lead_that_was_settled_stays_settled_while_its_hit_lasts() -> None:
    lead = a_verified_lead()
    review(lead, Verdict.LIST_RIGHT)
    run = lead.lead_hits.get().hit.last_run_id
    open_leads(SYSTEM, run=run)
    assert Lead.objects.count() == 1
    assert a_lead().pk != lead.pk
    with pytest.raises(NotHere):
        verify(lead, cast.chen())


def test_the_clerk_hands_out_what_the_latest_run_found(client: Client) -> None:
    """The page says how many wait; the village cadre is offered nothing."""
    cast.zhou(), cast.li()
    a_run(some_households(), Cause.ILLNESS, Cause.VEHICLE)
    desk = cast.log_in(client, cast.wang())
    offered = desk.get("/leads/").content.decode()
    assert "分派2条线索" in offered
    act_id = {"act_id": str(uuid4())}
    told = desk.post("/leads/open/", act_id, follow=True).content.decode()
    assert "线索已分派到村和乡镇" in told
    assert "分派2条线索" not in told
    assert Lead.objects.count() == 2
    desk.post("/leads/open/", act_id)
    assert Event.objects.filter(type="open_leads").count() == 1
    village = cast.log_in(Client(), cast.zhou())
    assert "条线索没有分派" not in village.get("/leads/").content.decode()
    assert village.post("/leads/open/", {"act_id": str(uuid4())}).status_code == 404


def test_a_list_that_names_no_place_is_the_countys_to_assign() -> None:
    cast.zhou(), cast.li()
    office = cast.wang().post.unit
    nowhere = some_households(division=full_code(cast.COUNTY))
    open_leads(SYSTEM, run=a_run(nowhere, Cause.ILLNESS))
    assert Lead.objects.get().unit == office
