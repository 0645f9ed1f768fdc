"""登记问题 by hand: whoever finds one in his area puts it on the list, once."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from bangfu.core.access import NotYourDuty, Role
from bangfu.core.origin import ProblemOrigin
from bangfu.core.problem import ProblemAct, ProblemClass, ProblemState
from bangfu.web.accounts.standing import Officer
from bangfu.web.problems.models import Episode, Problem
from bangfu.web.problems.rebuild import differences
from bangfu.web.problems.registering import (
    CannotRegister,
    Entry,
    SubjectKind,
    register_problem,
)
from bangfu.web.problems.story import story
from bangfu.web.registry.models import HouseholdSpan
from bangfu.web.trail.clock import today
from bangfu.web.trail.models import Event
from bangfu.web.trail.rebuild import told
from web import cast
from web.leads.making import some_households
from web.problems.making import ACTIONS, a_step, episode, photo

pytestmark = pytest.mark.django_db
OUTSIDE = "没有这个户编号，或者不在您的工作范围内"


def _in_days(days: int) -> date:
    return date.fromisoformat(today()) + timedelta(days=days)


def _no_of(household: int) -> str:
    return HouseholdSpan.objects.get(household=household, until=None).no


def _household(division: str = cast.VILLAGE) -> str:
    return _no_of(some_households(division=division)[0])


def _entry(**other: object) -> Entry:
    base = Entry(
        origin=ProblemOrigin.SELF_CHECK,
        problem_class=ProblemClass.HOUSEHOLD,
        subject_kind=SubjectKind.HOUSEHOLD,
        subject="",
        title="饮水不稳定",
        why="入户看到水管断流四天，超过三天。",
        due=_in_days(20),
        owner=cast.he().post.unit_id,
        responsible=cast.zhou().post.unit_id,
    )
    return replace(base, **other)  # type: ignore[arg-type]


def _register(by: Officer, entry: Entry) -> str:
    receipt = register_problem(by.actor, entry)
    return receipt.subject.removeprefix("problem:")


@pytest.mark.both
@pytest.mark.parametrize("who", [cast.zhou, cast.li, cast.he, cast.wang])
def test_whoever_works_in_the_area_registers_and_the_owner_confirms(
    who: Callable[[], Officer],
) -> None:
    """M73: origin and time are on record from the first event on."""
    no = _register(who(), _entry(subject=_household()))
    found = episode(no)
    assert (found.state, found.origin) == (ProblemState.FOUND, "self_check")
    assert found.turn_unit == cast.he().post.unit
    ACTIONS[ProblemAct.CONFIRM](cast.he().actor, a_step(ProblemAct.CONFIRM, no))
    assert [entry.act for entry in story(found.problem)] == ["确认问题", "登记"]
    assert list(differences(told(Event.objects.latest("seq").seq))) == []


def test_the_same_thing_is_registered_once_and_again_after_closing() -> None:
    entry = _entry(subject=_household())
    no = _register(cast.zhou(), entry)
    again = replace(entry, origin=ProblemOrigin.INSPECTION)
    assert _register(cast.li(), again) == no
    assert Episode.objects.count() == 1
    # Self-found stays self-found, whoever finds it later.
    assert episode(no).origin == "self_check"
    assert story(Problem.objects.get())[0].act == "再次发现"
    for act in (
        ProblemAct.CONFIRM, ProblemAct.CLAIM, ProblemAct.SUBMIT_PROOF, ProblemAct.CHECK,
        ProblemAct.ACCEPT, ProblemAct.CLOSE,
    ):  # fmt: skip
        by = {
            "confirm_problem": cast.he, "claim_problem": cast.zhou,
            "submit_proof": cast.zhou, "check_fix": cast.li,
            "accept_problem": cast.wang, "close_problem": cast.zhao,
        }[act]()  # fmt: skip
        ACTIONS[act](by.actor, a_step(act, no))
    assert _register(cast.li(), again) == no
    assert (episode(no).n, episode(no).origin) == (2, "inspection")
    assert list(differences(told(Event.objects.latest("seq").seq))) == []


def test_a_household_elsewhere_and_one_that_is_not_there_are_told_alike() -> None:
    foreign = _household(cast.OTHER_VILLAGE)
    for subject in (foreign, "H-0000", ""):
        with pytest.raises(CannotRegister, match=OUTSIDE):
            _register(cast.zhou(), _entry(subject=subject))
    assert not Problem.objects.exists()


def test_an_inspector_registers_for_the_households_of_his_round_only() -> None:
    drawn, other = _household(), _household()
    sun = cast.sun(household_nos=[drawn])
    seen = _entry(subject=drawn, origin=ProblemOrigin.INSPECTION)
    assert _register(sun, seen)
    with pytest.raises(CannotRegister, match=OUTSIDE):
        _register(sun, replace(seen, subject=other))
    with pytest.raises(CannotRegister, match="只登记抽中户"):
        _register(
            sun, replace(seen, subject_kind=SubjectKind.VILLAGE, subject=cast.VILLAGE)
        )
    with pytest.raises(CannotRegister, match="来源"):
        _register(sun, replace(seen, origin=ProblemOrigin.SELF_CHECK))


@pytest.mark.parametrize(
    "who", [cast.zhao, cast.qian, cast.audit_admin, cast.security_admin]
)
def test_whoever_only_approves_reads_or_administers_registers_nothing(
    who: Callable[[], Officer],
) -> None:
    with pytest.raises(NotYourDuty):
        _register(who(), _entry(subject=_household()))


def test_a_village_or_a_unit_may_be_what_it_is_about() -> None:
    cadre = cast.an_officer(
        role=Role.VILLAGE_CADRE, division=cast.OTHER_VILLAGE, unit="村委会"
    )
    own = _entry(responsible=cadre.post.unit_id, subject=cast.OTHER_VILLAGE)
    village = replace(own, subject_kind=SubjectKind.VILLAGE)
    about = str(cadre.post.unit_id)
    unit = replace(own, subject_kind=SubjectKind.UNIT, subject=about)
    for entry in (village, unit):
        no = _register(cadre, entry)
        assert Problem.objects.get(no=no).division == cast.OTHER_VILLAGE
    assert Problem.objects.count() == 2
    for subject in ("620599100274", "620599100000", "620599100999", "x"):
        with pytest.raises(CannotRegister, match="工作范围内的村"):
            _register(cadre, replace(village, subject=subject))
    for subject in (str(cast.he().post.unit_id), str(cast.chen().post.unit_id), "x"):
        with pytest.raises(CannotRegister, match="工作范围内的单位"):
            _register(cadre, replace(unit, subject=subject))


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"title": " "}, "都要写"),
        ({"why": "户主电话13900001234"}, "电话号码"),
        ({"title": "证件622599198001011234不符"}, "身份证号"),
        ({"due": date(2020, 1, 1)}, "期限已经过了"),
        ({"origin": ProblemOrigin.SCREENING}, "来源"),
    ],
)
def test_what_is_not_fit_for_the_list_is_refused_in_one_sentence(
    wrong: dict[str, object], sentence: str
) -> None:
    with pytest.raises(CannotRegister, match=sentence):
        _register(cast.zhou(), _entry(subject=_household(), **wrong))


def test_owner_and_fixer_are_units_in_which_somebody_can_act() -> None:
    """否则问题没有人确认、没有人整改"""
    subject = _household()
    nobody = cast.qian().post.unit_id
    with pytest.raises(CannotRegister, match="主管部门"):
        _register(cast.zhou(), _entry(subject=subject, owner=nobody))
    with pytest.raises(CannotRegister, match="承办单位"):
        _register(
            cast.zhou(), _entry(subject=subject, responsible=cast.wang().post.unit_id)
        )


def _form(**other: object) -> dict[str, object]:
    return {
        "act_id": str(uuid4()),
        "origin": "visit",
        "problem_class": "household",
        "subject_kind": "household",
        "household_no": "",
        "title": "饮水不稳定",
        "why": "走访看到水管断流四天。",
        "owner": cast.he().post.unit_id,
        "responsible": cast.zhou().post.unit_id,
        "due": _in_days(20).isoformat(),
    } | other


def test_the_page_registers_and_leads_to_the_problem() -> None:
    no = _household()
    desk = cast.log_in(Client(), cast.zhou())
    assert "/problems/register/" in desk.get("/problems/").content.decode()
    shown = desk.get("/problems/register/").content.decode()
    assert shown.count("<h1>") == 1
    proof = SimpleUploadedFile("a.jpg", photo(), "image/jpeg")
    form = _form(household_no=no, proofs=proof)
    answer = desk.post("/problems/register/", form, follow=True)
    page = answer.content.decode()
    assert "已登记，编号" in page
    assert "走访看到水管断流四天" in page
    assert "<dt>来源</dt><dd>走访</dd>" in page
    assert Episode.objects.get().proofs.count() == 1
    again = desk.post("/problems/register/", form | {"proofs": ""}, follow=True)
    assert Episode.objects.count() == 1
    assert "回执" in again.content.decode()


def test_what_was_written_stays_when_it_is_refused() -> None:
    desk = cast.log_in(Client(), cast.zhou())
    form = _form(household_no="没有的户")
    answer = desk.post("/problems/register/", form)
    shown = answer.content.decode()
    assert answer.status_code == 409
    assert OUTSIDE in shown
    assert "走访看到水管断流四天。" in shown
    assert 'value="没有的户"' in shown
    assert Event.objects.latest("seq").type == "refused"
    missing = desk.post("/problems/register/", form | {"title": ""})
    assert "这一栏没有填" in missing.content.decode()


def test_an_officer_finds_only_places_and_units_of_his_own_to_choose_from() -> None:
    cast.li(), cast.he(), cast.chen()
    cadre = cast.an_officer(
        role=Role.VILLAGE_CADRE, division=cast.OTHER_VILLAGE, unit="村委会"
    )
    desk = cast.log_in(Client(), cadre)
    shown = desk.get("/problems/register/").content.decode()
    assert cast.OTHER_VILLAGE in shown
    assert "620599100274" not in shown
    assert f'value="{cast.chen().post.unit_id}"' not in shown


def test_a_department_that_registers_for_another_is_sent_to_its_list() -> None:
    schools = cast.an_officer(
        role=Role.DEPARTMENT_OFFICER, division=cast.COUNTY, unit="县教育局"
    )
    desk = cast.log_in(Client(), schools)
    answer = desk.post(
        "/problems/register/", _form(household_no=_household()), follow=True
    )
    assert answer.redirect_chain == [("/problems/", 302)]
    assert "已登记，编号" in answer.content.decode()
