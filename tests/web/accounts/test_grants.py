"""确认任命: what the security administrator grants stands once the owner agrees."""

import re
from dataclasses import replace

import pytest
from django.db import DatabaseError, transaction
from django.test import Client

from bangfu.core.access import NotYourDuty, Role
from bangfu.web.accounts import actions, errors
from bangfu.web.accounts.grants import confirm_posts, pending_for, refuse_post
from bangfu.web.accounts.models import Account, Post, PostState
from bangfu.web.accounts.queries import officers_of, posts_in_force
from bangfu.web.trail.act import SYSTEM
from bangfu.web.trail.guard import acting
from bangfu.web.trail.models import Event
from web import cast
from web.first_day import empty

pytestmark = pytest.mark.django_db
FIRST = "Erste-2026-wort"


def granted(
    role: Role = Role.LEADER, login: str = "xin", division: str = cast.COUNTY
) -> Post:
    """A new person's post, by the security administrator."""
    admin = cast.security_admin().actor
    opened = actions.open_account(admin, login=login, name="新人", first_password=FIRST)
    like = cast.an_officer(role=Role.LEADER, division=division, unit=f"单位{login}")
    grant = replace(cast.grant_like(like), role=role)
    account = actions.number_of(opened.subject)
    given = actions.give_post(admin, account=account, grant=grant)
    return Post.objects.get(pk=actions.number_of(given.subject))


def waiting(person: cast.Officer) -> list[int]:
    return [post.pk for post in pending_for(person)]


@pytest.mark.both
def test_a_grant_waits_until_the_head_of_the_county_office_agrees() -> None:
    """Before that the post is nobody's to act from."""
    post = granted()
    assert post.state == PostState.PENDING
    assert posts_in_force(post.account) == []
    zhao = cast.zhao()
    assert waiting(zhao) == [post.pk]
    confirm_posts(zhao.actor, posts=[post.pk])
    assert [found.pk for found in posts_in_force(post.account)] == [post.pk]
    assert Post.objects.get(pk=post.pk).decided_by == zhao.account
    assert waiting(zhao) == []


def test_a_refused_grant_never_stands_and_says_why() -> None:
    """Without a reason it is not refused; later it can no longer be confirmed."""
    post, zhao = granted(), cast.zhao()
    with pytest.raises(errors.ReasonMissing):
        refuse_post(zhao.actor, post=post.pk, reason=" ")
    refuse_post(zhao.actor, post=post.pk, reason="不是本单位的人")
    assert posts_in_force(post.account) == []
    with pytest.raises(errors.GrantElsewhere):
        confirm_posts(zhao.actor, posts=[post.pk])


def test_what_was_refused_leaves_the_account_free_for_the_right_post() -> None:
    """An administrator by mistake is not one for ever."""
    post, zhao = granted(Role.AUDIT_ADMIN), cast.zhao()
    refuse_post(zhao.actor, post=post.pk, reason="点错了")
    actions.give_post(
        cast.security_admin().actor,
        account=post.account_id,
        grant=replace(cast.grant_like(cast.qian()), role=Role.LEADER),
    )
    assert len(waiting(zhao)) == 1


def test_only_the_owner_of_the_place_confirms() -> None:
    """Not the head of another county, not a clerk, not the one who granted."""
    post = granted()
    cast.zhao()
    head = cast.an_officer(role=Role.COUNTY_HEAD, division=cast.OTHER_COUNTY)
    assert waiting(head) == []
    for person, refusal in (
        (head, errors.GrantElsewhere),
        (cast.wang(), NotYourDuty),
        (cast.security_admin(), NotYourDuty),
        (cast.system_admin(), errors.GrantElsewhere),
    ):
        with pytest.raises(refusal):
            confirm_posts(person.actor, posts=[post.pk])
    assert posts_in_force(post.account) == []


def test_the_first_head_is_confirmed_by_the_system_administrator() -> None:
    """And from then on the head confirms; nobody confirms himself."""
    empty()
    head, other = granted(Role.COUNTY_HEAD), granted(login="xin2")
    system = cast.system_admin()
    assert waiting(system) == [head.pk, other.pk]
    confirm_posts(system.actor, posts=[head.pk])
    assert waiting(system) == []
    [officer] = officers_of("xin")
    assert waiting(officer) == [other.pk]


def test_a_head_does_not_confirm_a_post_of_his_own() -> None:
    """Where there is no other head the system administrator does."""
    zhao, admin = cast.zhao(), cast.security_admin().actor
    grant = replace(cast.grant_like(cast.qian()), role=Role.LEADER)
    actions.give_post(admin, account=zhao.account.pk, grant=grant)
    assert waiting(zhao) == []
    assert len(waiting(cast.system_admin())) == 1


def test_the_consoles_hand_needs_nobody() -> None:
    """Whoever stands at the server owns the site; so are demo and tests made."""
    post = granted()
    actions.give_post(
        SYSTEM, account=post.account_id, grant=cast.grant_like(cast.qian())
    )
    assert len(posts_in_force(post.account)) == 1


def test_two_heads_at_once_confirm_once() -> None:
    """The second is told that it was done."""
    post, zhao = granted(), cast.zhao()
    other = cast.an_officer(role=Role.COUNTY_HEAD, division=cast.COUNTY)
    confirm_posts(zhao.actor, posts=[post.pk])
    with pytest.raises(errors.GrantElsewhere, match="已经有人办过"):
        confirm_posts(other.actor, posts=[post.pk])
    assert Event.objects.filter(type="confirm_posts").count() == 1


def test_the_page_confirms_what_is_ticked(client: Client) -> None:
    """And the person who waits is told for whom."""
    post, other = granted(), granted(login="xin2")
    cast.log_in(client, cast.zhao())
    page = client.get("/grants/").content.decode()
    assert page.count('name="post"') == 2
    answer = client.post("/grants/confirm/", {"post": [post.pk]}, follow=True)
    assert "已确认1个岗位" in answer.content.decode()
    reason = {"reason": "不是本县的人"}
    client.post(f"/grants/{other.pk}/refuse/", reason)
    other.refresh_from_db()
    assert other.state == PostState.REFUSED
    assert client.post("/grants/confirm/", {}).status_code == 409


def test_a_whole_list_is_confirmed_as_it_was_shown(client: Client) -> None:
    """What was granted after the page was opened waits."""
    shown = [granted(login=login).pk for login in ("xin", "xin2")]
    cast.log_in(client, cast.zhao())
    page = client.get("/grants/").content.decode()
    [numbers] = re.findall(r'name="all" value="([^"]*)"', page)
    later = granted(login="xin3")
    client.post("/grants/confirm/", {"all": numbers})
    assert waiting(cast.zhao()) == [later.pk]
    assert len(shown) == 2


def test_who_waits_is_told_so(client: Client) -> None:
    """Nobody wonders why there is nothing to do."""
    post = granted()
    client.post("/login/", {"login": "xin", "password": FIRST})
    new = "Changjiang-88-li"
    client.post("/password/", {"old": FIRST, "new": new, "again": new})
    page = client.get("/post/").content.decode()
    assert "还在等确认" in page
    assert str(post) in page


PAIRS = [
    (Role.SECURITY_ADMIN, Role.LEADER),
    (Role.LEADER, Role.AUDIT_ADMIN),
    (Role.SYSTEM_ADMIN, Role.AUDIT_ADMIN),
]


@pytest.mark.both
@pytest.mark.parametrize(("first", "second"), PAIRS)
def test_the_database_itself_keeps_administrators_apart(
    first: Role, second: Role
) -> None:
    """Whatever code writes, and also when a post is changed into another."""
    post = cast.an_officer(role=first, division=cast.COUNTY).post
    copied = {"account": post.account, "unit": post.unit, "division": post.division}
    copied |= {"from_date": post.from_date}
    with acting():
        with pytest.raises(DatabaseError, match="kept apart"), transaction.atomic():
            Post.objects.create(role=second.value, **copied)
        same = Post.objects.create(role=first.value, **copied)
        changed = Post.objects.filter(pk=same.pk)
        with pytest.raises(DatabaseError, match="kept apart"), transaction.atomic():
            changed.update(role=second.value)
        changed.update(role=first.value)
    assert post.account.posts.count() == 2


def test_ordinary_posts_may_stand_together() -> None:
    """The trigger stops administrators only."""
    wang = Account.objects.get(pk=cast.wang().account.pk)
    actions.give_post(SYSTEM, account=wang.pk, grant=cast.grant_like(cast.qian()))
    assert wang.posts.count() == 2
