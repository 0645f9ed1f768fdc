"""Verify by two, review by a third, and what each verdict opens."""

from collections.abc import Callable
from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.test import Client

from bangfu.core.access import NotHere, NotYourDuty, Role
from bangfu.core.cause import Cause
from bangfu.core.lead import Dismissal, Finding, LeadState, ReviewRefused, Verdict, Way
from bangfu.web.accounts.standing import Officer
from bangfu.web.leads.actions import (
    LeadElsewhere,
    LeadMoved,
    Look,
    LookedBefore,
    NoteMissing,
    NotOverdue,
    ReviewerLooked,
    raise_overdue_lead,
    verify_lead,
)
from bangfu.web.leads.models import Case, Exemption, Lead
from bangfu.web.problems.models import Episode, Problem
from bangfu.web.problems.story import contents
from bangfu.web.trail.act import SYSTEM, Actor, Done, act
from bangfu.web.trail.clock import today
from bangfu.web.trail.models import Event
from web import cast
from web.leads.making import a_lead, a_verified_lead, review, verify
from web.problems.making import second_post

pytestmark = pytest.mark.django_db


def _state(lead: Lead) -> str:
    return Lead.objects.get(pk=lead.pk).state


def test_two_named_people_make_a_lead_ready_for_review() -> None:
    lead = a_lead()
    verify(lead, cast.zhou())
    assert _state(lead) == LeadState.OPEN
    with pytest.raises(LookedBefore):
        verify(lead, cast.zhou())
    receipt = verify(lead, cast.other_cadre())
    assert _state(lead) == LeadState.VERIFIED
    event = Event.objects.get(seq=receipt.seq)
    assert (event.type, event.subject) == ("verify_lead", f"lead:{lead.pk}")
    with pytest.raises(LeadElsewhere, match="待审核"):
        verify(lead, cast.li())


def test_a_verification_says_what_was_seen_and_is_sealed() -> None:
    lead = a_lead()
    empty = Look(Way.PHONE, Finding.TRUE, " ")
    with pytest.raises(NoteMissing):
        verify_lead(cast.zhou().actor, lead=lead.pk, look=empty)
    receipt = verify(lead, cast.zhou())
    event = Event.objects.get(seq=receipt.seq)
    assert "户主在家" in contents([event])[event.seq]["note"]
    assert "户主" not in "".join(str(v) for v in Event.objects.values_list())


def test_the_same_verification_sent_twice_is_one() -> None:
    lead, act_id = a_lead(), uuid4()
    look = Look(Way.DOOR, Finding.TRUE, "看过。")
    told = {"lead": lead.pk, "look": look, "act_id": act_id}
    first = verify_lead(cast.zhou().actor, **told)
    again = verify_lead(cast.zhou().actor, **told)
    assert (again.seq, again.repeated) == (first.seq, True)
    assert lead.verifications.count() == 1


@pytest.mark.parametrize("officer", [cast.wang, cast.zhao, cast.qian])
def test_the_county_neither_verifies_nor_reviews(
    officer: Callable[[], Officer],
) -> None:
    lead = a_verified_lead()
    somebody = officer()
    with pytest.raises(NotYourDuty):
        verify(lead, somebody)
    with pytest.raises(NotYourDuty):
        review(lead, Verdict.LIST_RIGHT, somebody)


@pytest.mark.parametrize("officer", [cast.chen, cast.he, cast.sun, cast.audit_admin])
def test_whoever_does_not_look_after_the_place_sees_no_lead(
    officer: Callable[[], Officer],
) -> None:
    lead = a_verified_lead()
    somebody = officer()
    with pytest.raises(NotHere):
        verify(lead, somebody)
    with pytest.raises(NotHere):
        review(lead, Verdict.LIST_RIGHT, somebody)
    with pytest.raises(NotHere):
        raise_overdue_lead(somebody.actor, lead=lead.pk)


def test_who_verified_does_not_review() -> None:
    lead = a_lead()
    verify(lead, cast.zhou())
    verify(lead, cast.li())
    with pytest.raises(ReviewerLooked):
        review(lead, Verdict.LIST_RIGHT)
    also_checker = second_post(cast.zhou(), like=cast.li())
    with pytest.raises(ReviewerLooked):
        review(lead, Verdict.LIST_RIGHT, also_checker)
    review(lead, Verdict.LIST_RIGHT, cast.other_checker())
    assert _state(lead) == LeadState.SETTLED


def test_a_lead_is_reviewed_only_after_two_looks_and_only_once() -> None:
    lead = a_lead()
    with pytest.raises(LeadElsewhere, match="待核实"):
        review(lead, Verdict.LIST_RIGHT)
    verify(lead, cast.zhou())
    verify(lead, cast.other_cadre())
    review(lead, Verdict.LIST_RIGHT)
    with pytest.raises(LeadElsewhere, match="已办结"):
        review(lead, Verdict.LIST_RIGHT)


def test_the_second_reviewer_is_told_that_somebody_was_first() -> None:
    lead = a_verified_lead()
    review(lead, Verdict.LIST_RIGHT)
    with pytest.raises(LeadMoved, match="您写的内容还在") as moved:
        review(lead, Verdict.LIST_RIGHT, cast.other_checker(), seen=lead.seq)
    assert "镇帮扶站乡镇核验员在" in str(moved.value)
    assert "办理了“审核”" in str(moved.value)


def test_two_who_verify_at_once_both_count_and_a_third_is_told_what_changed() -> None:
    """第三人写的字和选的项都还在"""
    lead, third = a_lead(), cast.log_in(Client(), cast.li())
    told = {
        "seen": lead.seq,
        "way": "video",
        "finding": "partly",
        "note": "视频看了，户主不在。",
    }
    second = cast.log_in(Client(), cast.other_cadre())
    verify(lead, cast.zhou())
    path = f"/leads/{lead.pk}/verify/"
    done = second.post(path, told | {"act_id": uuid4()}, follow=True).content.decode()
    assert "您填写期间，村委会另一位同志也核实了" in done
    assert _state(lead) == LeadState.VERIFIED
    late = third.post(path, told | {"act_id": uuid4()})
    shown = late.content.decode()
    assert late.status_code == 409
    assert "村委会村级干部在" in shown
    assert "办理了“核实”，现在是“待审核”" in shown
    assert "视频看了，户主不在。" in shown


def test_everything_typed_stays_when_a_form_is_refused() -> None:
    lead = a_lead(Cause.ILLNESS)
    cadre = cast.log_in(Client(), cast.zhou())
    told = {"act_id": uuid4(), "way": "phone", "finding": "not_so", "note": " "}
    shown = cadre.post(f"/leads/{lead.pk}/verify/", told).content.decode()
    for kept in ('value="phone" selected', 'value="not_so" selected'):
        assert kept in shown
    verify(lead, cast.zhou())
    verify(lead, cast.other_cadre())
    checker = cast.log_in(Client(), cast.li())
    told = {"act_id": uuid4(), "verdict": "department_solves", "dismissal": "covered"}
    told |= {"note": "医保已报销。", "solver": 999_999}
    shown = checker.post(f"/leads/{lead.pk}/review/", told).content.decode()
    for kept in (
        'value="department_solves" required checked',
        'value="covered" selected',
        "医保已报销。</textarea>",
    ):
        assert kept in shown


def test_enrolling_opens_a_case_and_no_problem() -> None:
    lead = a_verified_lead(Cause.ILLNESS)
    review(lead, Verdict.ENROL)
    case = Case.objects.get(lead=lead)
    assert (case.state, case.get_state_display()) == ("proposed", "拟纳入")
    assert not Problem.objects.exists()


def test_a_true_eligibility_hit_only_flags_the_household_for_removal() -> None:
    lead = a_verified_lead(Cause.VEHICLE)
    review(lead, Verdict.TRUE)
    assert Case.objects.get(lead=lead).state == Case.State.REMOVAL


def test_an_explanation_is_kept_with_its_proof_and_end() -> None:
    lead = a_verified_lead(Cause.VEHICLE)
    until = date.fromisoformat(today()) + timedelta(days=300)
    review(lead, Verdict.EXPLAINED, proved=True, until=until)
    exemption = Exemption.objects.get(lead=lead)
    assert (exemption.until, exemption.cause) == (until, "vehicle")
    assert lead.proofs.count() == 1


@pytest.mark.parametrize(
    ("verdict", "lacking", "sentence"),
    [
        (Verdict.EXPLAINED, {"until": date(2099, 1, 1)}, "要附证明材料"),
        (Verdict.EXPLAINED, {"proved": True}, "要有今天以后的截止日期"),
        (Verdict.EXPLAINED, {"proved": True, "until": date(2099, 1, 1)}, "最长12个月"),
        (Verdict.ENROL, {}, "没有“拟纳入监测”这个结论"),
        (Verdict.TRUE, {"note": " "}, "要写明依据"),
    ],
)
def test_a_verdict_without_what_it_needs_is_refused(
    verdict: Verdict, lacking: dict[str, object], sentence: str
) -> None:
    lead = a_verified_lead(Cause.VEHICLE)
    with pytest.raises(ReviewRefused, match=sentence):
        review(lead, verdict, **lacking)  # type: ignore[arg-type]
    assert _state(lead) == LeadState.VERIFIED


def test_dismissing_needs_a_coded_reason() -> None:
    lead = a_verified_lead(Cause.ILLNESS)
    with pytest.raises(ReviewRefused, match="不纳入要选原因"):
        review(lead, Verdict.DISMISS)
    review(lead, Verdict.DISMISS, dismissal=Dismissal.INCOME_STABLE)
    assert Lead.objects.get(pk=lead.pk).reason == "income_stable"


def test_a_department_that_should_solve_it_must_be_one_of_the_county() -> None:
    lead = a_verified_lead(Cause.ILLNESS)
    for unit in (None, cast.zhou().post.unit_id, cast.chen().post.unit_id):
        with pytest.raises(ReviewRefused, match="本县部门"):
            review(lead, Verdict.DEPARTMENT_SOLVES, solver=unit)
    review(lead, Verdict.DEPARTMENT_SOLVES, solver=cast.he().post.unit_id)
    assert Lead.objects.get(pk=lead.pk).solver == cast.he().post.unit


@pytest.mark.parametrize(
    ("verdict", "fixer"),
    [
        (Verdict.LIST_RIGHT, cast.zhou),
        (Verdict.SYSTEM_RIGHT, cast.he),
        (Verdict.BOTH_WRONG, cast.zhou),
    ],
)
def test_a_mismatch_becomes_a_data_problem_of_who_must_put_it_right(
    verdict: Verdict, fixer: Callable[[], Officer]
) -> None:
    lead = a_verified_lead()
    receipt = review(lead, verdict)
    problem = Problem.objects.get(no=Lead.objects.get(pk=lead.pk).problem_no)
    share = Episode.objects.get(problem=problem).shares.get(is_lead=True)
    assert problem.problem_class == "data"
    assert problem.owner == cast.he().post.unit
    assert share.unit == fixer().post.unit
    founding = Event.objects.get(type="found_problem", subject=f"problem:{problem.no}")
    assert founding.seq == receipt.seq - 1


def test_a_refused_review_opens_nothing() -> None:
    """没有主管部门时，问题和结论一起不写"""
    cast.zhou()
    lead = a_verified_lead(Cause.LOAN)
    with pytest.raises(Exception, match="主管"):
        review(lead, Verdict.SYSTEM_RIGHT)
    assert _state(lead) == LeadState.VERIFIED
    assert not Problem.objects.exists()


@act("let_time_pass")
def _let_time_pass(_actor: Actor) -> Done:
    Lead.objects.update(due=date.fromisoformat(today()) - timedelta(days=1))
    return Done("tests")


def test_an_overdue_lead_becomes_a_duty_problem_once() -> None:
    lead = a_lead()
    with pytest.raises(NotOverdue):
        raise_overdue_lead(cast.wang().actor, lead=lead.pk)
    _let_time_pass(SYSTEM)
    with pytest.raises(NotYourDuty):
        raise_overdue_lead(cast.li().actor, lead=lead.pk)
    raise_overdue_lead(cast.wang().actor, lead=lead.pk)
    problem = Problem.objects.get()
    share = Episode.objects.get(problem=problem).shares.get(is_lead=True)
    assert (problem.problem_class, problem.subject_kind) == ("duty", "unit")
    assert (problem.owner, share.unit) == (cast.wang().post.unit, cast.zhou().post.unit)
    assert _state(lead) == LeadState.OPEN
    with pytest.raises(NotOverdue):
        raise_overdue_lead(cast.wang().actor, lead=lead.pk)


def test_when_the_review_is_late_the_township_answers() -> None:
    cast.an_officer(role=Role.DEPARTMENT_OFFICER, division=cast.COUNTY)
    lead = a_verified_lead()
    _let_time_pass(SYSTEM)
    raise_overdue_lead(cast.wang().actor, lead=lead.pk)
    shares = Episode.objects.get().shares.order_by("-is_lead")
    assert [share.unit for share in shares] == [
        cast.li().post.unit,
        cast.he().post.unit,
    ]


def test_a_form_that_is_not_complete_is_told_to_whoever_sees_the_lead() -> None:
    lead = a_verified_lead()
    for officer, status in [(cast.li(), 409), (cast.chen(), 404)]:
        client = cast.log_in(Client(), officer)
        answer = client.post(f"/leads/{lead.pk}/review/", {"verdict": "whatever"})
        assert answer.status_code == status
    assert _state(lead) == LeadState.VERIFIED
