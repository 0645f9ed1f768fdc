"""Households with hits, made inside an act of the tests' own; leads by the real acts."""

from datetime import UTC, date, datetime
from itertools import count

from bangfu.core.cause import Cause
from bangfu.core.lead import Finding, Review, Verdict, Way
from bangfu.web.accounts.standing import Officer
from bangfu.web.leads.actions import Look, Opinion, review_lead, verify_lead
from bangfu.web.leads.models import Lead
from bangfu.web.leads.opening import open_leads
from bangfu.web.problems.proofs import examine
from bangfu.web.registry.models import (
    Batch,
    Hit,
    Household,
    HouseholdSpan,
    Membership,
    Person,
    Run,
)
from bangfu.web.trail.act import SYSTEM, Actor, Done, Receipt, act
from web import cast
from web.problems.making import photo

_numbers = count(1)
DAY = date(2026, 6, 30)
MOMENT = datetime(2026, 6, 30, 8, tzinfo=UTC)
PHONE, ID_NUMBER = "13900001234", "622599198001011234"


@act("make_households")
def _make(_actor: Actor, *, division: str, many: int) -> Done:
    batch, _ = Batch.objects.get_or_create(
        number=1,
        defaults={
            "table": "national_export",
            "file": "国办导出.xlsx",
            "sha256": "0" * 64,
            "as_of": DAY,
            "loaded_at": MOMENT,
            "rows": many,
        },
    )
    for _ in range(many):
        number = next(_numbers)
        household = Household.objects.create(batch=batch)
        HouseholdSpan.objects.create(
            household=household,
            no=f"{division}{number:04d}",
            division=division,
            registered=True,
            from_date=DAY,
            batch=batch,
        )
        head = Person.objects.create(surname="马", standing="registered", batch=batch)
        Membership.objects.create(
            person=head,
            household=household,
            no=f"{division}{number:04d}-01",
            relation="户主",
            from_date=DAY,
            batch=batch,
        )
    return Done("tests")


@act("make_run")
def _run(_actor: Actor, *, households: list[int], causes: list[Cause]) -> Done:
    run = Run.objects.create(
        on_date=DAY,
        known_at=MOMENT,
        division="620599000000",
        manifest={},
        told={},
        seq=1,
    )
    for span in HouseholdSpan.objects.filter(household__in=households):
        for cause in causes:
            Hit.objects.create(
                rule=f"{cause}.made_up",
                cause=cause,
                household=span.household,
                division=span.division,
                sentence=f"{cause.label}：系统记“是”，名单里没有。",
                evidence=[
                    {"value": "是", "line": "名单里没有", "file": "名单.xlsx", "row": 7}
                ],
                first_run=run,
                last_run=run,
            )
    return Done(f"run:{run.pk}")


def some_households(many: int = 1, *, division: str = cast.VILLAGE) -> list[int]:
    """So many households of a village."""
    before = set(Household.objects.values_list("pk", flat=True))
    _make(SYSTEM, division=division, many=many)
    return sorted(set(Household.objects.values_list("pk", flat=True)) - before)


def a_run(households: list[int], *causes: Cause) -> int:
    """A run that hits every household once for each cause."""
    made = _run(SYSTEM, households=households, causes=list(causes))
    return int(made.subject.removeprefix("run:"))


def a_lead(cause: Cause = Cause.ALLOWANCE) -> Lead:
    """A lead of a new household in 周's village."""
    cast.zhou(), cast.li(), cast.wang(), cast.he()
    run = a_run(some_households(), cause)
    open_leads(cast.wang().actor, run=run)
    return Lead.objects.latest("pk")


def verify(lead: Lead, by: Officer, finding: Finding = Finding.TRUE) -> Receipt:
    """One look at a lead."""
    look = Look(Way.DOOR, finding, "入户看过，户主在家，情况属实。")
    return verify_lead(by.actor, lead=lead.pk, look=look)


def a_verified_lead(cause: Cause = Cause.ALLOWANCE) -> Lead:
    """A lead that two cadres of the village looked into."""
    lead = a_lead(cause)
    verify(lead, cast.zhou())
    verify(lead, cast.other_cadre())
    return Lead.objects.get(pk=lead.pk)


def review(
    lead: Lead,
    verdict: Verdict,
    by: Officer | None = None,
    *,
    proved: bool = False,
    seen: int | None = None,
    solver: int | None = None,
    **given: object,
) -> Receipt:
    """The township's verdict."""
    told = {"note": "两人入户，材料齐全。"} | given
    opinion = Opinion(
        Review(verdict, **told),  # type: ignore[arg-type]
        proofs=examine([photo()]) if proved else (),
        seen=seen,
        solver=solver,
    )
    return review_lead((by or cast.li()).actor, lead=lead.pk, opinion=opinion)
