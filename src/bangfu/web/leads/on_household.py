"""户页面上的线索: its leads, the explanations in force, and its cases."""

from collections.abc import Iterator

from django.urls import reverse

from bangfu.core.calendar import say_date
from bangfu.core.cause import Cause
from bangfu.core.lead import LeadState, Verdict
from bangfu.web.accounts.standing import Officer
from bangfu.web.leads.models import Case, Exemption, Lead
from bangfu.web.leads.queries import visible_to
from bangfu.web.registry.sections import Entry, Section


def sections(officer: Officer, household: int) -> Iterator[Section]:
    """线索、情况说明、监测个案 of a household, as far as the officer may see the leads."""
    leads = visible_to(officer).filter(household=household).order_by("-pk")
    yield Section("线索办理", "新的在前", tuple(map(_lead, leads)))
    explained = Exemption.objects.filter(lead__in=leads.values("pk"))
    entries = tuple(map(_exemption, explained.order_by("-until")))
    yield Section("情况说明", "说明期内同一原因不再核实", entries)
    cases = Case.objects.filter(lead__in=leads.values("pk")).order_by("-pk")
    yield Section("监测个案", "由线索核实后转来", tuple(map(_case, cases)))


def _lead(lead: Lead) -> Entry:
    state = LeadState(lead.state).label
    verdict = f"，{Verdict(lead.verdict).label}" if lead.verdict else ""
    words = f"{say_date(lead.opened_on)}分派，{state}{verdict}"
    path = reverse("lead_page", args=[lead.pk])
    return Entry(Cause(lead.cause).label, words, path)


def _exemption(one: Exemption) -> Entry:
    words = f"{say_date(one.from_date)}起，到{say_date(one.until)}止"
    path = reverse("lead_page", args=[one.lead_id])
    return Entry(Cause(one.cause).label, words, path)


def _case(case: Case) -> Entry:
    words = f"{say_date(case.opened_on)}立，{Cause(case.lead.cause).label}"
    path = reverse("lead_page", args=[case.lead_id])
    return Entry(Case.State(case.state).label, words, path)
