"""AB岗和移交: who stands in, who goes on with the work, and that the trail says so."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.test import Client

from bangfu.core.problem import HandRefused, ProblemAct, ProblemState
from bangfu.web.accounts import actions, errors
from bangfu.web.accounts.handover import hand_over, open_work
from bangfu.web.accounts.models import Post
from bangfu.web.accounts.queries import officers_of
from bangfu.web.problems.actions import ACTIONS, Step
from bangfu.web.problems.handover import SuccessorElsewhere
from bangfu.web.problems.models import HandTaken, Problem
from bangfu.web.problems.proofs import examine
from bangfu.web.problems.story import story
from bangfu.web.trail.act import SYSTEM
from bangfu.web.trail.models import Event
from bangfu.web.trail.rebuild import compare
from web import cast
from web.problems.making import a_problem, photo

pytestmark = pytest.mark.django_db
FIRST = "Erste-2026-wort"


def a_deputy(officer: cast.Officer, *, days: int | None = 30) -> cast.Officer:
    """Somebody else who stands in for an officer, for some days."""
    until = None if days is None else actions.day_of_clock() + timedelta(days=days)
    opened = actions.open_account(
        SYSTEM, login="daiban", name="代班", first_password=FIRST
    )
    grant = cast.grant_like(officer)
    actions.give_post(
        SYSTEM,
        account=actions.number_of(opened.subject),
        grant=replace(grant, until=until, deputy_of=officer.post.pk),
    )
    return officers_of("daiban")[0]


def test_a_deputy_acts_in_his_own_name_and_is_called_so() -> None:
    """The event names his post; every page that names the post says 代."""
    deputy, no = a_deputy(cast.zhou()), a_problem(ProblemState.UNCLAIMED)
    receipt = ACTIONS[ProblemAct.CLAIM](deputy.actor, Step(no))
    event = Event.objects.get(seq=receipt.seq)
    assert (event.actor, event.post) == (deputy.account.pk, deputy.post.pk)
    assert story(Problem.objects.get(no=no))[0].who == "村委会村级干部（代）"
    assert "（代）" not in str(cast.zhou().post)


def test_a_deputy_stands_in_no_longer_than_he_was_asked_to() -> None:
    """The day after the last one he may do nothing."""
    deputy = a_deputy(cast.wang())
    yesterday = actions.day_of_clock() - timedelta(days=1)
    assert deputy.post.is_held_on(actions.day_of_clock() + timedelta(days=30))
    assert not deputy.post.is_held_on(actions.day_of_clock() + timedelta(days=31))
    actions.end_post(SYSTEM, post=deputy.post.pk, until=yesterday)
    assert officers_of("daiban") == []


def test_a_deputy_goes_with_the_post_he_stands_in_for() -> None:
    """And with no other."""
    deputy = a_deputy(cast.wang())
    yesterday = actions.day_of_clock() - timedelta(days=1)
    actions.end_post(SYSTEM, post=cast.qian().post.pk, until=yesterday)
    assert officers_of("daiban") == [deputy]
    actions.end_post(SYSTEM, post=cast.wang().post.pk, until=yesterday)
    assert officers_of("daiban") == []


def test_nobody_stands_in_for_a_deputy_or_longer_than_the_post() -> None:
    """Nor for a post that nobody confirmed."""
    deputy, admin = a_deputy(cast.wang()), cast.security_admin().actor
    third = cast.an_officer(role=cast.Role.LEADER, division=cast.COUNTY)
    of_deputy = replace(cast.grant_like(cast.wang()), deputy_of=deputy.post.pk)
    last = actions.day_of_clock() + timedelta(days=10)
    actions.end_post(SYSTEM, post=cast.wang().post.pk, until=last)
    too_long = replace(cast.grant_like(cast.wang()), deputy_of=cast.wang().post.pk)
    waiting = actions.give_post(
        admin,
        account=third.account.pk,
        grant=replace(cast.grant_like(cast.wang()), unit=third.post.unit_id),
    )
    of_waiting = replace(too_long, deputy_of=actions.number_of(waiting.subject))
    for grant in (of_deputy, too_long, of_waiting):
        with pytest.raises(errors.MainPostMissing):
            actions.give_post(SYSTEM, account=cast.qian().account.pk, grant=grant)


def fixing() -> str:
    """A problem that 周 is fixing."""
    return a_problem(ProblemState.FIXING)


def fixer_of(no: str) -> int:
    taken = HandTaken.objects.get(episode__problem__no=no, hand="fixer")
    return taken.account_id


@pytest.mark.both
def test_work_bound_to_a_person_goes_to_another_of_the_unit() -> None:
    """Who goes on with it, and the trail rebuilds to the same."""
    zhou, other, no = cast.zhou(), cast.other_cadre(), fixing()
    admin = cast.security_admin().actor
    assert [work.key for work in open_work(zhou.account)] == [no]
    hand_over(admin, account=zhou.account.pk, work=[no], to=other.post.pk)
    assert fixer_of(no) == other.account.pk
    assert open_work(zhou.account) == []
    assert story(Problem.objects.get(no=no))[0].act == "移交接手"
    assert list(compare(Event.objects.count())) == []
    step = Step(no, reason="水管已接通。", proofs=examine([photo()]))
    with pytest.raises(HandRefused):
        ACTIONS[ProblemAct.SUBMIT_PROOF](zhou.actor, step)
    ACTIONS[ProblemAct.SUBMIT_PROOF](other.actor, step)
    assert list(compare(Event.objects.count())) == []


def test_rebuilding_sees_a_fixer_that_no_event_made() -> None:
    """Somebody changed the hand by hand."""
    no, other = fixing(), cast.other_cadre()
    from bangfu.web.trail.guard import acting  # noqa: PLC0415 as a thief would

    with acting():
        HandTaken.objects.filter(episode__problem__no=no).update(account=other.account)
    told = [difference.sentence for _, difference in compare(Event.objects.count())]
    assert told == ["经手人和留痕不一致。"]


def test_work_goes_to_nobody_who_cannot_go_on_with_it() -> None:
    """Not to oneself, another unit, a post that ended, a checker of the same problem."""
    zhou, no, admin = cast.zhou(), fixing(), cast.security_admin().actor
    other = cast.other_cadre()
    asked = {"account": zhou.account.pk, "work": [no]}
    for post, refusal in (
        (zhou.post, errors.SuccessorUnfit),
        (cast.wang().post, errors.SuccessorUnfit),
    ):
        with pytest.raises(refusal):
            hand_over(admin, to=post.pk, **asked)
    with pytest.raises(errors.NothingChosen):
        hand_over(admin, account=zhou.account.pk, work=["2026-9"], to=other.post.pk)
    leader = cast.an_officer(
        role=cast.Role.LEADER, division=cast.VILLAGE, unit="村委会"
    )
    with pytest.raises(SuccessorElsewhere):
        hand_over(admin, to=leader.post.pk, **asked)
    yesterday = actions.day_of_clock() - timedelta(days=1)
    actions.end_post(SYSTEM, post=other.post.pk, until=yesterday)
    with pytest.raises(errors.SuccessorUnfit):
        hand_over(admin, to=other.post.pk, **asked)
    assert fixer_of(no) == zhou.account.pk


def test_the_list_names_who_left_work_behind(client: Client) -> None:
    """Until somebody took it over, on the page of the one who left."""
    zhou, other, no = cast.zhou(), cast.other_cadre(), fixing()
    admin = cast.security_admin()
    cast.log_in(client, admin)
    assert "没人接" not in client.get("/staff/").content.decode()
    actions.disable_account(admin.actor, account=zhou.account.pk, reason="调离")
    assert "周芳</a>1件" in client.get("/staff/").content.decode()
    path = f"/staff/{zhou.account.pk}/"
    page = client.get(path).content.decode()
    assert f'value="{no}" checked' in page
    assert f'<option value="{other.post.pk}">周强' in page
    told = {"work": [no], "to": other.post.pk}
    answer = client.post(f"{path}hand_over/", told, follow=True)
    assert "已移交1件" in answer.content.decode()
    assert "没人接" not in client.get("/staff/").content.decode()
    assert Post.objects.get(pk=zhou.post.pk).until is None
