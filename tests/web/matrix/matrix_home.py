"""The matrix's home: two counties, made by real acts, with something in every state."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from http.cookies import SimpleCookie
from pathlib import Path
from uuid import UUID, uuid4

from django.db import transaction
from django.test import Client

from bangfu.core.access import Role
from bangfu.core.cause import Cause
from bangfu.core.lead import Finding, Review, Verdict, Way
from bangfu.core.problem import ProblemAct, ProblemClass, ProblemState
from bangfu.web.accounts.standing import Officer
from bangfu.web.jobs.worker import run_waiting
from bangfu.web.leads.actions import Look, Opinion, review_lead, verify_lead
from bangfu.web.leads.models import Lead
from bangfu.web.leads.opening import open_leads
from bangfu.web.problems.actions import ACTIONS, Step
from bangfu.web.problems.export import ExportPurpose, start_export
from bangfu.web.problems.founding import Found, found_problem, no_of
from bangfu.web.problems.models import Proof
from bangfu.web.problems.proofs import examine
from bangfu.web.problems.queries import Filters
from bangfu.web.registry.models import (
    HouseholdSpan,
    Membership,
)
from bangfu.web.registry.runs import screen
from bangfu.web.trail.act import SYSTEM
from bangfu.web.trail.clock import now, set_clock
from web import cast
from web.first_day import begin_a_demo
from web.matrix.matrix_places import (
    COUNTY,
    OTHER_COUNTY,
    PLACE,
    PLACES,
    Place,
    texts_of,
)
from web.matrix.matrix_register import (
    a_baseline,
    a_change,
    a_statement,
    an_upload,
    made_up_hits,
    unsure_rows,
)
from web.matrix.matrix_staff import a_waiting_post
from web.problems.making import START, a_found, photo
from web.registry.township import load

ON = date(2026, 6, 30)
LONG_AGO = timedelta(days=50)
_WAY = {
    ProblemState.FOUND: (),
    ProblemState.DISPUTED: (ProblemAct.CONTEST,),
    ProblemState.UNCLAIMED: (ProblemAct.CONFIRM,),
    ProblemState.FIXING: (ProblemAct.CONFIRM, ProblemAct.CLAIM),
    ProblemState.SUBMITTED: (ProblemAct.CONFIRM, ProblemAct.CLAIM, ProblemAct.SUBMIT_PROOF),
}  # fmt: skip
_WAY[ProblemState.CHECKED] = (*_WAY[ProblemState.SUBMITTED], ProblemAct.CHECK)
_WAY[ProblemState.ACCEPTED] = (*_WAY[ProblemState.CHECKED], ProblemAct.ACCEPT)
_WAY[ProblemState.CLOSED] = (*_WAY[ProblemState.ACCEPTED], ProblemAct.CLOSE)
_REACHABLE = {ProblemState.FOUND, ProblemState.DISPUTED, ProblemState.UNCLAIMED}
"""Where nobody's village is, nobody can fix either."""


def _a_client() -> Client:
    return Client(raise_request_exception=False)


@dataclass(slots=True)
class Home:
    """Who is in it, and the numbers of everything, by relation."""

    officers: dict[str, Officer] = field(default_factory=dict)
    cookies: dict[str, Mapping[str, str]] = field(default_factory=dict)
    client: Client = field(default_factory=_a_client)
    households: dict[str, int] = field(default_factory=dict)
    persons: dict[str, int] = field(default_factory=dict)
    leads: dict[tuple[str, str], int] = field(default_factory=dict)
    problems: dict[tuple[str, ProblemState], str] = field(default_factory=dict)
    proofs: dict[str, tuple[str, int]] = field(default_factory=dict)
    uploads: dict[str, UUID] = field(default_factory=dict)
    runs: dict[str, int] = field(default_factory=dict)
    baselines: dict[str, int] = field(default_factory=dict)
    batches: dict[str, int] = field(default_factory=dict)
    unsure: dict[str, int] = field(default_factory=dict)
    facts: dict[str, int] = field(default_factory=dict)
    statements: dict[str, int] = field(default_factory=dict)
    changes: dict[str, int] = field(default_factory=dict)
    jobs: dict[str, UUID] = field(default_factory=dict)
    exports: dict[str, UUID] = field(default_factory=dict)
    waiting_post: int = 0
    at: datetime = field(default_factory=now)
    """When all was there and everybody had logged in."""


@contextmanager
def undone() -> Iterator[None]:
    """Whatever is written inside is gone afterwards; acts may commit in it."""
    block = transaction.atomic()
    # As Django's own TestCase marks its blocks: durable acts may run inside.
    vars(block)["_from_testcase"] = True
    with block:
        yield
        transaction.set_rollback(True)


def a_home(scratch: Path) -> Home:
    """Everything of the matrix, three months old, so that leads are overdue."""
    made = Home()
    _known.clear()
    begin_a_demo()
    with set_clock(now() - LONG_AGO):
        _people(made)
        load_county(made, "wang", scratch, PLACES)
        load_county(made, "chen", scratch, PLACES)
        _numbers(made)
        for who, county in (("wang", COUNTY), ("chen", OTHER_COUNTY)):
            unsure_rows(made, who, county, scratch)
        for place in PLACES:
            if place.village:
                a_statement(made, place, by=_cadre(place, 2))
                a_change(made, place, by=_cadre(place, 2))
        for who, county in (("wang", COUNTY), ("chen", OTHER_COUNTY)):
            _screen(made, who, county)
        _work_on_leads(made)
        for place in PLACES:
            _problems(made, place)
        _another_departments(made)
        for who in ("wang", "chen"):
            an_upload(made, who, scratch)
    _bind_sun(made)
    made.exports = {who: _export(made, who) for who in ("wang", "chen")}
    run_waiting()
    made.jobs = {who: _export(made, who) for who in ("wang", "chen")}
    made.waiting_post = a_waiting_post(made.officers["security"], made.officers["qian"])
    for who, officer in made.officers.items():
        made.cookies[who] = _cookies(officer)
    made.at = now()
    return made


def _people(made: Home) -> None:
    own = PLACE["own"]
    cadre = _an(Role.VILLAGE_CADRE, own.division, "村委会")
    made.officers |= {
        "zhou": cadre(),
        "li": cast.li(),
        "wang": cast.wang(),
        "zhao": cast.zhao(),
        "he": cast.he(),
        "qian": cast.qian(),
        "chen": cast.chen(),
        "system": cast.system_admin(),
        "security": cast.security_admin(),
        "audit": cast.audit_admin(),
    }


def _export(made: Home, who: str) -> UUID:
    """An export of the ledger that somebody asked for; a worker has it made."""
    job = start_export(
        made.officers[who], Filters(), purpose=ExportPurpose.CHECK, act_id=uuid4()
    )
    return job.pk


def _an(role: Role, division: str, unit: str) -> Callable[[], Officer]:
    return lambda: cast.an_officer(role=role, division=division, unit=unit)


def load_county(
    made: Home, clerk: str, scratch: Path, places: tuple[Place, ...], batch: str = ""
) -> None:
    """A county's files, loaded by its clerk."""
    officer = made.officers[clerk]
    county = officer.post.division[:6]
    texts = texts_of(county, places, batch)
    load(officer, scratch / f"{clerk}{batch}", texts, on=ON)


def _numbers(made: Home) -> None:
    for place in PLACES:
        span = HouseholdSpan.objects.get(division=place.division, until=None)
        made.households[place.relation] = span.household_id
        member = Membership.objects.get(household=span.household_id)
        made.persons[place.relation] = member.person_id


def _bind_sun(made: Home) -> None:
    """孙 drew the household of the other township."""
    drawn = [PLACE["township"].household_no]
    made.officers["sun"] = cast.sun(household_nos=drawn)


def _screen(made: Home, clerk: str, county: str) -> None:
    """A screening, and a lead for every household and cause."""
    officer = made.officers[clerk]
    receipt = screen(officer.actor, on=ON, known=now(), division=county)
    made.runs[clerk] = int(receipt.subject.removeprefix("run:"))
    made.baselines[clerk] = a_baseline(officer, on=ON)
    _units_of_places(county)
    open_all(made, clerk, county)
    for lead in Lead.objects.filter(division__startswith=county):
        made.leads[_relation_of(lead.division), lead.cause] = lead.pk


def open_all(made: Home, clerk: str, county: str) -> None:
    """A hit of every cause for each household that has none, and its leads."""
    run = made.runs[clerk]
    made_up_hits(SYSTEM, run=run, county=county)
    open_leads(made.officers[clerk].actor, run=run)


def _units_of_places(county: str) -> None:
    for place in PLACES:
        if place.county == county and place.village:
            _cadre(place)


def _relation_of(division: str) -> str:
    return next(place.relation for place in PLACES if place.division == division)


_known: dict[str, Officer] = {}


def _once(key: str, maker: Callable[[], Officer]) -> Officer:
    if key not in _known:
        _known[key] = maker()
    return _known[key]


def _cadre(place: Place, n: int = 1) -> Officer:
    role = Role.VILLAGE_CADRE if place.village else Role.TOWNSHIP_CHECKER
    division = place.division if place.village else "620599101"
    return _once(f"{place.relation}-{n}", _an(role, division, "村委会"))


def _checker(place: Place) -> Officer:
    township = place.division[:9] if place.village else "620599101"
    key, unit = f"checker-{township}", "镇帮扶站"
    return _once(key, _an(Role.TOWNSHIP_CHECKER, township, unit))


def _office(role: Role, county: str, unit: str) -> Officer:
    return _once(f"{role}-{county}-{unit}", _an(role, county, unit))


def _work_on_leads(made: Home) -> None:
    """The illness leads are verified; one was handed to 何's department."""
    for place in PLACES:
        if not place.village:
            continue
        for cause in (Cause.ILLNESS, Cause.INSURANCE):
            for n in (2, 3):
                look = Look(Way.DOOR, Finding.TRUE, "入户看过，户主在家，情况属实。")
                lead = made.leads[place.relation, cause]
                verify_lead(_cadre(place, n).actor, lead=lead, look=look)
    review = Review(Verdict.DEPARTMENT_SOLVES, note="由民政办理。")
    solver = made.officers["he"].post.unit_id
    review_lead(
        _checker(PLACE["own"]).actor,
        lead=made.leads["own", Cause.INSURANCE],
        opinion=Opinion(review, solver=solver),
    )


def _problems(made: Home, place: Place) -> None:
    """A problem in every state that an act begins in, about this household."""
    for state in sorted(set(START.values())):
        if place.village or state in _REACHABLE:
            made.problems[place.relation, state] = _problem(made, place, state)
    if place.village:
        no = made.problems[place.relation, ProblemState.CHECKED]
        proof = Proof.objects.filter(episode__problem__no=no).first()
        assert proof
        made.proofs[place.relation] = (no, proof.pk)


def a_problem_about(made: Home, place: Place, household: int) -> str:
    """A problem just found about a household."""
    owner = _department(made, place).post.unit
    base = a_found(division=place.division, subject=str(household))
    told = {
        name: getattr(base, name)
        for name in ("category", "problem_class", "title", "subject_kind", "why")
    }
    found = Found(
        **told,
        subject=str(household),
        source_item=base.source_item,
        division=place.division,
        owner=owner,
        responsible=_fixer(made, place).post.unit,
        evidence=base.evidence,
        due=date(2027, 3, 1),
    )
    return no_of(found_problem(_clerk(made, place).actor, found).subject)


def _problem(made: Home, place: Place, state: ProblemState) -> str:
    no = a_problem_about(made, place, made.households[place.relation])
    for step in _WAY[state]:
        needs_proof = step is ProblemAct.SUBMIT_PROOF
        proofs = examine([photo()]) if needs_proof else ()
        told = Step(no=no, reason="已现场查看，水管接通。", proofs=proofs)
        ACTIONS[step](_hand(made, place, step).actor, told)
    return no


def _hand(made: Home, place: Place, step: ProblemAct) -> Officer:
    match step:
        case ProblemAct.CONFIRM | ProblemAct.CONTEST:
            return _department(made, place)
        case ProblemAct.CLAIM | ProblemAct.SUBMIT_PROOF:
            return _fixer(made, place)
        case ProblemAct.CHECK:
            return _checker(place)
        case ProblemAct.ACCEPT:
            return _office(Role.COUNTY_CLERK, place.county, "县验收组")
        case _:
            return _office(Role.COUNTY_HEAD, place.county, "县销号组")


def _fixer(made: Home, place: Place) -> Officer:
    return made.officers["zhou"] if place.relation == "own" else _cadre(place)


def _department(made: Home, place: Place) -> Officer:
    if place.county == COUNTY:
        return made.officers["he"]
    return _office(Role.DEPARTMENT_OFFICER, place.county, "县民政局")


def _clerk(made: Home, place: Place) -> Officer:
    return made.officers["wang" if place.county == COUNTY else "chen"]


def _another_departments(made: Home) -> None:
    """A problem in 周's village that another department owns."""
    place = PLACE["own"]
    owner = _office(Role.DEPARTMENT_OFFICER, COUNTY, "县教育局").post.unit
    found = Found(
        category="schooling",
        problem_class=ProblemClass.HOUSEHOLD,
        title="辍学",
        subject_kind="household",
        subject=str(made.households["own"]),
        source_item="另一部门一项",
        division=place.division,
        owner=owner,
        responsible=made.officers["zhou"].post.unit,
        why="在册学生三周没有到校。",
        due=date(2027, 3, 1),
    )
    no = no_of(found_problem(made.officers["wang"].actor, found).subject)
    made.problems["another_departments", ProblemState.FOUND] = no


def _cookies(officer: Officer) -> Mapping[str, str]:
    client = cast.log_in(Client(), officer)
    return {name: morsel.value for name, morsel in client.cookies.items()}


def browser(made: Home, who: str) -> Client:
    """The browser, as somebody who is logged in already; anonymous for nobody.

    One client for all: each new one would load every middleware again.
    """
    made.client.cookies = SimpleCookie(dict(made.cookies.get(who, {})))
    return made.client
