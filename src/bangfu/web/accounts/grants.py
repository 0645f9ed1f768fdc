"""确认任命: a grant by the security administrator stands once its business owner agrees.

The owner is the head of the county office over the place. Where there is no head yet
(the first one is being appointed) the system administrator of the place decides: the
one administrator who neither gives rights nor reads logs. The console needs nobody:
whoever stands at the server owns the site anyway.
"""

from collections.abc import Iterable, Sequence

from django.db.models import Q, QuerySet

from bangfu.core.access import NotYourDuty, Role
from bangfu.core.division import full_code, is_inside, prefix
from bangfu.web.accounts.access import officer_of_actor
from bangfu.web.accounts.errors import GrantElsewhere, ReasonMissing
from bangfu.web.accounts.models import Post, PostState
from bangfu.web.accounts.queries import in_force
from bangfu.web.accounts.standing import Officer
from bangfu.web.trail.act import Actor, Done, act
from bangfu.web.trail.clock import now, today

CONFIRMERS = (Role.COUNTY_HEAD, Role.SYSTEM_ADMIN)
_LABEL = "确认任命"


def pending_for(officer: Officer) -> list[Post]:
    """待确认的任命 that an officer decides, by place; never those of himself."""
    role = officer.standing.role
    if role not in CONFIRMERS:
        return []
    waiting = _waiting().exclude(account=officer.account)
    inside = prefix(full_code(officer.post.division))
    found = list(waiting.filter(division__startswith=inside))
    if role is Role.COUNTY_HEAD:
        return found
    heads = _heads()
    return [post for post in found if not _has_head(post, heads)]


def owner_of(post: Post) -> str:
    """Who decides a grant, as a page says it."""
    return Role.COUNTY_HEAD.label if _has_head(post, _heads()) else "系统管理员"


@act("confirm_posts")
def confirm_posts(actor: Actor, *, posts: Sequence[int]) -> Done:
    """确认任命: from now on the posts are in force."""
    found = _decide(actor, posts, PostState.CONFIRMED)
    return Done(_subject(found), {"posts": found})


@act("refuse_post")
def refuse_post(actor: Actor, *, post: int, reason: str) -> Done:
    """不同意任命: the post never comes into force."""
    if not reason.strip():
        raise ReasonMissing
    found = _decide(actor, [post], PostState.REFUSED)
    return Done(_subject(found), {"posts": found, "reason": reason.strip()})


def _decide(actor: Actor, posts: Sequence[int], state: PostState) -> list[int]:
    officer = officer_of_actor(actor)
    if officer.standing.role not in CONFIRMERS:
        raise NotYourDuty(officer.standing.role, _LABEL)
    theirs = {post.pk: post for post in pending_for(officer)}
    if not posts or not set(posts) <= set(theirs):
        raise GrantElsewhere
    for number in posts:
        post = theirs[number]
        post.state, post.decided_at = state.value, now()
        post.decided_by = officer.account
        post.save(update_fields=["state", "decided_by", "decided_at"])
    return sorted(posts)


def _waiting() -> QuerySet[Post]:
    """Grants that still mean something: not ended, of an account still open."""
    pending = Post.objects.filter(
        Q(until=None) | Q(until__gte=today()),
        state=PostState.PENDING.value,
        account__disabled_at=None,
    )
    return pending.select_related("account", "unit", "deputy_of").order_by(
        "division", "pk"
    )


def _heads() -> list[Post]:
    heads = in_force().filter(role=Role.COUNTY_HEAD.value)
    return list(heads.filter(account__disabled_at=None))


def _has_head(post: Post, heads: Iterable[Post]) -> bool:
    """Whether somebody else is head over the place of a post."""
    return any(
        head.account_id != post.account_id and is_inside(post.division, head.division)
        for head in heads
    )


def _subject(posts: list[int]) -> str:
    return f"post:{posts[0]}" if len(posts) == 1 else "posts"
